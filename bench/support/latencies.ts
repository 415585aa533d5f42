import { build } from 'hdr-histogram-js';

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Does so many things, so many at a time, and says how many a second and how long each took, waiting included. */
export async function latencies(
  count: number,
  inFlight: number,
  work: (index: number) => Promise<void>,
): Promise<Measured> {
  const histogram = build({ lowestDiscernibleValue: 1, highestTrackableValue: 60_000_000 });
  const began = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const start = performance.now();
      await work(index);
      histogram.recordValue(Math.max(1, Math.round((performance.now() - start) * 1_000)));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const perSecond = Math.round((count * 1_000) / (performance.now() - began));
  const at = (percentile: number) => histogram.getValueAtPercentile(percentile) / 1_000;
  return { perSecond, p50Ms: at(50), p99Ms: at(99) };
}

export function figuresOf(name: string, { perSecond, p50Ms, p99Ms }: Measured): Record<string, number> {
  return { [`${name}_per_s`]: perSecond, [`${name}_p50_ms`]: p50Ms, [`${name}_p99_ms`]: p99Ms };
}
