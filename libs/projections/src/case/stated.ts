import type { CaseEvent, Json, JsonObject } from '@jejak/domain';

/** What an event said, corrections applied. */
export interface Stated {
  readonly eventId: string;
  readonly facts: JsonObject;
}

/** What was last said under a name; undefined where nobody said anything. */
export function lastStated(said: readonly Stated[], name: string): Json | undefined {
  return said.findLast(({ facts }) => facts[name] !== undefined)?.facts[name];
}

export function lastAssignee(said: readonly Stated[]): string | null {
  const assignee = lastStated(said, 'assignee');
  return typeof assignee === 'string' ? assignee : null;
}

/** Whether a correction or the event itself may change who is assigned or how urgent the case is. */
export function statesAnew({ type, data }: CaseEvent): boolean {
  return STATING.has(type === 'EventCorrected' ? data.eventType : type);
}

const STATING: ReadonlySet<string> = new Set(['ReportReceived', 'CaseAssessed', 'CaseAssigned', 'CaseReassigned']);
