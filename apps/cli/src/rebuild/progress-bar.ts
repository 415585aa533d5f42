import type { RebuildProgress } from '@jejak/projector';

const WIDTH = 24;
/** Where nobody watches, such as in a log, a line now and then is enough. */
const LINE_EVERY_MS = 5_000;

/** Draws over its own line on a terminal, and writes lines elsewhere. */
export class ProgressBar {
  readonly #out: NodeJS.WriteStream;
  #drawn = false;
  #lastLine = Number.NEGATIVE_INFINITY;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  show(progress: RebuildProgress, now = performance.now()): void {
    const text = describeProgress(progress);
    if (this.#out.isTTY) {
      this.#out.write(`\r\u001b[K${bar(progress)} ${text}`);
      this.#drawn = true;
    } else if (now - this.#lastLine >= LINE_EVERY_MS) {
      this.#out.write(`${text}\n`);
      this.#lastLine = now;
    }
  }

  /** Leaves the line as it is and goes on below. */
  end(): void {
    if (this.#drawn) this.#out.write('\n');
    this.#drawn = false;
  }
}

/** `45 %, 12,345 of 27,000 events, 8,100 a second, 2 s left`. */
export function describeProgress({ done, total, perSecond, secondsLeft }: RebuildProgress): string {
  const share = `${Math.floor(shareOf(done, total) * 100)} %`;
  const events = `${grouped(done)} of ${grouped(total)} events`;
  if (done >= total) return `${share}, ${events}, comparing`;
  const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
  return `${share}, ${events}, ${grouped(perSecond)} a second${left}`;
}

function bar({ done, total }: RebuildProgress): string {
  const full = Math.floor(shareOf(done, total) * WIDTH);
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`;
}

function shareOf(done: number, total: number): number {
  return total === 0 ? 1 : Math.min(done / total, 1);
}

function grouped(number: number): string {
  return number.toLocaleString('en');
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
