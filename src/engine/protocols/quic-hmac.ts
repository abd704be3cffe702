import { u32be } from '../bytes/integers.ts';

const blockBytes = 64;
/** What one block holds beside its end mark and the 64-bit length (FIPS 180-4 section 5.1.1). */
const maxMessageBytes = 55;

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};
const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0;

/** FIPS 180-4 section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const roundConstants = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
/** FIPS 180-4 section 5.3.3: the same of the square roots of the first 8. */
const initialState = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

const rotr = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** FIPS 180-4 section 6.2.2, step 1. `w` holds the block in its first 16 words. */
const schedule = (w: Int32Array): void => {
  for (let t = 16; t < 64; t++) {
    const a = w[t - 15]!;
    const b = w[t - 2]!;
    const s0 = rotr(a, 7) ^ rotr(a, 18) ^ (a >>> 3);
    const s1 = rotr(b, 17) ^ rotr(b, 19) ^ (b >>> 10);
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
  }
};

/** FIPS 180-4 section 6.2.2, steps 2 to 4. */
const compress = (state: Int32Array, w: Int32Array): Int32Array => {
  schedule(w);
  let [a, b, c, d, e, f, g, h] = state as unknown as Eight;
  for (let t = 0; t < 64; t++) {
    const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + roundConstants[t]! + w[t]!) | 0;
    const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const next = Int32Array.of(a, b, c, d, e, f, g, h);
  for (let at = 0; at < 8; at++) next[at]! += state[at]!;
  return next;
};

type Eight = readonly [number, number, number, number, number, number, number, number];

/** The last block of a message that one whole block, the padded key, came before. */
const lastBlock = (message: Uint8Array): Int32Array => {
  const block = new Uint8Array(blockBytes);
  block.set(message);
  block[message.length] = 0x80;
  const words = wordsOf(block);
  words[15] = (blockBytes + message.length) * 8;
  return words;
};

const wordsOf = (block: Uint8Array): Int32Array => {
  const words = new Int32Array(64);
  for (let at = 0; at < 16; at++) words[at] = u32be(block, at * 4);
  return words;
};

const bytesOf = (words: Int32Array): Uint8Array => {
  const bytes = new Uint8Array(words.length * 4);
  for (let at = 0; at < bytes.length; at++) bytes[at] = words[at >> 2]! >>> (24 - 8 * (at & 3));
  return bytes;
};

/** HMAC-SHA-256 (RFC 2104) with one key, for the messages of HKDF: 55 bytes each at most. */
export class HmacSha256 {
  readonly #inner: Int32Array;
  readonly #outer: Int32Array;

  constructor(key: Uint8Array) {
    this.#inner = compress(initialState, wordsOf(padded(key, 0x36)));
    this.#outer = compress(initialState, wordsOf(padded(key, 0x5c)));
  }

  digest(message: Uint8Array): Uint8Array {
    if (message.length > maxMessageBytes) throw new RangeError('one block only');
    const inner = bytesOf(compress(this.#inner, lastBlock(message)));
    return bytesOf(compress(this.#outer, lastBlock(inner)));
  }
}

/** RFC 2104 section 2: ipad and opad. */
const padded = (key: Uint8Array, pad: number): Uint8Array => {
  const block = new Uint8Array(blockBytes).fill(pad);
  for (let at = 0; at < key.length; at++) block[at]! ^= key[at]!;
  return block;
};
