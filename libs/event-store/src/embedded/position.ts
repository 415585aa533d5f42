import type { Position } from '../port.ts';

/** Wide enough for every safe integer, so that strings compare as the numbers do. */
const WIDTH = 16;

export function formatPosition(sequence: number): Position {
  return String(sequence).padStart(WIDTH, '0');
}

/** 0, before everything, where there is none. Throws RangeError on what this store never gave out. */
export function parsePosition(position: Position | undefined): number {
  if (position === undefined) return 0;
  if (!/^\d{16}$/.test(position)) throw new RangeError(`${position} is no position of this store`);
  return Number(position);
}
