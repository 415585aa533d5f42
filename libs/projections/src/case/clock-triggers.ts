import {
  type CaseEvent,
  isStepEvent,
  type Standard,
  type StartRule,
  type StopRule,
  terminalOutcomes,
} from '@jejak/domain';

/** What can move a clock of a standard: types of events, and states that are entered or left. */
export interface ClockTriggers {
  readonly types: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
}

const ofAll = new WeakMap<Standard, ClockTriggers>();

/** What can move any clock, the sub-limits included. Standards are never changed, so this is derived once for each. */
export function allTriggers(standard: Standard): ClockTriggers {
  const { clock, subLimits } = standard.procedure;
  const known = ofAll.get(standard) ?? triggersOf(standard, [clock, ...subLimits]);
  ofAll.set(standard, known);
  return known;
}

interface Rules {
  readonly start: StartRule;
  readonly stop: readonly StopRule[];
  readonly restart?: { readonly type: string };
}

function triggersOf({ procedure }: Standard, rules: readonly Rules[]): ClockTriggers {
  const types = rules.flatMap(({ start, stop, restart }) => [
    start.type,
    ...(start.before ? [start.before] : []),
    ...(restart ? [restart.type] : []),
    ...stop.flatMap((rule) => (rule === 'terminal' ? [] : [rule.type])),
  ]);
  const pausing = procedure.clock.pauses.map(({ state }) => state);
  return { types: new Set(types), states: new Set([...pausing, ...Object.keys(terminalOutcomes(procedure))]) };
}

/** Whether clocks have to be derived again after this event. */
export function movesClocks(event: CaseEvent, { types, states }: ClockTriggers): boolean {
  if (isStepEvent(event)) {
    const { from, to } = event.data;
    return types.has(event.type) || (from !== to && (states.has(from) || states.has(to)));
  }
  switch (event.type) {
    case 'ReportReceived':
    case 'ClockPaused':
    case 'ClockResumed':
    case 'TermExtended':
    case 'CaseReopened':
    case 'StandardRebound':
      return true;
    case 'EventCorrected':
      return event.data.occurredAt !== undefined;
    default:
      return false;
  }
}
