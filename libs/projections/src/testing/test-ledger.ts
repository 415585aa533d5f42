import {
  type Addressee,
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  type DecidedEvent,
  type Decision,
  type DecisionContext,
  decideCase,
  decideOffice,
  decideSubject,
  evolveCase,
  evolveOffice,
  evolveSubject,
  type JsonObject,
  type LedgerEvent,
  newCase,
  newOffice,
  newSubject,
  type OfficeCommand,
  type OfficeEvent,
  type OfficeState,
  printedNumber,
  type RefusalCode,
  type Reminder,
  type SubjectCommand,
  type SubjectEvent,
  type SubjectState,
  streams,
} from '@jejak/domain';
import { founding } from './founding.ts';
import { uuid } from './identifiers.ts';

const OFFICE = 'DMI';
const FOUNDED_AT = '2026-01-05T01:00:00.000Z';
const MINUTE = 60_000;

/** Runs commands through the domain and keeps every event in global order, a minute apart. */
export class TestLedger {
  readonly events: LedgerEvent[] = [];
  office: OfficeState = newOffice(OFFICE);
  readonly cases = new Map<string, CaseState>();
  readonly subjects = new Map<string, SubjectState>();
  readonly #revisions = new Map<string, number>();
  #count = 0;
  #now = Date.parse(FOUNDED_AT);

  constructor(before: TestLedger | null = founded()) {
    if (!before) return;
    this.events.push(...before.events);
    this.office = before.office;
    this.#revisions = new Map(before.#revisions);
    this.#count = before.#count;
    this.#now = before.#now;
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  at(instant: string): this {
    this.#now = Date.parse(instant);
    return this;
  }

  passes(minutes: number): this {
    this.#now += minutes * MINUTE;
    return this;
  }

  /** A command to the office. */
  says(by: string, command: OfficeCommand): this {
    const context = this.#context(by);
    const events = accepted(decideOffice(command, this.office, context));
    for (const event of events) {
      this.office = evolveOffice(this.office, this.#append(streams.office(OFFICE), event, context) as OfficeEvent);
    }
    return this;
  }

  registers(by: string, facts: JsonObject = {}): string {
    const id = uuid(2, this.subjects.size);
    this.tells(by, id, { kind: 'register-subject', facts });
    return id;
  }

  /** A command about a subject. */
  tells(by: string, id: string, command: SubjectCommand): this {
    const context = this.#context(by);
    const state = this.subjects.get(id) ?? newSubject(id);
    const events = accepted(decideSubject(command, state, this.office, context));
    for (const event of events) {
      const stored = this.#append(streams.subject(id), event, context) as SubjectEvent;
      this.subjects.set(id, evolveSubject(this.subjects.get(id) ?? newSubject(id), stored));
    }
    return this;
  }

  /** Takes a report in and gives the id of the case. */
  takesIn(by: string, service: string, facts: JsonObject = {}, client = uuid(1, this.cases.size)): string {
    const id = uuid(3, this.cases.size);
    return this.does(by, id, {
      kind: 'take-in',
      office: OFFICE,
      service,
      client,
      reporter: null,
      report: { id, index: 0, count: 1 },
      facts: { channel: 'counter', reportedBy: 'police', ...facts },
    });
  }

  /** A command about a case; gives the id of the case. Throws where it is refused. */
  does(by: string, id: string, command: CaseCommand): string {
    const refused = this.tries(by, id, command);
    if (refused) throw new Error(`${command.kind} refused: ${refused}`);
    return id;
  }

  step(by: string, id: string, step: string, facts: JsonObject = {}): string {
    return this.does(by, id, { kind: 'record-step', step, facts });
  }

  /** The same, giving the code of a refusal. */
  tries(by: string, id: string, command: CaseCommand): RefusalCode | null {
    const context = this.#context(by);
    const decision = decideCase(command, this.caseOf(id), this.office, context);
    if (!decision.accepted) return decision.refusal.code;
    for (const event of decision.events) {
      this.cases.set(id, evolveCase(this.caseOf(id), this.#append(streams.case(id), event, context) as CaseEvent));
    }
    return null;
  }

  /** Gives a case or one of its letters the next number, or voids one. */
  numbers(id: string, document: string | null, number: number): this {
    const kind = document === null ? 'register' : 'letters';
    const printed = printedNumber(kind, OFFICE, 2026, number);
    return this.#register(streams[kind](OFFICE, 2026), 'NumberAllotted', { number, printed, case: id, document });
  }

  voidsNumber(id: string, document: string | null, number: number): this {
    const kind = document === null ? 'register' : 'letters';
    return this.#register(streams[kind](OFFICE, 2026), 'NumberVoided', { number, case: id, document, reason: 'other' });
  }

  shows(user: string, subjects: readonly string[]): this {
    const data = { user, session: 'hash', purpose: 'worklist', subjects, case: null };
    return this.#register(streams.access(OFFICE, this.now.slice(0, 10), 'n1'), 'SubjectsShown', data);
  }

  /** Sends a reminder; gives the id of its event. */
  reminds(id: string, reminder: Reminder, to: readonly Addressee[]): string {
    const data = { ...reminder, case: id, service: this.caseOf(id).service, to };
    return this.#register(streams.escalation(id), 'ReminderSent', data).last.id;
  }

  mails(id: string, reminder: string): this {
    const data = { case: id, reminder, accepted: ['kasi'], refused: [] };
    return this.#register(streams.escalation(id), 'ReminderMailed', data);
  }

  caseOf(id: string): CaseState {
    return this.cases.get(id) ?? newCase(id);
  }

  /** The last event that was recorded. */
  get last(): LedgerEvent {
    const event = this.events.at(-1);
    if (!event) throw new Error('nothing has happened yet');
    return event;
  }

  #register(stream: string, type: string, data: object): this {
    const by = {
      recordedBy: { system: 'ledger', officeRevision: this.office.revision },
      performedBy: { system: 'ledger' },
    };
    this.#append(stream, { type, occurredAt: this.now, ...by, data, personal: [] }, this.#context('ledger'));
    return this;
  }

  #context(user: string): DecisionContext {
    this.#count += 1;
    return { user, now: this.now, commandId: uuid(4, this.#count), instanceAdministrator: user === 'founder' };
  }

  #append(stream: string, event: DecidedEvent, context: DecisionContext): LedgerEvent {
    const revision = (this.#revisions.get(stream) ?? -1) + 1;
    this.#revisions.set(stream, revision);
    const { personal, ...decided } = event;
    const stored = {
      v: 1,
      ...decided,
      id: uuid(5, this.events.length),
      stream,
      revision,
      office: OFFICE,
      commandId: context.commandId,
      requestMac: '',
      correlationId: context.commandId,
      recordedAt: context.now,
      prev: null,
      sealed: personal.map(({ subject, name }) => ({ subject, name, nonce: 'n', ciphertext: `${revision}:${name}` })),
    };
    const known: LedgerEvent = JSON.parse(JSON.stringify(stored));
    this.events.push(known);
    this.#now += MINUTE;
    return known;
  }
}

function accepted(decision: Decision): readonly DecidedEvent[] {
  if (decision.accepted) return decision.events;
  throw new Error(`refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal)}`);
}

let office: TestLedger | undefined;

/** The office at work under every standard, founded once for all tests of a file. */
function founded(): TestLedger {
  if (office) return office;
  office = new TestLedger(null);
  for (const [by, command] of founding(OFFICE, FOUNDED_AT)) office.says(by, command);
  return office;
}
