import { Readable } from 'node:stream';

/** Bytes that may wait for a slow reader before it is told to fetch again instead. */
const MOST_WAITING = 64 * 1024;
const RETRY = 'retry: 3000\n\n';

export interface Notice {
  readonly event: 'ready' | 'changed' | 'refetch' | 'ended';
  /** Position up to which the read models are told of; null where none is known. */
  readonly position: string | null;
  readonly data?: { readonly [member: string]: unknown };
}

/**
 * One reader's server-sent events (HTML Standard, section 9.2). Whoever reads too slowly misses notices, never memory:
 * what was left out is made up for by one `refetch`.
 */
export class LiveStream extends Readable {
  #position: string | null = null;
  #full = false;
  #missed = false;
  #stuck = false;
  #finished = false;

  constructor() {
    super({ highWaterMark: MOST_WAITING });
    this.push(RETRY);
  }

  say(notice: Notice): void {
    this.#position = notice.position ?? this.#position;
    if (this.#full) this.#missed = true;
    else this.#write(textOf(notice));
  }

  /** Shows proxies and readers that somebody is there; gives up on a reader who has taken nothing since the last. */
  beat(): void {
    if (this.#full && this.#stuck) this.destroy();
    else if (this.#full) this.#stuck = true;
    else this.#write(': \n\n');
  }

  /** Says why, and ends. */
  finish(reason: string): void {
    if (this.#finished) return;
    if (!this.#full) this.#write(textOf({ event: 'ended', position: null, data: { reason } }));
    this.#finished = true;
    this.push(null);
  }

  override _read(): void {
    this.#full = false;
    this.#stuck = false;
    if (!this.#missed) return;
    this.#missed = false;
    this.#write(textOf({ event: 'refetch', position: this.#position }));
  }

  #write(text: string): void {
    if (!this.#finished && !this.destroyed) this.#full = !this.push(text);
  }
}

function textOf({ event, position, data }: Notice): string {
  const id = position === null ? '' : `id: ${position}\n`;
  return `event: ${event}\n${id}data: ${JSON.stringify({ position, ...data })}\n\n`;
}
