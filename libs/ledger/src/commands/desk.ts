import type { CaseState, OfficeState, SubjectState } from '@jejak/domain';
import { streams } from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import { Aggregates } from '../memory/index.ts';
import { caseKind, officeKind, type RunnerPorts, subjectKind } from '../running/index.ts';

const SUBJECTS_IN_MEMORY = 20_000;
const OFFICES_IN_MEMORY = 2_000;

/** What every command works with: the ports, and the streams that are held folded. */
export class Desk {
  readonly ports: RunnerPorts;
  readonly cases: Aggregates<CaseState>;
  readonly offices: Aggregates<OfficeState>;
  readonly subjects: Aggregates<SubjectState>;

  constructor(store: EventStore, ports: RunnerPorts, casesInMemory: number) {
    this.ports = ports;
    this.cases = new Aggregates(store, caseKind, casesInMemory);
    this.offices = new Aggregates(store, officeKind, OFFICES_IN_MEMORY);
    this.subjects = new Aggregates(store, subjectKind, SUBJECTS_IN_MEMORY);
  }

  /** An office as it is held, or with its tail read again. */
  async office(code: string, fresh: boolean): Promise<OfficeState> {
    const stream = streams.office(code);
    return (await (fresh ? this.offices.fresh(stream) : this.offices.get(stream))).state;
  }

  /** True where the subject is there and belongs to the office. */
  async knowsSubject(subject: string, office: string): Promise<boolean> {
    const { state } = await this.subjects.get(streams.subject(subject));
    if (state.revision >= 0) return state.office === office;
    const fresh = await this.subjects.fresh(streams.subject(subject));
    return fresh.state.revision >= 0 && fresh.state.office === office;
  }

  async knowsCase(id: string, office: string): Promise<boolean> {
    const { state } = await this.cases.get(streams.case(id));
    if (state.revision >= 0) return state.office === office;
    const fresh = await this.cases.fresh(streams.case(id));
    return fresh.state.revision >= 0 && fresh.state.office === office;
  }
}
