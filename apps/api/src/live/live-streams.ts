import type { Identity } from '@jejak/identity';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Principal } from '../access/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { ApiProblem, retryAfter } from '../problems/index.ts';
import { IDENTITY, LIVE_BEAT_MS, METRICS } from '../tokens.ts';
import { ChangeFeed, type Listener } from './change-feed.ts';
import { LiveStream } from './live-stream.ts';
import type { Sight } from './sights.ts';

interface Open {
  readonly session: string;
  readonly stream: LiveStream;
  readonly sight: Sight;
  readonly listener: Listener;
}

const MOST_OF_A_SESSION = 6;
const MOST_OF_ALL = 5000;

/** Everybody who looks on: counted by session, told of changes, sent away when the session ends. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  readonly #open = new Set<Open>();
  readonly #beating: NodeJS.Timeout;

  constructor(
    @Inject(ChangeFeed) private readonly feed: ChangeFeed,
    @Inject(IDENTITY) private readonly identity: Identity,
    @Inject(METRICS) metrics: Metrics,
    @Inject(LIVE_BEAT_MS) beatMs: number,
  ) {
    this.#beating = setInterval(() => void this.#beat(), beatMs).unref();
    metrics.gauge('jejak_live_streams', 'Live streams that are open.', () => this.#open.size);
  }

  /** Throws too-many-streams, unavailable, not-there-yet. `seen` is the position that the reader has seen already. */
  async open({ sessionHash: session }: Principal, sight: Sight, seen: string | null): Promise<LiveStream> {
    this.#checkRoom(session);
    const stream = new LiveStream();
    const open: Open = { session, stream, sight, listener: listenerOf(stream, sight) };
    this.#open.add(open);
    stream.once('close', () => this.#drop(open));
    try {
      const { position, missed } = await this.feed.join(open.listener, seen);
      if (seen === null) stream.say({ event: 'ready', position });
      else if (missed === 'anything') stream.say({ event: 'refetch', position });
      else {
        stream.say({ event: 'ready', position });
        if (position !== null) open.listener.changed(position, missed);
      }
    } catch (error) {
      stream.destroy();
      throw error;
    }
    return stream;
  }

  /** To be called when a session ends here; of those that end elsewhere the next beat knows. */
  endOf(session: string): void {
    for (const open of this.#open) if (open.session === session) open.stream.finish('session-ended');
  }

  onModuleDestroy(): void {
    clearInterval(this.#beating);
    for (const { stream } of this.#open) stream.finish('server-stops');
  }

  /** Every session is looked at again, every reader shown that somebody is there. */
  async #beat(): Promise<void> {
    for (const open of [...this.#open]) {
      const reason = await this.#reasonToEnd(open);
      if (reason === null) open.stream.beat();
      else open.stream.finish(reason);
    }
  }

  async #reasonToEnd({ session, sight }: Open): Promise<string | null> {
    try {
      const active = await this.identity.sessions.standing(session);
      if (!active) return 'session-ended';
      return sight.isOpenTo(active.account) ? null : 'not-allowed';
    } catch {
      // A store that is away for a moment ends nobody's session.
      return null;
    }
  }

  #checkRoom(session: string): void {
    const own = [...this.#open].filter((open) => open.session === session).length;
    if (own >= MOST_OF_A_SESSION)
      throw new ApiProblem('too-many-streams', { ...retryAfter(5), details: { most: MOST_OF_A_SESSION } });
    if (this.#open.size >= MOST_OF_ALL) throw new ApiProblem('unavailable', retryAfter(5));
  }

  #drop(open: Open): void {
    this.#open.delete(open);
    this.feed.leave(open.listener);
  }
}

function listenerOf(stream: LiveStream, sight: Sight): Listener {
  return {
    changed(position, changes) {
      const own = changes.get(sight.office);
      const data = own && sight.notice(own);
      if (data === 'refetch') stream.say({ event: 'refetch', position });
      else if (data) stream.say({ event: 'changed', position, data });
    },
    anything: (position) => stream.say({ event: 'refetch', position }),
  };
}
