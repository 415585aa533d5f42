import { accept, type Decision, type DecisionContext, refuse, refuseFacts } from '../decision/index.ts';
import type { Instant, Role } from '../event/index.ts';
import { CASE_FACTS, splitFacts } from '../facts/index.ts';
import {
  adoptionOn,
  capacityOf,
  localDate,
  type OfficeState,
  performerAs,
  performerOf,
  recorderOf,
  settingAt,
} from '../office/index.ts';
import type { Standard } from '../standard/index.ts';
import type { TakeIn } from './commands.ts';
import type { ClockBinding, ReportReceived } from './events.ts';
import { unknownIn } from './named-in-facts.ts';
import { normalInstant } from './occurred.ts';
import { type CaseState, principalSubject } from './state.ts';

/** Positions at which reports come in. */
export const INTAKE_ROLES: readonly Role[] = [
  'front-desk',
  'case-worker',
  'shelter-officer',
  'secretariat',
  'back-office',
];

/** Opens a case under the standard that was in force on the day the report came in, and binds it to that version. */
export function takeIn(command: TakeIn, state: CaseState, office: OfficeState, context: DecisionContext): Decision {
  if (state.revision >= 0) return refuse('already-exists', { case: state.id });
  const { service, client, reporter, report } = command;
  const occurredAt = normalInstant(command.occurredAt ?? context.now);
  if (occurredAt > context.now) return refuse('occurred-in-future', { occurredAt, now: context.now });
  const adoption = adoptionOn(office, service, localDate(office, occurredAt));
  if (!adoption) return noStandard(office, service, occurredAt);
  const wanted = { roles: INTAKE_ROLES, rankAtLeast: 1, unit: adoption.unit, service, type: null };
  const capacity = capacityOf(office, context.user, wanted, context.now);
  if (!capacity) return refuse('wrong-position', { needed: INTAKE_ROLES });
  if (client === null && reporter === null) {
    return refuseFacts([{ pointer: '/client', problem: 'missing', expected: 'a client or a reporter' }]);
  }
  const recorder = recorderOf(office, context.user, capacity);
  const claim = command.performedBy;
  if (claim && 'party' in claim) return refuse('no-mandate', { needed: INTAKE_ROLES });
  const performer = claim ? performerOf(office, claim, wanted, occurredAt) : performerAs(recorder);
  if (!performer) return refuse('no-mandate', { needed: INTAKE_ROLES });
  const subject = principalSubject({ client, reporter, office: office.code });
  const facts = splitFacts(CASE_FACTS.ReportReceived, command.facts ?? {}, subject);
  if (!facts.ok) return refuseFacts(facts.problems);
  const unknown = unknownIn(facts.data, adoption.standard, office, occurredAt);
  if (unknown.length > 0) return refuseFacts(unknown);
  const data: ReportReceived = {
    service,
    standard: adoption.hash,
    clock: bindClock(adoption.standard, office, occurredAt),
    state: adoption.standard.procedure.initial,
    unit: adoption.unit,
    client,
    reporter,
    report,
    facts: facts.data,
  };
  return accept({
    type: 'ReportReceived',
    occurredAt,
    performedBy: performer,
    recordedBy: recorder,
    data,
    personal: facts.personal,
  });
}

/** What holds for the clock of a case that is bound at this instant. */
export function bindClock(standard: Standard, office: OfficeState, at: Instant): ClockBinding {
  const { service, procedure } = standard;
  return {
    policy: procedure.clock,
    adoptedPauses: office.pauseAdoptions
      .filter((adopted) => adopted.service === service && adopted.from <= at)
      .map(({ state, decree }) => ({ state, decree: decree.number })),
    countsFirstDay: settingAt(office, 'counts-first-day', service, at) ?? null,
  };
}

function noStandard(office: OfficeState, service: string, at: Instant): Decision {
  const date = localDate(office, at);
  const services = new Set(office.adoptions.map((adoption) => adoption.service));
  const possible = [...services].filter((key) => adoptionOn(office, key, date));
  return refuse(services.has(service) ? 'no-standard-in-force' : 'unknown-service', { service, date, possible });
}
