/** Where a text lies among the chunks, in bytes. */
export interface PackedText {
  readonly chunk: number;
  readonly start: number;
  readonly end: number;
}

/** Each chunk is twice as long as the one before, so that a small commit takes little. */
const FIRST_CHUNK_BYTES = 1 << 16;
const LONGEST_CHUNK_BYTES = 1 << 20;
/** What UTF-8 takes at most for a UTF-16 code unit. */
const BYTES_PER_UNIT = 3;

/** Texts as UTF-8, one after the other, in few buffers outside of the thread's heap. */
export class PackedTexts {
  readonly chunks: Buffer<ArrayBuffer>[] = [];
  #chunk = Buffer.alloc(0);
  #filled = 0;

  add(text: string): PackedText {
    const most = text.length * BYTES_PER_UNIT;
    if (this.chunks.length === 0 || this.#chunk.length - this.#filled < most) this.#begin(most);
    const start = this.#filled;
    this.#filled += this.#chunk.write(text, start);
    return { chunk: this.chunks.length - 1, start, end: this.#filled };
  }

  #begin(leastBytes: number): void {
    const bytes = Math.min(this.#chunk.length * 2 || FIRST_CHUNK_BYTES, LONGEST_CHUNK_BYTES);
    this.#chunk = Buffer.allocUnsafeSlow(Math.max(bytes, leastBytes));
    this.#filled = 0;
    this.chunks.push(this.#chunk);
  }
}

export function bytesOf({ chunk, start, end }: PackedText, chunks: readonly Uint8Array[]): Uint8Array {
  const texts = chunks[chunk];
  if (texts === undefined) throw new RangeError(`a text lies in chunk ${chunk} of ${chunks.length}`);
  return texts.subarray(start, end);
}
