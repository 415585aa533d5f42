/** The message ends within a field, or has one of a form that is no longer in use. */
class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** How a field's value is written (Protocol Buffers, encoding, "message structure"). */
const [VARINT, EIGHT_BYTES, LENGTH, FOUR_BYTES] = [0, 1, 2, 5] as const;

/**
 * The fields of one message of Protocol Buffers, in the order in which they stand, from its bytes and without copying
 * them: `next` gives the number of the field, then its value may be asked for once; what is not asked for is passed over.
 */
export class FieldReader {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;
  /** Of a value that is still to be read or passed over. */
  #form: number | undefined;

  constructor(bytes: Buffer, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /** Number of the next field, 0 after the last one. */
  next(): number {
    this.#passOver();
    if (this.#at >= this.#end) return 0;
    const tag = this.#varint();
    this.#form = tag & 7;
    return tag >>> 3;
  }

  /** An unsigned number of up to 53 bits. */
  number(): number {
    this.#form = undefined;
    return this.#varint();
  }

  /** An unsigned number of up to 64 bits, in decimal digits. */
  digits(): string {
    const start = this.#at;
    const value = this.number();
    return Number.isSafeInteger(value) ? String(value) : this.#exactly(start);
  }

  /** Eight bytes as they stand in memory of a 64-bit number, most significant first. */
  bits(): bigint {
    const start = this.#at;
    this.number();
    return BigInt(this.#exactly(start));
  }

  bytes(): Buffer {
    const end = this.#endOfValue();
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }

  text(): string {
    const end = this.#endOfValue();
    const text = this.#bytes.toString('utf8', this.#at, end);
    this.#at = end;
    return text;
  }

  message(): FieldReader {
    const end = this.#endOfValue();
    const message = new FieldReader(this.#bytes, this.#at, end);
    this.#at = end;
    return message;
  }

  #endOfValue(): number {
    this.#form = undefined;
    const length = this.#varint();
    const end = this.#at + length;
    if (end > this.#end) throw new Malformed('the message ends within a field');
    return end;
  }

  #passOver(): void {
    switch (this.#form) {
      case undefined:
        return;
      case VARINT:
        this.#varint();
        break;
      case EIGHT_BYTES:
        this.#at += 8;
        break;
      case LENGTH:
        this.#at = this.#endOfValue();
        break;
      case FOUR_BYTES:
        this.#at += 4;
        break;
      default:
        throw new Malformed(`a field has the form ${this.#form}`);
    }
    this.#form = undefined;
  }

  /** Seven bits a byte, the least significant first; the last byte has its highest bit clear. */
  #varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  #byte(): number {
    if (this.#at >= this.#end) throw new Malformed('the message ends within a field');
    return this.#bytes[this.#at++] ?? 0;
  }

  #exactly(start: number): string {
    let value = 0n;
    for (let at = this.#at - 1; at >= start; at--) value = (value << 7n) | BigInt((this.#bytes[at] ?? 0) & 0x7f);
    return value.toString();
  }
}
