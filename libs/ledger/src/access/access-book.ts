import { type DecidedEvent, type Instant, officeSubject, streams } from '@jejak/domain';
import { canonicalize, leafHash } from '@jejak/integrity';
import { requestMac } from '@jejak/privacy';
import { randomId } from '../ids.ts';
import type { AccessNote } from '../ledger.ts';
import type { RunnerPorts } from '../running/index.ts';
import { appendFrozen, type FrozenAppend, freeze } from '../writing/index.ts';

interface Pending {
  readonly note: AccessNote;
  readonly subjects: readonly string[];
}

interface Tail {
  revision: number;
  prev: string | null;
  recordedAt: Instant;
}

const MOST_AT_ONCE = 100;

/** Writes down who was shown whose facts; notes that wait for the same stream go in one append. */
export class AccessBook {
  readonly #ports: RunnerPorts;
  readonly #node: string;
  readonly #tails = new Map<string, Tail>();
  readonly #pending = new Map<string, Pending[]>();

  constructor(ports: RunnerPorts, node: string) {
    this.#ports = ports;
    this.#node = node;
  }

  /** Durable when it resolves. */
  async note(note: AccessNote): Promise<void> {
    await Promise.all([...note.subjects].map(([office, subjects]) => this.#noteFor(office, { note, subjects })));
  }

  async #noteFor(office: string, pending: Pending): Promise<void> {
    const stream = streams.access(office, this.#ports.clock.now().slice(0, 10), this.#node);
    const waiting = this.#pending.get(stream) ?? [];
    this.#pending.set(stream, waiting);
    waiting.push(pending);
    await this.#ports.queues.run(stream, async () => {
      while (waiting.includes(pending)) await this.#write(office, stream, waiting.slice(0, MOST_AT_ONCE), waiting);
    });
  }

  async #write(office: string, stream: string, notes: readonly Pending[], waiting: Pending[]): Promise<void> {
    const { store, keys, clock, randomness } = this.#ports;
    const tail = this.#tails.get(stream) ?? (await this.#readTail(stream));
    const mac = requestMac(await keys.ensure(officeSubject(office), office), canonicalize({}));
    const now = clock.now();
    const recordedAt = now > tail.recordedAt ? now : tail.recordedAt;
    const parts: FrozenAppend[] = [];
    let { revision, prev } = tail;
    for (const { note, subjects } of notes) {
      const writing = {
        office,
        commandId: randomId(randomness),
        requestMac: mac,
        correlationId: note.correlationId,
        recordedAt,
      };
      const one = freeze(
        [shown(note, subjects, recordedAt)],
        { stream, revision, prev },
        writing,
        new Map(),
        randomness,
      );
      parts.push(one);
      revision++;
      prev = one.hashes[0] ?? prev;
    }
    // Where the append fails, the tail is read again before the next one.
    this.#tails.delete(stream);
    await appendFrozen(store, stream, tail.revision, {
      events: parts.flatMap(({ events }) => events),
      envelopes: parts.flatMap(({ envelopes }) => envelopes),
      hashes: parts.flatMap(({ hashes }) => hashes),
    });
    this.#tails.set(stream, { revision, prev, recordedAt });
    waiting.splice(0, notes.length);
  }

  async #readTail(stream: string): Promise<Tail> {
    const [last] = await this.#ports.store.readStream(stream, { direction: 'backwards', limit: 1 });
    if (!last) return { revision: -1, prev: null, recordedAt: '' };
    const { recordedAt } = JSON.parse(last.json) as { readonly recordedAt: Instant };
    return { revision: last.revision, prev: leafHash(last.json), recordedAt };
  }
}

function shown(
  { user, sessionHash, purpose, ...note }: AccessNote,
  subjects: readonly string[],
  occurredAt: Instant,
): DecidedEvent {
  const by = { system: 'access' };
  const data = { user, session: sessionHash, purpose, subjects, case: note.case };
  return {
    type: 'SubjectsShown',
    occurredAt,
    performedBy: by,
    recordedBy: { ...by, officeRevision: -1 },
    data,
    personal: [],
  };
}
