import { u32be } from '../../bytes/integers.ts';

/** What falls out of the low end comes back in at the top (NIST SP 800-38D section 6.3: R = 11100001 || 0^120). */
const halved = (word: number, carry: number): number => (word >>> 1) ^ (carry ? 0xe1000000 : 0);

/** For each byte shifted out at once, what its eight bits give at the top. */
const reduction = Int32Array.from({ length: 256 }, (_, byte) => {
  let top = 0;
  for (let bit = 0; bit < 8; bit++) top = halved(top, (byte >> bit) & 1);
  return top;
});

/** GHASH of NIST SP 800-38D section 6.4, by a table of the 256 multiples of the key that one byte can ask for. */
export class Ghash {
  readonly #multiples = new Int32Array(256 * 4);
  readonly #state = new Int32Array(4);

  constructor(key: Int32Array) {
    const table = this.#multiples;
    table.set(key, 0x80 * 4);
    for (let bit = 0x40; bit > 0; bit >>= 1) this.#halve(bit * 8, bit * 4);
    for (let bit = 2; bit < 256; bit <<= 1)
      for (let low = 1; low < bit; low++)
        for (let word = 0; word < 4; word++)
          table[(bit + low) * 4 + word] = table[bit * 4 + word]! ^ table[low * 4 + word]!;
  }

  #halve(from: number, to: number): void {
    const table = this.#multiples;
    for (let word = 3; word > 0; word--)
      table[to + word] = (table[from + word]! >>> 1) | (table[from + word - 1]! << 31);
    table[to] = halved(table[from]!, table[from + 3]! & 1);
  }

  /** The hash over the header, the ciphertext and their lengths in bits (section 7.1, step 5). */
  hash(header: Uint8Array, bytes: Uint8Array, start: number, end: number): Int32Array {
    this.#state.fill(0);
    this.#add(header, 0, header.length);
    this.#add(bytes, start, end);
    this.#state[1]! ^= header.length * 8;
    this.#state[3]! ^= (end - start) * 8;
    this.#multiply();
    return this.#state;
  }

  /** The last block is filled up with zeros. */
  #add(bytes: Uint8Array, start: number, end: number): void {
    let at = start;
    for (; at + 16 <= end; at += 16) this.#block(bytes, at);
    if (at === end) return;
    const rest = new Uint8Array(16);
    rest.set(bytes.subarray(at, end));
    this.#block(rest, 0);
  }

  #block(bytes: Uint8Array, at: number): void {
    for (let word = 0; word < 4; word++) this.#state[word]! ^= u32be(bytes, at + 4 * word);
    this.#multiply();
  }

  #multiply(): void {
    const state = this.#state;
    const table = this.#multiples;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let at = 3; at >= 0; at--) {
      const word = state[at]!;
      for (let shift = 0; shift < 32; shift += 8) {
        const row = ((word >>> shift) & 255) << 2;
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
}
