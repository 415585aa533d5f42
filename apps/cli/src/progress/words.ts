const WIDTH = 24;

/** `[############............]`; `share` from 0 to 1. */
export function bar(share: number): string {
  const full = Math.floor(share * WIDTH);
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`;
}

/** `12,345`. */
export function grouped(number: number): string {
  return Math.round(number).toLocaleString('en');
}

/** `42 s`, `2 min 5 s`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
