import {
  type Check,
  dictionary,
  filledList,
  list,
  literal,
  name,
  nullable,
  oneOf,
  optional,
  record,
  text,
} from '../check/index.ts';
import {
  type Act,
  type Exit,
  MILESTONES,
  OUTCOMES,
  type ParallelFact,
  type Procedure,
  type State,
  type Step,
  type TerminalState,
} from '../standard.ts';
import { clockPolicy, subLimit } from './clock.ts';
import { decides, party, role, stepType } from './vocabulary.ts';

const outcome = oneOf('outcome', OUTCOMES);
const label = { id: text, en: text };

const act: { readonly [K in keyof Act]-?: Check<Act[K]> } = {
  ...label,
  key: name,
  type: stepType,
  outcome: optional(text),
  decidedBy: decides,
  recordedBy: filledList(role),
  party: optional(filledList(party)),
  produces: list(text),
  basis: text,
  note: optional(text),
};

const step = record<Step>({
  ...act,
  from: filledList(name),
  to: name,
  milestone: optional(oneOf('milestone', MILESTONES)),
  condition: optional(oneOf('condition', ['head-away'])),
});

const exit = record<Exit>({ ...act, to: name, terminal: outcome, onlyWaitingFor: optional(filledList(party)) });

const parallel = record<ParallelFact>({
  ...act,
  after: optional(filledList(name)),
  alsoAfterTerminal: optional(literal(true)),
});

/** True, or the reason why there is none. */
const milestone: Check<true | string> = (value, at) => {
  if (value !== true) text(value, at);
};

export const procedure = record<Procedure>({
  initial: name,
  states: dictionary(record<State>({ ...label, waitingFor: optional(party) })),
  terminal: dictionary(record<TerminalState>({ ...label, outcome })),
  steps: filledList(step),
  exits: list(exit),
  exitsByState: dictionary(list(name)),
  parallel: list(parallel),
  milestones: record<Procedure['milestones']>({
    received: milestone,
    assessed: milestone,
    verified: milestone,
    signed: milestone,
    sent: milestone,
  }),
  clock: clockPolicy,
  subLimits: list(subLimit),
  note: nullable(text),
});
