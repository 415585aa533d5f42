import type { Instant } from '../event/envelope.ts';
import type { Party } from '../event/vocabulary.ts';
import type { StatePause } from '../standard/standard.ts';
import type { Run } from './runs.ts';
import type { Moment } from './timeline.ts';
import type { ClockInput, ClockPause, RecordedPause } from './types.ts';

/** Every pause of a case that its policy names or that somebody recorded, in order, whether it counts or not. */
export function casePauses(input: ClockInput, timeline: readonly Moment[], asOf: Instant): ClockPause[] {
  const implied = impliedPauses(input, timeline);
  const recorded = input.recordedPauses
    .filter(({ from }) => from <= asOf)
    .map((pause) => recordedPause(pause, input, asOf));
  return [...implied, ...recorded].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
}

/** Those that the states themselves bring about. */
function impliedPauses(input: ClockInput, timeline: readonly Moment[]): ClockPause[] {
  const { pauses } = input.policy;
  if (!timeline.some((moment) => pauses.some(({ state }) => state === moment.state))) return [];
  return stays(timeline).flatMap((stay) =>
    pauses.filter(({ state }) => state === stay.state).map((pause) => statePause(pause, stay, input)),
  );
}

/** What of the pauses falls into a run. */
export function pausesWithin(pauses: readonly ClockPause[], { startedAt, stoppedAt }: Run): ClockPause[] {
  return pauses
    .map((pause) => ({ ...pause, from: later(pause.from, startedAt), to: earlier(pause.to, stoppedAt) }))
    .filter(({ from, to }) => to === null || from < to);
}

interface Stay {
  readonly state: string;
  readonly from: Instant;
  to: Instant | null;
}

/** The stretches that the case spent in each state. */
function stays(timeline: readonly Moment[]): Stay[] {
  const found: Stay[] = [];
  for (const { state, at } of timeline) {
    const last = found.at(-1);
    if (last?.state === state) continue;
    if (last) last.to = at;
    found.push({ state, from: at, to: null });
  }
  return found;
}

function statePause({ state, party, adopt }: StatePause, { from, to }: Stay, input: ClockInput): ClockPause {
  const counts = adopt === 'default' || isAdopted(state, input);
  return { from, to, state, reason: null, party, counts, basis: counts ? adopt : 'not-adopted' };
}

function recordedPause({ from, to, reason, party }: RecordedPause, input: ClockInput, asOf: Instant): ClockPause {
  const known = to !== null && to <= asOf ? to : null;
  return { from, to: known, state: null, reason, party, counts: mayPauseFor(party, input), basis: 'recorded' };
}

/** Waiting for a party counts only where the policy, or a decree that the office adopted, lets that party pause it. */
function mayPauseFor(party: Party, input: ClockInput): boolean {
  return input.policy.pauses.some(
    (pause) => pause.party === party && (pause.adopt === 'default' || isAdopted(pause.state, input)),
  );
}

function isAdopted(state: string, { adoptedPauses }: ClockInput): boolean {
  return adoptedPauses.some((adopted) => adopted.state === state);
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

function earlier(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
