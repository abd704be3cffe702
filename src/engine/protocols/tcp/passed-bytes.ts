import { distance } from './stream.ts';

/**
 * Stretches of streams that nobody looks at, by the sequence numbers where they end: for each segment within one, two
 * numbers are compared, and none of its bytes is touched. In columns by side.
 */
export class PassedBytes {
  #until = new Uint32Array(256);
  #highest = new Uint32Array(256);

  begin(side: number, sequence: number, count: number): void {
    while (side >= this.#until.length) {
      this.#until = doubled(this.#until);
      this.#highest = doubled(this.#highest);
    }
    this.#until[side] = sequence + count;
    this.#highest[side] = sequence;
  }

  /** True for a segment that ends within the stretch. */
  holds(side: number, sequence: number, length: number): boolean {
    const end = (sequence + length) >>> 0;
    if (distance(this.#until[side]!, end) > 0) return false;
    if (distance(this.#highest[side]!, end) > 0) this.#highest[side] = end;
    return true;
  }

  /** How much of the stretch behind `from` was sent: what was seen, and what stands before a byte that was. */
  end(side: number, from: number, seen: number): number {
    const sent = Math.max(distance(from, this.#highest[side]!), distance(from, seen));
    return Math.max(0, Math.min(sent, distance(from, this.#until[side]!)));
  }
}

const doubled = (column: Uint32Array): Uint32Array<ArrayBuffer> => {
  const grown = new Uint32Array(column.length * 2);
  grown.set(column);
  return grown;
};
