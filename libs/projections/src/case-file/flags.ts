import { type CaseEvent, isStepEvent } from '@jejak/domain';

/** What must be seen of a case after an event, each once, in the order in which it came up. */
export function flagsAfter(flags: readonly string[], event: CaseEvent): readonly string[] {
  const raised = raisedBy(event);
  return raised.length === 0 ? flags : [...new Set([...flags, ...raised])];
}

const NONE: readonly string[] = [];

function raisedBy(event: CaseEvent): readonly string[] {
  if (event.type === 'DuplicateMarked') return ['duplicate'];
  if (!isStepEvent(event)) return NONE;
  const { flags = NONE, deviation } = event.data;
  return deviation ? [...flags, 'deviation'] : flags;
}
