import type { RebuildProgress } from './report.ts';

const WINDOW_MS = 5000;

/** Tells how far a rebuild is, by its speed over the last seconds. */
export class Meter {
  readonly #samples: { readonly at: number; readonly done: number }[] = [];

  read(done: number, total: number, now = performance.now()): RebuildProgress {
    this.#samples.push({ at: now, done });
    while (this.#samples.length > 2 && now - (this.#samples[0]?.at ?? now) > WINDOW_MS) this.#samples.shift();
    const [first] = this.#samples;
    const seconds = first === undefined ? 0 : (now - first.at) / 1000;
    const perSecond = first === undefined || seconds === 0 ? 0 : Math.round((done - first.done) / seconds);
    const left = Math.max(total - done, 0);
    return { done, total: Math.max(total, done), perSecond, secondsLeft: perSecond > 0 ? left / perSecond : null };
  }
}
