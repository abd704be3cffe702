const rounds = 10;

/** FIPS 197 section 4.2.1: times x, modulo x^8 + x^4 + x^3 + x + 1. */
const xtime = (x: number): number => ((x << 1) ^ (x & 0x80 ? 0x11b : 0)) & 0xff;

/** FIPS 197 section 5.1.1: the inverse in GF(2^8), then an affine map. 3 generates the field, and 0xf6 undoes 3. */
const makeSbox = (): Uint8Array => {
  const sbox = new Uint8Array(256).fill(0x63, 0, 1);
  let power = 1;
  let inverse = 1;
  for (let count = 0; count < 255; count++) {
    const x = inverse | (inverse << 8);
    sbox[power] = (x ^ (x >> 4) ^ (x >> 5) ^ (x >> 6) ^ (x >> 7) ^ 0x63) & 0xff;
    power ^= xtime(power);
    inverse = timesInverseOf3(inverse);
  }
  return sbox;
};

const timesInverseOf3 = (x: number): number => {
  let product = 0;
  for (let bit = 0x80; bit > 0; bit >>= 1) product = xtime(product) ^ (0xf6 & bit ? x : 0);
  return product;
};

const sbox = makeSbox();
/** SubBytes and MixColumns in one (FIPS 197 sections 5.1.1 and 5.1.3): the column (2, 1, 1, 3) times the S-box. */
const columns0 = Int32Array.from(sbox, (s) => (xtime(s) << 24) | (s << 16) | (s << 8) | (xtime(s) ^ s));
const turnedRight = (column: number): number => (column >>> 8) | (column << 24);
const columns1 = columns0.map(turnedRight);
const columns2 = columns1.map(turnedRight);
const columns3 = columns2.map(turnedRight);

const column = (a: number, b: number, c: number, d: number): number =>
  columns0[a >>> 24]! ^ columns1[(b >>> 16) & 255]! ^ columns2[(c >>> 8) & 255]! ^ columns3[d & 255]!;

const lastColumn = (a: number, b: number, c: number, d: number): number =>
  (sbox[a >>> 24]! << 24) | (sbox[(b >>> 16) & 255]! << 16) | (sbox[(c >>> 8) & 255]! << 8) | sbox[d & 255]!;

/** Words of an expanded key. */
export const scheduleWords = 4 * (rounds + 1);

/**
 * Expands the key of 16 bytes in the first four words of `schedule` (FIPS 197 section 5.2). Not for secrets: the time it
 * takes depends on the key. The keys of QUIC's Initial packets can be worked out by everyone who sees the packets.
 */
export const expandKey = (schedule: Int32Array): void => {
  for (let at = 4, rcon = 1; at < scheduleWords; at++) {
    let word = schedule[at - 1]!;
    if (at % 4 === 0) {
      const turned = (word << 8) | (word >>> 24);
      word = lastColumn(turned, turned, turned, turned) ^ (rcon << 24);
      rcon = xtime(rcon);
    }
    schedule[at] = schedule[at - 4]! ^ word;
  }
};

/** AES-128, the direction that counter mode needs (FIPS 197 section 5.1): one block of four words, to `out`. */
export const encryptBlock = (
  k: Int32Array,
  in0: number,
  in1: number,
  in2: number,
  in3: number,
  out: Int32Array
): void => {
  let a = in0 ^ k[0]!;
  let b = in1 ^ k[1]!;
  let c = in2 ^ k[2]!;
  let d = in3 ^ k[3]!;
  for (let at = 4; at < 4 * rounds; at += 4) {
    const p = column(a, b, c, d) ^ k[at]!;
    const q = column(b, c, d, a) ^ k[at + 1]!;
    const r = column(c, d, a, b) ^ k[at + 2]!;
    d = column(d, a, b, c) ^ k[at + 3]!;
    a = p;
    b = q;
    c = r;
  }
  out[0] = lastColumn(a, b, c, d) ^ k[40]!;
  out[1] = lastColumn(b, c, d, a) ^ k[41]!;
  out[2] = lastColumn(c, d, a, b) ^ k[42]!;
  out[3] = lastColumn(d, a, b, c) ^ k[43]!;
};
