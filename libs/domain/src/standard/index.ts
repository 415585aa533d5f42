export type { Problem, ProblemCode } from './check/index.ts';
export { standardHash } from './hash.ts';
export {
  GRANT_LABELS,
  MILESTONE_LABELS,
  OUTCOME_LABELS,
  PARTY_LABELS,
  ROLE_LABELS,
  TYPE_LABELS,
} from './labels.ts';
export {
  exitsFrom,
  findAct,
  isTerminal,
  parallelIn,
  type Standing,
  stepsFrom,
  terminalOutcome,
  terminalOutcomes,
} from './lookup.ts';
export { type Parsed, parseDecree, parseStandard } from './parse.ts';
export type { FoundAct } from './procedure-index.ts';
export {
  type Act,
  type Budget,
  type ClockPolicy,
  type CompletionTime,
  type Components,
  type Contact,
  type Decides,
  type Decree,
  type Exit,
  type Flowchart,
  type Label,
  MILESTONES,
  type Milestone,
  OUTCOMES,
  type Outcome,
  type ParallelFact,
  type Procedure,
  type Publication,
  type Published,
  type PublishedProcedure,
  type PublishedStep,
  type Requirement,
  type SecondPromise,
  type Standard,
  type StartRule,
  type State,
  type StatePause,
  type Step,
  type StopRule,
  type SubLimit,
  type TerminalState,
} from './standard.ts';
export { TODAYS_WORDS, type TodaysWord, todaysWordsFor } from './todays-words.ts';
export { inForceOn, overlapsWith, type Validity } from './validity.ts';
