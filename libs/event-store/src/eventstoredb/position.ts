import type { Position } from '../port.ts';

/** EventStoreDB's own two numbers; they differ only in events of its old explicit transactions. */
export interface LogPosition {
  readonly commit: string;
  readonly prepare: string;
}

/** Digits of the greatest 64-bit number, so that strings compare as the numbers do. */
const WIDTH = 20;
const FORM = /^(\d{20})(?:\.(\d{20}))?$/;

export function formatPosition({ commit, prepare }: LogPosition): Position {
  const padded = commit.padStart(WIDTH, '0');
  return prepare === commit ? padded : `${padded}.${prepare.padStart(WIDTH, '0')}`;
}

/** Throws RangeError on what this store never gave out. */
export function parsePosition(position: Position): LogPosition {
  const [whole, commit, prepare = commit] = FORM.exec(position) ?? [];
  if (whole === undefined || commit === undefined || prepare === undefined) {
    throw new RangeError(`${position} is no position of this store`);
  }
  return { commit: BigInt(commit).toString(), prepare: BigInt(prepare).toString() };
}
