import { Random } from './random.js';

const size = 4 * 1024 * 1024;
const longestCopy = 64 * 1024;

/** Bytes that look encrypted, made once and copied from: making them anew would cost more than writing them. */
export class Pool {
  #bytes = Buffer.allocUnsafe(size);

  constructor(seed) {
    const random = new Random(seed, 0x706f6f6c);
    for (let at = 0; at < size; at += 4) this.#bytes.writeUInt32LE(random.word(), at);
  }

  /** The same `position` always gives the same bytes: a retransmission repeats what was sent. */
  copy(target, at, position, length) {
    const from = position % (size - longestCopy);
    this.#bytes.copy(target, at, from, from + length);
  }
}
