import type { JsonObject, TakeIn } from '@jejak/domain';
import { nameId } from '../ids.ts';
import type { CommandRequest, Intake, IntakeCase, SubjectClaim } from '../ledger.ts';

/** A person whom a report brings in. */
export interface Newcomer {
  readonly id: string;
  readonly facts: JsonObject;
  /** Where the report speaks of them. */
  readonly pointer: string;
}

/** One case of a report, under ids that a repeat finds again. */
export interface PlannedCase {
  readonly id: string;
  readonly index: number;
  readonly command: TakeIn;
  readonly newcomers: readonly Newcomer[];
  /** Persons that the report names as known here. */
  readonly known: readonly string[];
}

export function planCases(intake: Intake, request: CommandRequest): readonly PlannedCase[] {
  return intake.cases.map((item, index) => planCase(intake, item, index, request));
}

function planCase(intake: Intake, item: IntakeCase, index: number, { commandId }: CommandRequest): PlannedCase {
  const { office, service, occurredAt, performedBy } = intake;
  const client = personOf(item.client, 'client', index, commandId);
  const reporter = personOf(item.reporter, 'reporter', index, commandId);
  const command: TakeIn = {
    kind: 'take-in',
    office,
    service,
    client: client.id,
    reporter: reporter.id,
    report: { id: nameId(commandId, 'report'), index, count: intake.cases.length },
    facts: item.facts,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(performedBy === undefined ? {} : { performedBy }),
  };
  const newcomers = [client, reporter].flatMap(({ newcomer }) => newcomer ?? []);
  const known = [client, reporter].flatMap(({ id, newcomer }) => (id === null || newcomer ? [] : id));
  return { id: nameId(commandId, `case/${index}`), index, command, newcomers, known };
}

interface Person {
  readonly id: string | null;
  readonly newcomer?: Newcomer;
}

function personOf(claim: SubjectClaim | null, role: string, index: number, commandId: string): Person {
  if (claim === null) return { id: null };
  if ('subject' in claim) return { id: claim.subject };
  const id = nameId(commandId, `${role}/${index}`);
  return { id, newcomer: { id, facts: claim.facts, pointer: `/cases/${index}/${role}` } };
}
