/** What there was of something after so many writes. */
export interface Measured {
  readonly writes: number;
  readonly bytes: number;
}

/**
 * By then caches are full and code is compiled; the cases that are held are the last to be complete, after some
 * 55,000 writes. What grows before says nothing.
 */
const WARM_UP_WRITES = 60_000;
const FEWEST_POINTS = 4;

/**
 * How many bytes there are more for every write: the median of the slopes between any two measurements (Theil and Sen's
 * estimator), which does not mind that some of them were taken at a bad moment.
 */
export function bytesPerWrite(measured: readonly Measured[]): number {
  const warm = measured.filter(({ writes }) => writes >= WARM_UP_WRITES);
  if (warm.length < FEWEST_POINTS)
    throw new Error(
      `growth is told from ${FEWEST_POINTS} looks after ${WARM_UP_WRITES} writes, not from ${warm.length}`,
    );
  const slopes = warm.flatMap((early, index) => warm.slice(index + 1).map((late) => slope(early, late)));
  return median(slopes.filter(Number.isFinite));
}

function slope(early: Measured, late: Measured): number {
  return (late.bytes - early.bytes) / (late.writes - early.writes);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low = Number.NaN, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return (low + high) / 2;
}
