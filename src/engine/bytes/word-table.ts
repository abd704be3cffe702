/**
 * Rows of so many 32-bit words, numbered in the order in which they are first asked for. Found by open addressing, so that
 * a million of them are no objects; what else is known of a row is a column of whoever asks.
 */
export class WordTable {
  length = 0;
  words: Uint32Array;
  #hashes: Int32Array;
  #slots: Int32Array;
  /** Differs from run to run, so that a file cannot be made to collide; no number depends on it. */
  readonly #seed = (Math.random() * 0x1_0000_0000) | 0;

  /** `expected` is about how many there will be: so many come without a search for more room. */
  constructor(
    readonly width: number,
    expected = 0
  ) {
    const rows = Math.max(expected, firstRows);
    this.words = new Uint32Array(width * rows);
    this.#hashes = new Int32Array(rows);
    // A power of two, of which half stays free.
    this.#slots = new Int32Array(2 << (32 - Math.clz32(rows - 1))).fill(emptySlot);
  }

  /** The number of the row that stands at `at`; one that is not there yet is made. */
  idOf(row: Uint32Array, at = 0): number {
    const hash = this.#hash(row, at);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot]!;
      if (id === emptySlot) return this.#insert(slot, hash, row, at);
      if (this.#hashes[id] === hash && this.#isSame(id, row, at)) return id;
    }
  }

  #isSame(id: number, row: Uint32Array, at: number): boolean {
    const { words, width } = this;
    const from = id * width;
    for (let index = 0; index < width; index++) if (words[from + index] !== row[at + index]) return false;
    return true;
  }

  // Rounds of MurmurHash3's 32-bit finaliser, one word after the other
  #hash(row: Uint32Array, at: number): number {
    let hash = this.#seed;
    for (let index = 0; index < this.width; index++) {
      hash = Math.imul(hash ^ row[at + index]!, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    }
    return hash ^ (hash >>> 16);
  }

  #insert(slot: number, hash: number, row: Uint32Array, at: number): number {
    const id = this.length++;
    if (id === this.#hashes.length) this.#growRows();
    const { words, width } = this;
    for (let index = 0; index < width; index++) words[id * width + index] = row[at + index]!;
    this.#hashes[id] = hash;
    this.#slots[slot] = id;
    if (this.length * 2 > this.#slots.length) this.#growSlots();
    return id;
  }

  #growRows(): void {
    this.words = enlarged(this.words, this.words.length * 2);
    this.#hashes = enlarged(this.#hashes, this.#hashes.length * 2);
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * slotGrowth).fill(emptySlot);
    const mask = slots.length - 1;
    for (let id = 0; id < this.length; id++) {
      let slot = this.#hashes[id]! & mask;
      while (slots[slot] !== emptySlot) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

const firstRows = 1024;
const emptySlot = -1;
/** To fill the slots anew is dear, room for them is not. */
const slotGrowth = 4;

type Column = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** The same numbers in a longer column, zeros behind them. */
export const enlarged = <T extends Column>(column: T, length: number): T => {
  const longer = new (column.constructor as new (length: number) => T)(length);
  longer.set(column);
  return longer;
};
