import { u32be } from '../../bytes/integers.ts';

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
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
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

// What one compression works on; filled anew for each, so that keys for a million packets make little garbage
const block = new Uint8Array(blockBytes);
const words = new Int32Array(64);

const compressBlock = (state: Int32Array): Int32Array => {
  for (let at = 0; at < 16; at++) words[at] = u32be(block, at * 4);
  return compress(state, words);
};

/** RFC 2104 section 2: the state behind the key, padded with ipad or opad. */
const keyed = (key: Uint8Array, pad: number): Int32Array => {
  block.fill(pad);
  for (let at = 0; at < key.length; at++) block[at]! ^= key[at]!;
  return compressBlock(initialState);
};

/** The last block of a message that one whole block, the padded key, came before. */
const finish = (state: Int32Array, message: Uint8Array): Uint8Array => {
  const bits = (blockBytes + message.length) * 8;
  block.fill(0);
  block.set(message);
  block[message.length] = 0x80;
  block[62] = bits >> 8;
  block[63] = bits;
  return bytesOf(compressBlock(state));
};

const bytesOf = (state: Int32Array): Uint8Array => {
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at++) bytes[at] = state[at >> 2]! >>> (24 - 8 * (at & 3));
  return bytes;
};

/** HMAC-SHA-256 (RFC 2104) with one key, for the messages of HKDF: 55 bytes each at most. */
export class HmacSha256 {
  readonly #inner: Int32Array;
  readonly #outer: Int32Array;

  constructor(key: Uint8Array) {
    this.#inner = keyed(key, 0x36);
    this.#outer = keyed(key, 0x5c);
  }

  digest(message: Uint8Array): Uint8Array {
    if (message.length > maxMessageBytes) throw new RangeError('one block only');
    return finish(this.#outer, finish(this.#inner, message));
  }
}
