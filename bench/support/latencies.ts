import { setTimeout as sleep } from 'node:timers/promises';
import { build, type Histogram } from 'hdr-histogram-js';

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Until the code of the load generator itself is compiled; what it left waiting is still counted afterwards. */
export const WARM_UP_MS = 1_000;

/**
 * Closed loop: does so many things, so many at a time, each as soon as one before it is done. Says how many a second
 * and how long each took, but for those begun within the first `warmUpMs`. Who is slow is asked less here, so this
 * finds the limit and not what callers see below it.
 */
export async function latencies(
  count: number,
  inFlight: number,
  work: (index: number) => Promise<void>,
  warmUpMs = 0,
): Promise<Measured> {
  const took = histogram();
  const began = performance.now();
  await together(count, inFlight, async (index) => {
    const start = performance.now();
    await work(index);
    if (start - began >= warmUpMs) record(took, start);
  });
  return measured(took, count, began);
}

/**
 * Open loop: every thing is due at an instant of its own, `perSecond` of them a second, whatever became of those
 * before it. What it waits until one of `inFlight` hands is free counts, so a stall is felt by all that fell due in it.
 */
export async function latenciesWhenDue(
  count: number,
  perSecond: number,
  inFlight: number,
  work: (index: number) => Promise<void>,
): Promise<Measured> {
  const took = histogram();
  const began = performance.now();
  await together(count, inFlight, async (index) => {
    const due = began + (index * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    await work(index);
    if (due - began >= WARM_UP_MS) record(took, due);
  });
  return measured(took, count, began);
}

async function together(count: number, inFlight: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

/** In microseconds, up to a minute. */
function histogram(): Histogram {
  return build({ lowestDiscernibleValue: 1, highestTrackableValue: 60_000_000 });
}

function record(took: Histogram, since: number): void {
  took.recordValue(Math.max(1, Math.round((performance.now() - since) * 1_000)));
}

function measured(took: Histogram, count: number, began: number): Measured {
  const perSecond = Math.round((count * 1_000) / (performance.now() - began));
  const at = (percentile: number) => took.getValueAtPercentile(percentile) / 1_000;
  return { perSecond, p50Ms: at(50), p99Ms: at(99) };
}

export function figuresOf(name: string, { perSecond, p50Ms, p99Ms }: Measured): Record<string, number> {
  return { [`${name}_per_s`]: perSecond, [`${name}_p50_ms`]: p50Ms, [`${name}_p99_ms`]: p99Ms };
}
