import { u24be } from '../../bytes/integers.ts';

/** RFC 9000 section 7.5 asks for 4,096 bytes at least; a hello with post-quantum keys has about 2,000. */
const maxBytes = 1 << 15;
const firstBytes = 1 << 11;
/** Chrome cuts its hello into some ten pieces over two datagrams. */
const maxPieces = 256;

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The bytes of CRYPTO frames, in whatever order they come (RFC 9000 section 19.6). */
export class CryptoStream {
  bytes = new Uint8Array(firstBytes);
  /** How much of the bytes is there from the beginning, up to the first gap. */
  length = 0;
  /** What came behind a gap. */
  #pieces: Piece[] = [];

  clear(): void {
    this.length = 0;
    this.#pieces.length = 0;
  }

  /** Adds `bytes[start, end)` at `offset` of the stream. */
  add(offset: number, bytes: Uint8Array, start: number, end: number): void {
    const to = offset + end - start;
    const isBehindGap = offset > this.length;
    if (to <= this.length || to > maxBytes || (isBehindGap && this.#pieces.length >= maxPieces)) return;
    if (to > this.bytes.length) this.#grow(to);
    this.bytes.set(bytes.subarray(start, end), offset);
    if (isBehindGap) this.#pieces.push({ from: offset, to });
    else {
      this.length = to;
      if (this.#pieces.length > 0) this.#join();
    }
  }

  #grow(needed: number): void {
    let size = this.bytes.length;
    while (size < needed) size *= 2;
    const grown = new Uint8Array(size);
    grown.set(this.bytes);
    this.bytes = grown;
  }

  /** What no gap parts from the beginning any more belongs to it. */
  #join(): void {
    this.#pieces.sort((a, b) => a.from - b.from);
    let joined = 0;
    for (const { from, to } of this.#pieces) {
      if (from > this.length) break;
      this.length = Math.max(this.length, to);
      joined++;
    }
    this.#pieces = this.#pieces.slice(joined);
  }

  /** Is the handshake message there to its end? RFC 8446 section 4: type, length (24 bits), body. */
  isWhole(): boolean {
    return this.length >= 4 && this.length >= 4 + u24be(this.bytes, 1);
  }
}
