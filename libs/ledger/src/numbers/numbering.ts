import { setTimeout as sleep } from 'node:timers/promises';
import { type Instant, localDate, type RegisterKind } from '@jejak/domain';
import type { Desk } from '../commands/desk.ts';
import type { AllottedNumber, Answer, BatchAnswer } from '../ledger.ts';
import type { RegisterBook } from './register-book.ts';

interface Holder {
  readonly case: string;
  readonly document: string | null;
  readonly office: string;
  readonly recordedAt: Instant;
}

/** Numbers what commands have brought into being: begun right after the append, never waited for by it. */
export class Numbering {
  readonly #desk: Desk;
  readonly #book: RegisterBook;
  readonly #onError: (error: unknown, during: string) => void;
  readonly #running = new Set<Promise<unknown>>();

  constructor(desk: Desk, book: RegisterBook, onError: (error: unknown, during: string) => void) {
    this.#desk = desk;
    this.#book = book;
    this.#onError = onError;
  }

  /** The number, or null where it is not there within that many milliseconds; it goes on being allotted. */
  async numberOf(kind: RegisterKind, holder: Holder, waitMs: number): Promise<AllottedNumber | null> {
    const allotting = this.#start(kind, holder);
    const patience = new AbortController();
    const waited = sleep(waitMs, null, { signal: patience.signal }).catch(() => null);
    const number = await Promise.race([allotting, waited]);
    patience.abort();
    return number;
  }

  afterIntake(answer: BatchAnswer, office: string): void {
    for (const item of answer.items) {
      const [event] = item.answer.kind === 'accepted' ? item.answer.events : [];
      if (event)
        void this.#start('register', { case: item.case, document: null, office, recordedAt: event.recordedAt });
    }
  }

  /** A step that issues a letter names the letter after its command. */
  afterStep(caseId: string, answer: Answer): void {
    if (answer.kind !== 'accepted') return;
    const state = this.#desk.cases.held(answer.stream)?.state;
    for (const document of state?.documents ?? []) {
      const event = answer.events.find(({ id }) => id === document.eventId);
      if (!state || !event) continue;
      void this.#start('letters', {
        case: caseId,
        document: document.id,
        office: state.office,
        recordedAt: event.recordedAt,
      });
    }
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  /** Register and number by the year of recording, as the office's own clock shows it. */
  #start(kind: RegisterKind, holder: Holder): Promise<AllottedNumber | null> {
    const running = this.#desk
      .office(holder.office, false)
      .then((office) => Number(localDate(office, holder.recordedAt).slice(0, 4)))
      .then((year) =>
        this.#book.allot(kind, holder.office, year, { ...holder, correlationId: holder.document ?? holder.case }),
      )
      .catch((error: unknown) => {
        this.#onError(error, `numbering ${holder.document ?? holder.case}`);
        return null;
      });
    this.#running.add(running);
    void running.then(() => this.#running.delete(running));
    return running;
  }
}
