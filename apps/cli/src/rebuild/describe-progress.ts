import type { RebuildProgress } from '@jejak/projector';
import { bar, duration, grouped } from '../progress/index.ts';

/** `[######……] 45 %, 12,345 of 27,000 events, 8,100 a second, 2 s left`. */
export function describeProgress({ done, total, perSecond, secondsLeft }: RebuildProgress): string {
  const share = total === 0 ? 1 : Math.min(done / total, 1);
  const events = `${bar(share)} ${Math.floor(share * 100)} %, ${grouped(done)} of ${grouped(total)} events`;
  if (done >= total) return `${events}, comparing`;
  const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
  return `${events}, ${grouped(perSecond)} a second${left}`;
}
