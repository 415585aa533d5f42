import type { MessagePort } from 'node:worker_threads';
import { checkAppend } from '../checks.ts';
import { StoreFull, StoreUnavailable, WrongExpectedRevision } from '../errors.ts';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '../port.ts';
import { Channel } from './channel.ts';
import { Commits } from './commits.ts';
import { formatPosition, parsePosition } from './position.ts';
import { type AppendAnswer, type AppendQuestion, NO_STREAM, type WriterMessage } from './protocol.ts';
import type { ReaderThread } from './reader-thread.ts';
import { follow } from './subscription.ts';

/** The store as one thread sees it: appends go to the one writer, reads to a reader of its own. */
export class AttachedStore implements EventStore {
  readonly #writer: Channel<AppendQuestion, AppendAnswer>;
  readonly #reader: ReaderThread;
  readonly #commits = new Commits();

  constructor(writer: MessagePort, reader: ReaderThread) {
    // Before the channel: whoever has an answer must already know how far the store has got.
    writer.on('message', ({ committed }: WriterMessage) => this.#commits.note(committed));
    writer.on('close', () => this.#commits.fail(new StoreUnavailable('the event store is closed')));
    this.#writer = new Channel(writer);
    this.#reader = reader;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    checkAppend(stream, expected, events);
    const answer = await this.#writer.ask({
      stream,
      expected: expected === 'noStream' ? NO_STREAM : expected,
      cells: events.flatMap(({ id, type, json }) => [id, type, json]),
    });
    if (answer.kind === 'written') {
      return { revision: answer.revision, position: formatPosition(answer.position) };
    }
    if (answer.kind === 'full') throw new StoreFull('no space left for events');
    throw new WrongExpectedRevision(stream, expected, answer.actual === NO_STREAM ? 'noStream' : answer.actual);
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    const { from, direction = 'forwards', limit } = options;
    return (await this.#reader.read({ kind: 'stream', stream, from, direction, limit })).events;
  }

  async readAll({ after, limit }: ReadAllOptions): Promise<readonly StoredEvent[]> {
    return (await this.#reader.read({ kind: 'all', after: parsePosition(after), limit })).events;
  }

  /** Positions number the events without a gap. */
  async countAfter(position: Position | null): Promise<number> {
    const { through } = await this.#reader.read({ kind: 'end' });
    return through - parsePosition(position ?? undefined);
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    return follow((after, prefixes) => this.#reader.read({ kind: 'scan', after, prefixes }), this.#commits, options);
  }

  /** Everything appended so far gets its answer first; subscriptions end with StoreUnavailable. */
  async close(): Promise<void> {
    await this.#writer.drained();
    this.#writer.close();
    this.fail(new StoreUnavailable('the event store is closed'));
    await this.#reader.close();
  }

  /** For the owner, who knows why the writer is gone. */
  fail(reason: StoreUnavailable): void {
    this.#writer.fail(reason);
    this.#commits.fail(reason);
  }
}
