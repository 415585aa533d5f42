import { setTimeout as sleep } from 'node:timers/promises';
import { type EscalationEventData, type EscalationState, reminderKey, streams } from '@jejak/domain';
import { WrongExpectedRevision } from '@jejak/event-store';
import { nameId } from '../ids.ts';
import type { EscalatedCase, MailedReminder, SentReminder, WantedReminder } from '../ledger.ts';
import type { Aggregate } from '../memory/index.ts';
import { type Desk, later } from '../running/index.ts';
import { appendFrozen, freeze, systemEvent, systemMac } from '../writing/index.ts';

/** What is to be written, and the name of the command that it is: the same in every process. */
interface Note {
  readonly type: keyof EscalationEventData;
  readonly data: EscalationEventData[keyof EscalationEventData];
  readonly identity: string;
}

/** Writes down which reminders were sent for a case: each once, whoever asks how often. */
export class EscalationBook {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Those that were sent by this call; the others had been before. */
  async remind(of: EscalatedCase, wanted: readonly WantedReminder[]): Promise<readonly SentReminder[]> {
    const sent = await this.#write(of, ({ sent: before }) =>
      wanted
        .filter((reminder) => !before.has(reminderKey(reminder)))
        .map((reminder): Note => {
          const data = { ...reminder, case: of.case, service: of.service };
          return { type: 'ReminderSent', data, identity: reminderKey(reminder) };
        }),
    );
    return sent.flatMap(({ id, identity }) => {
      const reminder = wanted.find((each) => reminderKey(each) === identity);
      return reminder === undefined ? [] : [{ ...reminder, id }];
    });
  }

  async mailed(of: EscalatedCase, { reminder, accepted, refused }: MailedReminder): Promise<void> {
    const data = { case: of.case, reminder, accepted, refused };
    await this.#write(of, ({ mailed }) =>
      mailed.has(reminder) ? [] : [{ type: 'ReminderMailed', data, identity: `mailed/${reminder}` }],
    );
  }

  /** Appends what the state leaves to be said; where somebody else was first, it is asked again. */
  #write(of: EscalatedCase, notesFor: (state: EscalationState) => readonly Note[]) {
    const stream = streams.escalation(of.case);
    return this.#desk.queues.run(stream, async () => {
      const folded = await this.#desk.escalations.get(stream);
      for (;;) {
        const notes = notesFor(folded.state);
        const written = notes.length === 0 ? [] : await this.#append(of, folded, notes);
        if (written !== null) return written;
        await sleep(Math.random() * 5);
        await this.#desk.escalations.refresh(folded);
      }
    });
  }

  /** Null where the stream had gone on. */
  async #append(of: EscalatedCase, folded: Aggregate<EscalationState>, notes: readonly Note[]) {
    const { store, keys, clock, randomness, escalations } = this.#desk;
    const { stream, revision, prev } = folded;
    const { office } = of;
    const requestMac = await systemMac(keys, office);
    const recordedAt = later(clock.now(), folded.recordedAt);
    const entries = notes.map(({ type, data, identity }) => {
      const event = systemEvent('escalation', type, data, recordedAt);
      return { event, commandId: nameId(of.case, identity), requestMac, correlationId: of.case };
    });
    const frozen = freeze(entries, { stream, office, revision, prev, recordedAt }, new Map(), randomness);
    try {
      const { position } = await appendFrozen(store, stream, revision, frozen);
      escalations.fold(
        folded,
        frozen.map((event) => ({ ...event, position })),
      );
      return notes.map(({ identity }, index) => ({ identity, id: frozen[index]?.id ?? '' }));
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return null;
      throw error;
    }
  }
}
