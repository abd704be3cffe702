const blockWords = 16;
const stateWords = 8;

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

// What one compression works on: keys for a million packets shall make no garbage
const w = new Int32Array(64);

/** FIPS 180-4 section 6.2.2, step 1. */
const schedule = (block: Int32Array): void => {
  for (let t = 0; t < blockWords; t++) w[t] = block[t]!;
  for (let t = blockWords; t < 64; t++) {
    const a = w[t - 15]!;
    const b = w[t - 2]!;
    const s0 = rotr(a, 7) ^ rotr(a, 18) ^ (a >>> 3);
    const s1 = rotr(b, 17) ^ rotr(b, 19) ^ (b >>> 10);
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
  }
};

/** FIPS 180-4 section 6.2.2, steps 2 to 4: what `state` is behind the block, in the first words of `out`. */
const compress = (state: Int32Array, block: Int32Array, out: Int32Array): void => {
  schedule(block);
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
  out[0] = (state[0]! + a) | 0;
  out[1] = (state[1]! + b) | 0;
  out[2] = (state[2]! + c) | 0;
  out[3] = (state[3]! + d) | 0;
  out[4] = (state[4]! + e) | 0;
  out[5] = (state[5]! + f) | 0;
  out[6] = (state[6]! + g) | 0;
  out[7] = (state[7]! + h) | 0;
};

/** Puts the end mark and the 64-bit length behind a message (FIPS 180-4 section 5.1.1) that follows the padded key. */
const endMessage = (block: Int32Array, messageBytes: number): void => {
  block[messageBytes >> 2]! |= 0x80 << (24 - 8 * (messageBytes & 3));
  block[blockWords - 1] = 8 * (4 * blockWords + messageBytes);
};

/** A message of HMAC as the one block that it fills, end and length included: 55 bytes fit. */
export const messageBlock = (message: Uint8Array, block = new Int32Array(blockWords)): Int32Array => {
  block.fill(0);
  for (let at = 0; at < message.length; at++) block[at >> 2]! |= message[at]! << (24 - 8 * (at & 3));
  endMessage(block, message.length);
  return block;
};

/** The padded key, then what of the inner hash the outer one is made of. */
const padded = new Int32Array(blockWords);
const innerHash = new Int32Array(blockWords);
endMessage(innerHash, 4 * stateWords);

const ipad = 0x36363636;
const opad = 0x5c5c5c5c;

const padKey = (key: Int32Array, pad: number): void => {
  for (let at = 0; at < blockWords; at++) padded[at] = (at < key.length ? key[at]! : 0) ^ pad;
};

/** HMAC-SHA-256 (RFC 2104) with one key after the other, of 16 words at most, for messages of one block. */
export class HmacSha256 {
  readonly #inner = new Int32Array(stateWords);
  readonly #outer = new Int32Array(stateWords);

  setKey(key: Int32Array): void {
    padKey(key, ipad);
    compress(initialState, padded, this.#inner);
    padKey(key, opad);
    compress(initialState, padded, this.#outer);
  }

  /** The first words of `out` become the digest: as many as it has, eight at most. */
  digest(message: Int32Array, out: Int32Array): void {
    compress(this.#inner, message, innerHash);
    compress(this.#outer, innerHash, out);
  }
}
