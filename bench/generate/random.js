/** sfc32 (Chris Doty-Humphrey's small fast counter generator): four words of state, the same on every machine. */
export class Random {
  #a;
  #b;
  #c;
  #count = 1;

  /** Streams of one seed are independent, so that a flow's bytes do not depend on what runs beside it. */
  constructor(seed, stream = 0) {
    this.#a = seed | 0;
    this.#b = stream | 0;
    this.#c = 0x9e3779b9 | 0;
    for (let round = 0; round < 12; round++) this.word();
  }

  /** An unsigned integer of 32 bits. */
  word() {
    const sum = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  fraction() {
    return this.word() / 2 ** 32;
  }

  below(limit) {
    return Math.floor(this.fraction() * limit);
  }

  /** Both ends included. */
  between(first, last) {
    return first + this.below(last - first + 1);
  }

  chance(probability) {
    return this.fraction() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Heavy tail: half are under 2, few are very large. Division alone: powers differ from engine to engine. */
  heavy() {
    return Math.min(2000, 1 / (1 - this.fraction()));
  }

  bytes(length) {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; at++) bytes[at] = this.word() >>> 24;
    return bytes;
  }

  /** Fisher and Yates, in place. */
  shuffle(list) {
    for (let last = list.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [list[last], list[other]] = [list[other], list[last]];
    }
    return list;
  }
}
