import type { HeldBytes } from './held-bytes.ts';
import type { StreamReader } from '../stream-reader.ts';

/** No head or hello that is read here is longer. */
const maxCarryBytes = 1 << 17;
const none = new Uint8Array(0);

/** A reader that is given one direction of a connection piece by piece: keeps what it left until more is there. */
export class FedReader {
  #carry = none;
  #carried = 0;

  constructor(
    readonly reader: StreamReader,
    private readonly held: HeldBytes
  ) {}

  /** As `StreamReader.unseen`. */
  unseen(): number {
    return this.#carried > 0 ? 0 : (this.reader.unseen?.() ?? 0);
  }

  feed(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    if (this.reader.isDone()) return;
    if (this.#carried > 0) {
      this.#feedCarry(bytes, start, end, timeUs);
      return;
    }
    const rest = this.reader.read(bytes, start, end, timeUs);
    if (rest < end && !this.reader.isDone()) this.#append(bytes, rest, end);
  }

  #feedCarry(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    this.#append(bytes, start, end);
    const rest = this.reader.read(this.#carry, 0, this.#carried, timeUs);
    this.#drop(this.reader.isDone() ? this.#carried : rest);
    if (this.#carried > maxCarryBytes || (this.#carried > 0 && this.held.isFull)) this.gap(0, timeUs);
  }

  gap(missing: number, timeUs: number): void {
    this.#last(timeUs);
    this.reader.skip(missing);
  }

  finish(timeUs: number): void {
    if (!this.reader.isDone()) this.#last(timeUs);
    this.#drop(this.#carried);
    this.reader.end();
  }

  #last(timeUs: number): void {
    if (this.#carried > 0) this.reader.last(this.#carry, 0, this.#carried, timeUs);
    this.#drop(this.#carried);
  }

  /** With room to grow: a head may come one byte at a time. */
  #append(bytes: Uint8Array, start: number, end: number): void {
    const length = this.#carried + end - start;
    if (length > this.#carry.length) {
      const grown = new Uint8Array(this.#carried === 0 ? length : length * 2);
      grown.set(this.#carry.subarray(0, this.#carried));
      this.held.add(grown.length - this.#carry.length);
      this.#carry = grown;
    }
    this.#carry.set(bytes.subarray(start, end), this.#carried);
    this.#carried = length;
  }

  #drop(count: number): void {
    this.#carried -= count;
    if (this.#carried > 0) this.#carry.copyWithin(0, count, count + this.#carried);
    else {
      this.held.add(-this.#carry.length);
      this.#carry = none;
    }
  }
}
