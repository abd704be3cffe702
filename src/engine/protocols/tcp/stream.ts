import { FedReader } from './fed-reader.ts';
import type { HeldBytes } from './held-bytes.ts';
import type { StreamReader } from '../stream-reader.ts';

/** Segments ahead of a hole are kept up to these bounds; then the hole is a gap, counted, and reading goes on behind it. */
const maxAhead = 1024;
const maxAheadBytes = 1 << 20;

interface Segment {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  /** Bytes that were on the wire behind these, but not captured (a short snap length). */
  readonly missing: number;
  readonly timeUs: number;
}

// RFC 9293 section 3.4: sequence numbers are compared modulo 2^32
export const distance = (from: number, to: number): number => (to - from) | 0;

const lengthOf = ({ bytes, missing }: Segment): number => bytes.length + missing;

/** Puts one direction of a TCP connection in order and feeds a reader with it. */
export class TcpStream {
  gaps = 0;
  /** By sequence number, in order. */
  readonly #ahead: Segment[] = [];
  #aheadBytes = 0;
  #lastUs = 0;
  /** Sequence number behind the last byte, once a FIN told it. */
  #end: number | null = null;
  readonly #fed: FedReader;

  constructor(
    private readonly reader: StreamReader,
    private expected: number,
    private readonly held: HeldBytes
  ) {
    this.#fed = new FedReader(reader, held);
  }

  /** Sequence number of the byte that is read next. */
  get next(): number {
    return this.expected;
  }

  isDone(): boolean {
    return this.reader.isDone();
  }

  /** Everything up to the FIN was read. */
  isOver(): boolean {
    return this.#end !== null && distance(this.expected, this.#end) <= 0;
  }

  endsAt(sequence: number): void {
    this.#end ??= sequence;
  }

  /** So many of the next bytes need not be there, unless something waits already. */
  unseen(): number {
    return this.#ahead.length > 0 ? 0 : this.#fed.unseen();
  }

  /** `count` bytes of those that need not be there were sent. */
  pass(count: number): void {
    this.expected = (this.expected + count) >>> 0;
    this.reader.pass?.(count);
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
    if (distance(this.expected, sequence) > 0) {
      this.#keep(sequence, bytes, start, end, missing, timeUs);
      return;
    }
    this.#take(sequence, bytes, start, end, missing, timeUs);
    if (this.#ahead.length > 0) this.#drain();
  }

  /** The stream is over: whatever waits behind holes is read, and the last part given as it is. */
  finish(): void {
    while (this.#ahead.length > 0 && !this.isDone()) this.#jump();
    this.#dropAhead(this.#ahead.length);
    this.#fed.finish(this.#lastUs);
  }

  #keep(
    sequence: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    missing: number,
    timeUs: number
  ): void {
    const at = this.#placeOf(sequence);
    const before = this.#ahead[at - 1];
    const known = before ? lengthOf(before) - distance(before.sequence, sequence) : 0;
    // Sent again, with nothing more in it
    if (known >= end - start + missing) return;
    this.#ahead.splice(at, 0, { sequence, bytes: bytes.slice(start, end), missing, timeUs });
    this.#aheadBytes += end - start;
    this.held.add(end - start);
    while (this.#ahead.length > maxAhead || this.#aheadBytes > maxAheadBytes) this.#jump();
    if (this.held.isFull) this.#jump();
  }

  /** Behind all that begin no later; most come last. */
  #placeOf(sequence: number): number {
    let at = this.#ahead.length;
    while (at > 0 && distance(this.#ahead[at - 1]!.sequence, sequence) < 0) at--;
    return at;
  }

  #drain(): void {
    let read = 0;
    for (; read < this.#ahead.length; read++) {
      const { sequence, bytes, missing, timeUs } = this.#ahead[read]!;
      if (distance(this.expected, sequence) > 0) break;
      this.#take(sequence, bytes, 0, bytes.length, missing, timeUs);
    }
    this.#dropAhead(read);
  }

  #dropAhead(count: number): void {
    let bytes = 0;
    for (const segment of this.#ahead.splice(0, count)) bytes += segment.bytes.length;
    this.#aheadBytes -= bytes;
    this.held.add(-bytes);
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
    this.#fed.gap(missing, timeUs);
  }

  /** What was sent before is passed over; the first copy of a byte is the one that counts. */
  #take(
    sequence: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    missing: number,
    timeUs: number
  ): void {
    const from = start - distance(this.expected, sequence);
    if (from < end) {
      this.expected = (this.expected + end - from) >>> 0;
      this.#fed.feed(bytes, from, end, timeUs);
    }
    const stillMissing = missing - Math.max(0, from - end);
    if (stillMissing > 0 && !this.isDone()) this.#gap(stillMissing, timeUs);
  }
}
