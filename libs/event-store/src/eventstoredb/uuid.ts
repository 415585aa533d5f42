import type { FieldReader } from './protobuf/index.ts';

// Fields of the protocol's UUID: a text, or two numbers of 64 bits.
const UUID = { halves: 1, text: 2 };
const HALF_DIGITS = 16;

/** A UUID in whichever of its two forms the server sends it. */
export function readUuid(uuid: FieldReader): string {
  for (let field = uuid.next(); field !== 0; field = uuid.next()) {
    if (field === UUID.text) return uuid.text();
    if (field === UUID.halves) return readHalves(uuid.message());
  }
  return '';
}

function readHalves(halves: FieldReader): string {
  const found = [0n, 0n];
  for (let field = halves.next(); field !== 0; field = halves.next()) found[field - 1] = halves.bits();
  const hex = found.map((half) => half.toString(16).padStart(HALF_DIGITS, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
