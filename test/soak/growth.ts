import type { Sample } from './watch.ts';

const MINUTE_MS = 60_000;
/** Caches fill and code is compiled in the first part of the time; what grows then says nothing. */
const WARM_UP = 0.25;

/**
 * How fast memory grows, in MB a minute: the slope of the line that fits best through the least of every minute, for
 * between two collections of garbage memory says how much has been thrown away and not how much is held.
 */
export function growthMbPerMinute(samples: readonly Pick<Sample, 'atMs' | 'residentMb'>[]): number {
  const end = Math.max(...samples.map(({ atMs }) => atMs));
  const settled = samples.filter(({ atMs }) => atMs >= end * WARM_UP);
  const minutes = Map.groupBy(settled, ({ atMs }) => Math.floor(atMs / MINUTE_MS));
  const points = [...minutes].map(([minute, of]) => ({
    minute,
    mb: Math.min(...of.map(({ residentMb }) => residentMb)),
  }));
  if (points.length < 3) throw new Error('memory has to be watched for longer before its growth can be told');
  return slope(points.map(({ minute, mb }) => [minute, mb]));
}

/** Of the line of least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return above / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
