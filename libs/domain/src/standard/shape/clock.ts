import { STEP_TYPES } from '../../event/vocabulary.ts';
import { bool, type Check, filledList, list, name, oneOf, optional, record, text, whole } from '../check/index.ts';
import {
  type Budget,
  type ClockPolicy,
  OUTCOMES,
  type StartRule,
  type StatePause,
  type StopRule,
  type SubLimit,
} from '../standard.ts';
import { party, stepType } from './vocabulary.ts';

const unit = oneOf('unit of time', ['minute', 'day', 'week', 'month']);
const dayKind = oneOf('kind of day', ['working', 'calendar', 'office-minutes']);

export const budget = record<Budget>({ unit, n: whole(1), dayKind, countsFirstDay: bool });

const start = record<StartRule>({
  type: oneOf('type of event', ['ReportReceived', ...STEP_TYPES]),
  which: oneOf('choice of an event', ['first', 'last', 'first-of-stay']),
  before: optional(stepType),
});

const stopOnType = record<{ type: (typeof STEP_TYPES)[number] }>({ type: stepType });
const stop: Check<StopRule> = (value, at) => {
  if (value === 'terminal') return;
  if (typeof value === 'string') at.report('unknown-name', `${JSON.stringify(value)} is no stop`, ['terminal']);
  else stopOnType(value, at);
};

const pause = record<StatePause>({
  state: name,
  party,
  adopt: oneOf('way to adopt a pause', ['default', 'by-decree']),
});

export const clockPolicy = record<ClockPolicy>({
  start,
  stop: filledList(stop),
  unit,
  min: whole(1),
  max: whole(1),
  dayKind,
  countsFirstDay: bool,
  judgedOutcomes: filledList(oneOf('outcome', OUTCOMES)),
  pauses: list(pause),
  why: text,
  restart: optional(stopOnType),
  alternative: optional(record<NonNullable<ClockPolicy['alternative']>>({ dayKind, why: text })),
});

export const subLimit = record<SubLimit>({
  name: text,
  start,
  stop: filledList(stop),
  unit,
  max: whole(1),
  dayKind,
  countsFirstDay: bool,
  why: text,
});
