import {
  type CaseState,
  type EscalationState,
  newOffice,
  type OfficeState,
  type RegisterState,
  type SubjectState,
  streams,
} from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import type { Randomness, SearchIndex, SubjectKeys } from '@jejak/privacy';
import { Aggregates } from '../memory/index.ts';
import type { Clock, LedgerPorts } from '../ports.ts';
import { caseKind, escalationKind, officeKind, registerKind, subjectKind } from './kinds.ts';
import { Queues } from './queues.ts';

/** In characters of their events. A case of five has about 5,000, so these are some 9,000 of them. */
const CASES_IN_MEMORY = 48_000_000;
const SUBJECTS_IN_MEMORY = 8_000_000;
/** An office's standards are in its stream, and a register is as long as its year. */
const OFFICES_IN_MEMORY = 64_000_000;
/** Room for 640,000 numbers: whoever is forgotten while in use would be read anew for every number. */
const REGISTERS_IN_MEMORY = 64_000_000;
const ESCALATIONS_IN_MEMORY = 4_000_000;

/** What every command works with: the ports, a queue a stream, and the streams that are held folded. */
export class Desk {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  readonly search: SearchIndex;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly onError: (error: unknown, during: string) => void;
  readonly queues = new Queues();
  readonly cases: Aggregates<CaseState>;
  readonly offices: Aggregates<OfficeState>;
  readonly subjects: Aggregates<SubjectState>;
  readonly registers: Aggregates<RegisterState>;
  readonly escalations: Aggregates<EscalationState>;

  constructor(ports: LedgerPorts) {
    const { store, keys, search, clock, randomness } = ports;
    this.store = store;
    this.keys = keys;
    this.search = search;
    this.clock = clock;
    this.randomness = randomness;
    this.onError = ports.onError ?? (() => {});
    this.cases = new Aggregates(store, caseKind, ports.casesInMemory ?? CASES_IN_MEMORY);
    this.offices = new Aggregates(store, officeKind, OFFICES_IN_MEMORY);
    this.subjects = new Aggregates(store, subjectKind, SUBJECTS_IN_MEMORY);
    this.registers = new Aggregates(store, registerKind, REGISTERS_IN_MEMORY);
    this.escalations = new Aggregates(store, escalationKind, ESCALATIONS_IN_MEMORY);
  }

  /** An office as it is held, or with its tail read; an empty one where no office is named. */
  async office(code: string, fresh: boolean): Promise<OfficeState> {
    if (code === '') return newOffice(code);
    const stream = streams.office(code);
    return (await (fresh ? this.offices.fresh(stream) : this.offices.get(stream))).state;
  }

  /** The subject, where it is there and belongs to the office. */
  async subjectOf(office: string, subject: string, fresh: boolean): Promise<SubjectState | undefined> {
    const stream = streams.subject(subject);
    const { state } = await (fresh ? this.subjects.fresh(stream) : this.subjects.get(stream));
    return state.revision >= 0 && state.office === office ? state : undefined;
  }

  /** The case, where it is there and belongs to the office. */
  async caseOf(office: string, id: string, fresh: boolean): Promise<CaseState | undefined> {
    const stream = streams.case(id);
    const { state } = await (fresh ? this.cases.fresh(stream) : this.cases.get(stream));
    return state.revision >= 0 && state.office === office ? state : undefined;
  }
}
