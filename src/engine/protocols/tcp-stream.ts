import type { StreamReader } from './stream-reader.ts';

/** Segments ahead of a hole are kept up to these bounds; then the hole is a gap, counted, and reading goes on behind it. */
const maxAhead = 128;
const maxAheadBytes = 1 << 18;
/** No head or hello that is read here is longer. */
const maxCarryBytes = 1 << 17;

interface Segment {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  /** Bytes that were on the wire behind these, but not captured (a short snap length). */
  readonly missing: number;
  readonly timeUs: number;
}

// RFC 9293 section 3.4: sequence numbers are compared modulo 2^32
const distance = (from: number, to: number): number => (to - from) | 0;

/** Puts one direction of a TCP connection in order and feeds a reader with it. */
export class TcpStream {
  gaps = 0;
  #ahead: Segment[] = [];
  #aheadBytes = 0;
  #lastUs = 0;
  #carry: Uint8Array | null = null;

  constructor(
    private readonly reader: StreamReader,
    private expected: number
  ) {}

  isDone(): boolean {
    return this.reader.isDone();
  }

  /** There are bytes behind a hole. */
  isWaiting(): boolean {
    return this.#ahead.length > 0;
  }

  /** A segment whose payload is `bytes[start..end)`, and `missing` bytes more that were not captured. */
  segment(
    sequence: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    missing: number,
    timeUs: number
  ): void {
    this.#lastUs = timeUs;
    const early = distance(this.expected, sequence);
    if (early > 0) {
      this.#keep({ sequence, bytes: bytes.slice(start, end), missing, timeUs });
      return;
    }
    // What was sent before is passed over; the first copy of a byte is the one that counts.
    const fresh = start - early;
    if (fresh >= end) return;
    this.#take(bytes, fresh, end, timeUs);
    if (missing > 0) this.#gap(missing, timeUs);
    this.#drain();
  }

  /** The stream is over: whatever waits behind holes is read, and the last part given as it is. */
  finish(): void {
    while (this.#ahead.length > 0 && !this.isDone()) this.#jump();
    if (!this.isDone() && this.#carry) this.reader.last(this.#carry, 0, this.#carry.length, this.#lastUs);
    this.#carry = null;
    this.reader.end();
  }

  #keep(segment: Segment): void {
    const at = this.#ahead.findIndex((other) => distance(other.sequence, segment.sequence) < 0);
    this.#ahead.splice(at < 0 ? this.#ahead.length : at, 0, segment);
    this.#aheadBytes += segment.bytes.length;
    while (this.#ahead.length > maxAhead || this.#aheadBytes > maxAheadBytes) this.#jump();
  }

  #drain(): void {
    for (;;) {
      const first = this.#ahead[0];
      if (!first || this.isDone()) return;
      const early = distance(this.expected, first.sequence);
      if (early > 0) return;
      this.#ahead.shift();
      this.#aheadBytes -= first.bytes.length;
      if (-early >= first.bytes.length) continue;
      this.#take(first.bytes, -early, first.bytes.length, first.timeUs);
      if (first.missing > 0) this.#gap(first.missing, first.timeUs);
    }
  }

  /** Goes on behind the hole in front of the first kept segment. */
  #jump(): void {
    const first = this.#ahead[0];
    if (!first) return;
    this.#gap(Math.max(0, distance(this.expected, first.sequence)), first.timeUs);
    this.#drain();
  }

  #gap(missing: number, timeUs: number): void {
    this.gaps++;
    this.expected = (this.expected + missing) >>> 0;
    if (this.#carry) this.reader.last(this.#carry, 0, this.#carry.length, timeUs);
    this.#carry = null;
    this.reader.skip(missing);
  }

  #take(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    this.expected = (this.expected + end - start) >>> 0;
    if (this.isDone()) return;
    if (this.#carry === null) {
      const rest = this.reader.read(bytes, start, end, timeUs);
      if (rest < end && !this.isDone()) this.#carry = bytes.slice(rest, end);
      return;
    }
    const joined = new Uint8Array(this.#carry.length + end - start);
    joined.set(this.#carry);
    joined.set(bytes.subarray(start, end), this.#carry.length);
    const rest = this.reader.read(joined, 0, joined.length, timeUs);
    this.#carry = rest < joined.length && !this.isDone() ? joined.subarray(rest) : null;
    if (this.#carry && this.#carry.length > maxCarryBytes) this.#gap(0, timeUs);
  }
}
