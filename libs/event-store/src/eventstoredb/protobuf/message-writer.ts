const VARINT = 0;
const LENGTH = 2;

/**
 * Writes one message of Protocol Buffers from its end to its beginning: what stands inside another message is there
 * before its length has to be written, so nothing is measured and nothing copied. The fields are written last one first.
 */
export class MessageWriter {
  readonly #bytes: Buffer;
  #at: number;

  /** Throws RangeError once more is written than `capacity` bytes. */
  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity);
    this.#at = capacity;
  }

  /** Bytes written so far: what `message` is told to enclose everything written since. */
  get length(): number {
    return this.#bytes.length - this.#at;
  }

  number(field: number, value: number): void {
    this.#varint(value);
    this.#varint(field * 8 + VARINT);
  }

  /** Of so many bytes in UTF-8. */
  text(field: number, text: string, bytes = Buffer.byteLength(text)): void {
    this.#at -= bytes;
    if (this.#at < 0) throw new RangeError('the message is larger than was said');
    this.#bytes.write(text, this.#at, bytes, 'utf8');
    this.#begin(field, bytes);
  }

  /** Everything written since the writer had this length becomes a message inside this one. */
  message(field: number, since: number): void {
    this.#begin(field, this.length - since);
  }

  finish(): Buffer {
    return this.#bytes.subarray(this.#at);
  }

  #begin(field: number, length: number): void {
    this.#varint(length);
    this.#varint(field * 8 + LENGTH);
  }

  #varint(value: number): void {
    let size = 1;
    for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
    this.#at -= size;
    if (this.#at < 0) throw new RangeError('the message is larger than was said');
    let rest = value;
    for (let at = this.#at; at < this.#at + size - 1; at++) {
      this.#bytes[at] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#at + size - 1] = rest;
  }
}
