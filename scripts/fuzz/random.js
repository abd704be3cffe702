/** FNV-1a over text, as the state that numbers are drawn from. */
const hashOf = (text) => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Numbers drawn from a seed: the same seed gives the same numbers, on every machine. */
export class Random {
  #state;

  /** @param {string} seed */
  constructor(seed) {
    this.#state = hashOf(seed);
  }

  /** 32 bits: mulberry32, by Tommy Ettinger, public domain. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from 0, below `limit`; 0 where there is none. @param {number} limit */
  below(limit) {
    return limit > 0 ? this.next() % limit : 0;
  }

  /** Small ones are drawn more often than large ones. @param {number} limit */
  belowMostlySmall(limit) {
    return this.below(1 + this.below(limit));
  }

  /** True once in so many times. @param {number} times */
  onceIn(times) {
    return this.below(times) === 0;
  }

  /** @template Item @param {readonly Item[]} list @returns {Item} */
  pick(list) {
    return list[this.below(list.length)];
  }

  /** @param {number} length */
  bytes(length) {
    return Uint8Array.from({ length }, () => this.next() & 255);
  }
}
