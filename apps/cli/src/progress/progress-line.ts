/** How far something is; `part` from 0 to 1. */
export interface Standing {
  readonly part: number;
  readonly events: number;
  readonly cases: number;
}

const WIDTH = 30;

/** `[######……] 40 %  12000 events, 1200 cases, 5800 events/s, 3 s left`, after so many seconds. */
export function progressLine({ part, events, cases }: Standing, seconds: number): string {
  const full = Math.round(part * WIDTH);
  const bar = `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${String(Math.round(part * 100)).padStart(3)} %`;
  const rate = seconds > 0 ? Math.round(events / seconds) : 0;
  const left = part > 0 ? `${Math.ceil((seconds * (1 - part)) / part)} s left` : 'just begun';
  return `${bar}  ${events} events, ${cases} cases, ${rate} events/s, ${left}`;
}
