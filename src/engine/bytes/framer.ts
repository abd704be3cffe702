/**
 * Walks records that are laid end to end, over chunks of any size, without copying: only a record that straddles two
 * chunks is put together in a small buffer of its own.
 */
export interface RecordWalk {
  /**
   * Reads whole records from `bytes[start..end)` and returns where the first record begins that is not whole. Before it
   * returns less than `end` it sets `needed` to the bytes that record needs, as far as known; always more than there are.
   */
  walk(bytes: Uint8Array, start: number, end: number, fileOffset: number): number;
  readonly needed: number;
}

export class Framer {
  /** Bytes of the source that were given so far. */
  offset = 0;
  #carry = new Uint8Array(1 << 12);
  #carried = 0;

  constructor(private readonly records: RecordWalk) {}

  /** Bytes of a record that has begun and is not whole. */
  get pending(): number {
    return this.#carried;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (this.#carried > 0 && at < chunk.length) at = this.#complete(chunk, at);
    if (at < chunk.length) {
      const rest = this.records.walk(chunk, at, chunk.length, this.offset + at);
      if (rest < chunk.length) this.#keep(chunk, rest, chunk.length);
    }
    this.offset += chunk.length;
  }

  /** Fills the carried record up from the chunk; returns how far the chunk was used. */
  #complete(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + this.records.needed - this.#carried);
    const startedAt = this.offset + at - this.#carried;
    this.#keep(chunk, at, end);
    if (this.#carried < this.records.needed) return end;
    const rest = this.records.walk(this.#carry, 0, this.#carried, startedAt);
    this.#carry.copyWithin(0, rest, this.#carried);
    this.#carried -= rest;
    if (this.#carried >= this.records.needed && this.#carried > 0)
      throw new RangeError('a record walk stands still');
    return end;
  }

  #keep(chunk: Uint8Array, start: number, end: number): void {
    const length = this.#carried + end - start;
    if (length > this.#carry.length) {
      const grown = new Uint8Array(Math.max(length, this.#carry.length * 2));
      grown.set(this.#carry.subarray(0, this.#carried));
      this.#carry = grown;
    }
    this.#carry.set(chunk.subarray(start, end), this.#carried);
    this.#carried = length;
  }
}
