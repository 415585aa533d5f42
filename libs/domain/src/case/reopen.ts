import { accept, type Decision, type DecisionContext, refuse, refuseFacts } from '../decision/index.ts';
import { CASE_FACTS, splitFacts } from '../facts/index.ts';
import { capacityOf, type OfficeState, performerOf, recorderOf } from '../office/index.ts';
import type { Procedure } from '../standard/index.ts';
import type { Reopen } from './commands.ts';
import { normalInstant, refuseWhen } from './occurred.ts';
import { neededFor } from './plain.ts';
import { type CaseState, principalSubject } from './state.ts';

/** A closed case goes on from a state that a division head or above names; a new clock starts, the first one's result stays. */
export function reopen(
  command: Reopen,
  state: CaseState,
  procedure: Procedure,
  office: OfficeState,
  context: DecisionContext,
): Decision {
  if (!state.terminal) return refuse('case-open', { state: state.status });
  const open = Object.keys(procedure.states);
  if (!open.includes(command.to)) return refuse('state-not-possible', { to: command.to, possible: open });
  const occurredAt = normalInstant(command.occurredAt ?? context.now);
  const wanted = { roles: [], rankAtLeast: 2, unit: state.unit, service: state.service, type: null };
  const capacity = capacityOf(office, context.user, { ...wanted, roles: ['secretariat'] }, context.now);
  if (!capacity) return refuse('wrong-position', { needed: neededFor(['secretariat'], 2) });
  const claim = command.performedBy ?? { user: context.user };
  const performedBy = 'party' in claim ? undefined : performerOf(office, claim, wanted, occurredAt);
  if (!performedBy) return refuse('no-mandate', { needed: neededFor([], 2) });
  const late = refuseWhen(state, occurredAt, context.now, true);
  if (late) return late;
  const facts = splitFacts(CASE_FACTS.CaseReopened, command.facts ?? {}, principalSubject(state));
  if (!facts.ok) return refuseFacts(facts.problems);
  const recordedBy = recorderOf(office, context.user, capacity);
  const data = { from: state.status, to: command.to, ...facts.data };
  return accept({ type: 'CaseReopened', occurredAt, performedBy, recordedBy, data, personal: facts.personal });
}
