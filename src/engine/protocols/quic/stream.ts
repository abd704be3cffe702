/** RFC 9000 section 7.5 asks for 4,096 bytes at least; a hello with post-quantum keys has about 2,000. */
const maxBytes = 1 << 16;
/** Chrome cuts its hello into some ten pieces over two datagrams. */
const maxPieces = 256;

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The bytes of CRYPTO frames, in whatever order they come (RFC 9000 section 19.6). Keeps no more than it was given. */
export class CryptoStream {
  /** By offset. */
  readonly #pieces: Piece[] = [];
  #bytes = 0;

  add(offset: number, bytes: Uint8Array): void {
    if (bytes.length === 0 || this.isFull() || offset + bytes.length > maxBytes) return;
    const after = this.#pieces.findIndex((piece) => piece.offset > offset);
    this.#pieces.splice(after < 0 ? this.#pieces.length : after, 0, { offset, bytes });
    this.#bytes += bytes.length;
  }

  isFull(): boolean {
    return this.#bytes > maxBytes || this.#pieces.length >= maxPieces;
  }

  /** What there is from the beginning, up to the first gap. */
  beginning(): Uint8Array {
    const [first, second] = this.#pieces;
    if (!first || first.offset > 0) return new Uint8Array(0);
    return second ? this.#joined() : first.bytes;
  }

  #joined(): Uint8Array {
    const joined = new Uint8Array(Math.min(maxBytes, this.#bytes));
    let length = 0;
    for (const { offset, bytes } of this.#pieces) {
      if (offset > length) break;
      joined.set(bytes, offset);
      length = Math.max(length, offset + bytes.length);
    }
    return joined.subarray(0, length);
  }
}
