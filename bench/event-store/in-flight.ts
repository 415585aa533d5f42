import { build, type Histogram } from 'hdr-histogram-js';

export interface Load {
  readonly perSecond: number;
  /** Milliseconds, as are the others. */
  readonly p50: number;
  readonly p99: number;
}

/** What one of the clients does next, one operation a call. */
export type Client = () => Promise<unknown>;

/** Lets this many clients work at once, each waiting for its own answer, until `count` operations are done. */
export async function measure(inFlight: number, count: number, client: () => Client): Promise<Load> {
  const latencies: Histogram = build({ highestTrackableValue: 60_000_000 });
  let begun = 0;
  const work = async (next: Client): Promise<void> => {
    while (begun < count) {
      begun += 1;
      const start = performance.now();
      await next();
      latencies.recordValue(Math.round((performance.now() - start) * 1_000));
    }
  };
  const clients = Array.from({ length: inFlight }, client);
  const start = performance.now();
  await Promise.all(clients.map(work));
  const seconds = (performance.now() - start) / 1_000;
  const ms = (percentile: number): number => latencies.getValueAtPercentile(percentile) / 1_000;
  return { perSecond: Math.round(count / seconds), p50: ms(50), p99: ms(99) };
}

/** The figures of a load under one name, with their units. */
export function figures(name: string, load: Load): Record<string, number> {
  return { [`${name}_per_s`]: load.perSecond, [`${name}_p50_ms`]: load.p50, [`${name}_p99_ms`]: load.p99 };
}
