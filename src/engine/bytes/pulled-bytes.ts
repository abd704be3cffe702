import type { ByteSource } from './source.ts';

const pieceBytes = 1 << 16;
const nothing = new Uint8Array(0);

/** The bytes of a source, taken in amounts that the reader chooses. What is given is valid until the next call. */
export class PulledBytes {
  /** Of the next byte. */
  offset = 0;
  /** Somebody was told that the source ends too early. */
  isCut = false;
  #chunk: Uint8Array = nothing;
  #at = 0;
  readonly #chunks: AsyncIterator<Uint8Array>;

  constructor(source: ByteSource) {
    this.#chunks = source.chunks()[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, less only at the end; they stay to be read. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#chunk.length - this.#at < length) {
      const rest = this.#chunk.slice(this.#at);
      const next = await this.#chunks.next();
      if (next.done) return rest;
      this.#chunk = rest.length === 0 ? next.value : joined(rest, next.value);
      this.#at = 0;
    }
    return this.#chunk.subarray(this.#at, this.#at + length);
  }

  /** Some of the next bytes, at most `most`; none only at the end. */
  async piece(most: number): Promise<Uint8Array> {
    await this.peek(1);
    const piece = this.#chunk.subarray(this.#at, this.#at + most);
    this.skip(piece.length);
    return piece;
  }

  /** Over bytes that were peeked at. */
  skip(length: number): void {
    this.#at += length;
    this.offset += length;
  }

  /** The next `length` bytes in pieces. Throws what `cut` makes where there are less. */
  async *exactly(length: number, cut: (offset: number) => Error): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      const piece = await this.piece(Math.min(left, pieceBytes));
      if (piece.length === 0) throw this.cut(cut);
      left -= piece.length;
      yield piece;
    }
  }

  /** Notes that the source ends here, and makes the error that says so. */
  cut(error: (offset: number) => Error): Error {
    this.isCut = true;
    return error(this.offset);
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

/** For a reader that may stop early without ending the pieces: whoever made them steps over the rest. */
export const leftOpen = (pieces: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({ next: () => pieces.next() })
});

export const stepOver = async (pieces: AsyncGenerator<Uint8Array>): Promise<void> => {
  let next = await pieces.next();
  while (!next.done) next = await pieces.next();
};

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};
