import { setTimeout as sleep } from 'node:timers/promises';
import { localDate, type RegisterKind } from '@jejak/domain';
import type { AllottedNumber, Answer, BatchAnswer, NumberHolder } from '../ledger.ts';
import type { Desk } from '../running/index.ts';
import { RegisterBook } from './register-book.ts';

/** Numbers what commands have brought into being: begun right after the append, never waited for by it. */
export class Numbering {
  readonly #desk: Desk;
  readonly #book: RegisterBook;
  readonly #running = new Set<Promise<unknown>>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#book = new RegisterBook(desk);
  }

  /** The number, or null where it is not there within that many milliseconds; it goes on being allotted. */
  async numberOf(kind: RegisterKind, holder: NumberHolder, waitMs: number): Promise<AllottedNumber | null> {
    const allotting = this.#start(kind, holder);
    const patience = new AbortController();
    const waited = sleep(waitMs, null, { signal: patience.signal }).catch(() => null);
    const number = await Promise.race([allotting, waited]);
    patience.abort();
    return number;
  }

  afterIntake({ items }: BatchAnswer, office: string): void {
    for (const { case: id, answer } of items) {
      const [opened] = answer.kind === 'accepted' ? answer.events : [];
      if (opened) void this.#start('register', { case: id, document: null, office, recordedAt: opened.recordedAt });
    }
  }

  /** A step that issues a letter names the letter after its command. */
  afterStep(id: string, answer: Answer): void {
    if (answer.kind !== 'accepted') return;
    const state = this.#desk.cases.held(answer.stream)?.state;
    for (const document of state?.documents ?? []) {
      const signed = answer.events.find((event) => event.id === document.eventId);
      if (!state || !signed) continue;
      const { office } = state;
      void this.#start('letters', { case: id, document: document.id, office, recordedAt: signed.recordedAt });
    }
  }

  /** Resolves when nothing is being numbered. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  #start(kind: RegisterKind, holder: NumberHolder): Promise<AllottedNumber | null> {
    const running = this.#allot(kind, holder).catch((error: unknown) => {
      this.#desk.onError(error, `numbering ${holder.document ?? holder.case}`);
      return null;
    });
    this.#running.add(running);
    void running.then(() => this.#running.delete(running));
    return running;
  }

  /** In the register of the year of recording, as the office's own clock shows it. */
  async #allot(kind: RegisterKind, { office: code, recordedAt, ...holder }: NumberHolder): Promise<AllottedNumber> {
    const office = await this.#desk.office(code, false);
    const year = Number(localDate(office, recordedAt).slice(0, 4));
    const correlationId = holder.document ?? holder.case;
    return this.#book.allot({ kind, office: code, year }, { ...holder, correlationId });
  }
}
