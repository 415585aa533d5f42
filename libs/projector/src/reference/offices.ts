import {
  evolveOffice,
  type LedgerEvent,
  newOffice,
  type OfficeEvent,
  type OfficeState,
  parseStream,
} from '@jejak/domain';
import type { Reference } from '@jejak/projections';

/** The offices as of one event; never changed, so that whoever holds it keeps seeing that instant. */
export class Offices implements Reference {
  readonly #states: ReadonlyMap<string, OfficeState>;

  constructor(states: ReadonlyMap<string, OfficeState> = new Map()) {
    this.#states = states;
  }

  office(code: string): OfficeState | undefined {
    return this.#states.get(code);
  }

  codes(): readonly string[] {
    return [...this.#states.keys()];
  }

  /** The offices with this event; the same object where it is none of an office. Throws what `evolveOffice` throws. */
  with(event: LedgerEvent): Offices {
    if (!isOfficeEvent(event)) return this;
    const state = evolveOffice(this.#states.get(event.office) ?? newOffice(event.office), event);
    return new Offices(new Map(this.#states).set(event.office, state));
  }
}

export function isOfficeEvent(event: LedgerEvent): event is OfficeEvent {
  return parseStream(event.stream)?.kind === 'office';
}
