import { type CaseEvent, type CaseState, evolveCase, newCase, type OfficeEvent, parseStream } from '@jejak/domain';
import type { NewEvent } from '@jejak/event-store';
import type { SimulatedOffice } from '../offices/index.ts';

/** The open cases, folded from what is appended, and the offices' own streams. */
export class CaseBook {
  readonly #states = new Map<string, CaseState>();
  readonly #offices: ReadonlyMap<string, SimulatedOffice>;

  constructor(offices: readonly SimulatedOffice[]) {
    this.#offices = new Map(offices.map((office) => [office.plan.code, office]));
  }

  /** Folds an append; what stands in such a stream was written by the ledger as events of its kind. */
  hear(stream: string, revision: number, events: readonly NewEvent[]): void {
    const { kind, key = '' } = parseStream(stream) ?? {};
    if (kind === 'office') {
      for (const { json } of events) this.#offices.get(key)?.fold(JSON.parse(json) as OfficeEvent);
    }
    if (kind !== 'case') return;
    const before = revision === 0 ? newCase(key) : this.#states.get(key);
    if (!before) return;
    this.#states.set(
      key,
      events.reduce((state, { json }) => evolveCase(state, JSON.parse(json) as CaseEvent), before),
    );
  }

  /** Throws where nobody follows the case any more. */
  get(id: string): CaseState {
    const state = this.#states.get(id);
    if (!state) throw new Error(`case ${id} is not followed`);
    return state;
  }

  /** Undefined where nobody follows the case any more. */
  find(id: string): CaseState | undefined {
    return this.#states.get(id);
  }

  /** Everything that is followed. */
  all(): Iterable<CaseState> {
    return this.#states.values();
  }

  /** The open cases of one service. */
  openAt(office: string, service: string): readonly CaseState[] {
    return [...this.#states.values()].filter(
      (state) => state.office === office && state.service === service && !state.terminal,
    );
  }

  forget(id: string): void {
    this.#states.delete(id);
  }
}
