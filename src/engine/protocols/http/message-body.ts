import { latin1 } from '../../bytes/latin1.ts';
import { endOfLine } from './head.ts';

/** How long a body is: in bytes (`Infinity`: until the connection ends), or told by its chunks. */
export type BodyLength = number | 'chunked';

/** Takes the body of a request: `end` comes once, with how much of it is not in the capture (null: not known). */
export interface BodyTaker {
  take(bytes: Uint8Array, start: number, end: number): void;
  lost(missing: number): void;
  end(stillToCome: number | null): void;
}

const crlfBytes = 2;
const maxLineBytes = 4096;
// RFC 9112 section 7.1: chunk-size in hexadecimal, extensions
const chunkLine = /^([0-9a-fA-F]{1,13})[ \t]*(?:;.*)?\r?$/;

/** The body of one message (RFC 9112 sections 6 and 7), for whoever wants it: without one its bytes are only counted. */
export class MessageBody {
  #taker: BodyTaker | null = null;
  #isOver = true;
  /** Bytes of it, or of a chunk and its CRLF, that are still to come. */
  #left = 0;
  /** How many of these belong to the framing. */
  #frameLeft = 0;
  #isChunked = false;
  #inTrailer = false;

  isOver(): boolean {
    return this.#isOver;
  }

  begin(length: BodyLength, taker: BodyTaker | null): void {
    this.#taker = taker;
    this.#isOver = false;
    this.#isChunked = length === 'chunked';
    this.#inTrailer = false;
    this.#left = length === 'chunked' ? 0 : length;
    this.#frameLeft = 0;
    if (this.#left === 0 && !this.#isChunked) this.end();
  }

  /** As `StreamReader.read`. */
  read(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    while (at < end && !this.#isOver) {
      const next = this.#left > 0 ? this.#data(bytes, at, end) : this.#chunk(bytes, at, end);
      if (next === at) return at;
      at = next;
    }
    return at;
  }

  /** As `StreamReader.unseen`: bytes of a body that nobody takes. */
  unseen(): number {
    return this.#taker === null ? this.#left : 0;
  }

  /** `count` bytes that are not shown, within what is left; false, and over, where they are more. */
  skip(count: number): boolean {
    if (count > this.#left) {
      this.end();
      return false;
    }
    const data = Math.min(count, this.#left - this.#frameLeft);
    if (data > 0) this.#taker?.lost(data);
    this.#moved(count);
    return true;
  }

  /** Whole, or as far as it came: chunks that go on do not say how far. */
  end(): void {
    if (this.#isOver) return;
    const isOpen = this.#isChunked && !this.#inTrailer;
    this.#taker?.end(isOpen ? null : Number.isFinite(this.#left) ? this.#left : 0);
    this.#taker = null;
    this.#isOver = true;
    this.#left = 0;
  }

  #data(bytes: Uint8Array, at: number, end: number): number {
    const count = Math.min(this.#left, end - at);
    const data = Math.min(this.#left - this.#frameLeft, count);
    if (data > 0) this.#taker?.take(bytes, at, at + data);
    this.#moved(count);
    return at + count;
  }

  #moved(count: number): void {
    this.#left -= count;
    this.#frameLeft = Math.min(this.#frameLeft, this.#left);
    if (this.#left === 0 && !this.#isChunked) this.end();
  }

  /** chunk-size, extensions, CRLF, data, CRLF; size 0 ends them, then come trailers as fields do, and an empty line. */
  #chunk(bytes: Uint8Array, start: number, end: number): number {
    const lineEnd = endOfLine(bytes, start, end);
    if (lineEnd < 0) return end - start > maxLineBytes ? this.#broken(end) : start;
    if (this.#inTrailer) {
      if (lineEnd - start <= 1) this.end();
      return lineEnd + 1;
    }
    const match = chunkLine.exec(latin1(bytes, start, Math.min(lineEnd, start + 256)));
    if (!match) return this.#broken(end);
    const size = parseInt(match[1]!, 16);
    this.#inTrailer = size === 0;
    this.#left = size === 0 ? 0 : size + crlfBytes;
    this.#frameLeft = size === 0 ? 0 : crlfBytes;
    return lineEnd + 1;
  }

  #broken(end: number): number {
    this.end();
    return end;
  }
}
