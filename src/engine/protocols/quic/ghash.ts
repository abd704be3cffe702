import { u32be } from '../../bytes/integers.ts';

/** What falls out of the low end comes back in at the top (NIST SP 800-38D section 6.3: R = 11100001 || 0^120). */
const halved = (word: number, carry: number): number => (word >>> 1) ^ (carry ? 0xe1000000 : 0);

/** For each byte shifted out at once, what its eight bits give at the top. */
const reduction = Int32Array.from({ length: 256 }, (_, byte) => {
  let top = 0;
  for (let bit = 0; bit < 8; bit++) top = halved(top, (byte >> bit) & 1);
  return top;
});

/** The 256 multiples of a key that one byte can ask for; the first is 0. Made anew for each key. */
const multiples = new Int32Array(256 * 4);

/** Fills the table from the multiple by one, which stands at its bit of highest value (section 6.3). */
const fillMultiples = (key: Int32Array): void => {
  const table = multiples;
  table.set(key, 0x80 * 4);
  for (let bit = 0x40; bit > 0; bit >>= 1) {
    const from = bit * 8;
    const to = bit * 4;
    for (let word = 3; word > 0; word--)
      table[to + word] = (table[from + word]! >>> 1) | (table[from + word - 1]! << 31);
    table[to] = halved(table[from]!, table[from + 3]! & 1);
  }
  for (let bit = 2; bit < 256; bit <<= 1)
    for (let at = (bit + 1) * 4, low = 4; at < bit * 8; at++, low++)
      table[at] = table[bit * 4 + (at & 3)]! ^ table[low]!;
};

/** The hash so far, and the block that is multiplied next. */
const state = new Int32Array(4);
const lastBlock = new Uint8Array(16);

/** Adds whole blocks: each is XORed to the hash, which is multiplied by the key, byte by byte from its low end. */
const addBlocks = (bytes: Uint8Array, start: number, end: number): void => {
  const table = multiples;
  for (let at = start; at + 16 <= end; at += 16) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let word = 3; word >= 0; word--) {
      const mixed = state[word]! ^ u32be(bytes, at + 4 * word);
      for (let shift = 0; shift < 32; shift += 8) {
        const row = ((mixed >>> shift) & 255) << 2;
        const carry = reduction[d & 255]!;
        d = ((d >>> 8) | (c << 24)) ^ table[row + 3]!;
        c = ((c >>> 8) | (b << 24)) ^ table[row + 2]!;
        b = ((b >>> 8) | (a << 24)) ^ table[row + 1]!;
        a = (a >>> 8) ^ carry ^ table[row]!;
      }
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  }
};

/** The last block is filled up with zeros. */
const add = (bytes: Uint8Array, start: number, end: number): void => {
  addBlocks(bytes, start, end);
  const rest = (end - start) & 15;
  if (rest === 0) return;
  lastBlock.fill(0);
  for (let at = 0; at < rest; at++) lastBlock[at] = bytes[end - rest + at]!;
  addBlocks(lastBlock, 0, 16);
};

const addLengths = (headerBytes: number, textBytes: number): void => {
  lastBlock.fill(0);
  const bits = [headerBytes * 8, textBytes * 8] as const;
  for (let at = 0; at < 4; at++) {
    lastBlock[4 + at] = bits[0] >>> (24 - 8 * at);
    lastBlock[12 + at] = bits[1] >>> (24 - 8 * at);
  }
  addBlocks(lastBlock, 0, 16);
};

/**
 * GHASH of NIST SP 800-38D section 6.4 over header, ciphertext and their lengths in bits (section 7.1, step 5). What it
 * returns is valid until it is called again.
 */
export const ghash = (
  key: Int32Array,
  header: Uint8Array,
  headerBytes: number,
  bytes: Uint8Array,
  start: number,
  end: number
): Int32Array => {
  fillMultiples(key);
  state.fill(0);
  add(header, 0, headerBytes);
  add(bytes, start, end);
  addLengths(headerBytes, end - start);
  return state;
};
