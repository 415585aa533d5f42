import type { Position } from '../port.ts';
import type { FieldReader } from './protobuf/index.ts';

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

/** Fields of a position, wherever it is a message of its own. */
const PLACE = { commit: 1, prepare: 2 };

export function readPosition(place: FieldReader): Position {
  let [commit, prepare] = ['0', '0'];
  for (let field = place.next(); field !== 0; field = place.next()) {
    if (field === PLACE.commit) commit = place.digits();
    else if (field === PLACE.prepare) prepare = place.digits();
  }
  return formatPosition({ commit, prepare });
}
