import type { Place } from '../check/index.ts';
import { terminalOutcomes } from '../lookup.ts';
import type { Procedure, StartRule, StopRule } from '../standard.ts';

/** A clock starts, stops and starts anew on events that something in the procedure leaves behind. */
export function clocks(procedure: Procedure, at: Place): void {
  const { clock, subLimits } = procedure;
  const place = at.at('clock');
  const types = typesOf(procedure);
  startAndStops(clock, types, place);
  if (clock.restart) needType(clock.restart.type, types, place.at('restart', 'type'));
  if (clock.min > clock.max)
    place.at('min').report('wrong-value', `${clock.min} is more than the maximum ${clock.max}`);
  const outcomes = new Set<string>(Object.values(terminalOutcomes(procedure)));
  for (const [index, outcome] of clock.judgedOutcomes.entries()) {
    if (outcomes.has(outcome)) continue;
    place.at('judgedOutcomes', index).report('unknown-name', `no state ends with ${JSON.stringify(outcome)}`, outcomes);
  }
  for (const [index, limit] of subLimits.entries()) {
    startAndStops(limit, types, at.at('subLimits', index));
    if (subLimits.findIndex(({ name }) => name === limit.name) === index) continue;
    at.at('subLimits', index, 'name').report('duplicate', `the name ${JSON.stringify(limit.name)} is taken`);
  }
}

function typesOf({ steps, exits, parallel }: Procedure): ReadonlySet<string> {
  return new Set(['ReportReceived', ...[...steps, ...exits, ...parallel].map(({ type }) => type)]);
}

function startAndStops(
  clock: { readonly start: StartRule; readonly stop: readonly StopRule[] },
  types: ReadonlySet<string>,
  at: Place,
): void {
  needType(clock.start.type, types, at.at('start', 'type'));
  if (clock.start.before) needType(clock.start.before, types, at.at('start', 'before'));
  for (const [index, stop] of clock.stop.entries()) {
    if (stop !== 'terminal') needType(stop.type, types, at.at('stop', index, 'type'));
  }
}

function needType(type: string, types: ReadonlySet<string>, at: Place): void {
  if (!types.has(type)) at.report('unknown-name', `nothing in the procedure leaves a ${type}`, types);
}
