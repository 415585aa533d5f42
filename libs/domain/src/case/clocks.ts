import { type Clock, caseClocks, type OfficeCalendar } from '../clock/index.ts';
import type { Instant } from '../event/index.ts';
import { type Standard, terminalOutcomes } from '../standard/index.ts';
import type { CaseState } from './state.ts';

/** All clocks of a case as of an instant, under the standard it is bound to. */
export function clocksOf(
  state: CaseState,
  standard: Standard,
  calendar: OfficeCalendar,
  asOf: Instant,
): readonly Clock[] {
  if (!state.clock) return [];
  return caseClocks(
    {
      policy: state.clock.policy,
      subLimits: standard.procedure.subLimits,
      secondPromises: standard.secondPromises,
      calendar,
      entries: state.history,
      recordedPauses: state.pauses,
      extensions: state.extensions,
      adoptedPauses: state.clock.adoptedPauses,
      ...(state.clock.countsFirstDay === null ? {} : { countsFirstDay: state.clock.countsFirstDay }),
      terminalStates: terminalOutcomes(standard.procedure),
    },
    asOf,
  );
}

/** The promise's present run; undefined before it starts. */
export function promiseOf(clocks: readonly Clock[]): Clock | undefined {
  return clocks.findLast((clock) => clock.kind === 'promise');
}
