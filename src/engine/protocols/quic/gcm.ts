import { u32be } from '../../bytes/integers.ts';
import { Aes128 } from './aes.ts';
import { Ghash } from './ghash.ts';

export const tagBytes = 16;

/** AES-128-GCM (NIST SP 800-38D), the half that opens, with nonces of 96 bits. */
export class Gcm {
  readonly #aes: Aes128;
  readonly #ghash: Ghash;
  /** Nonce (three words) and counter. */
  readonly #block = new Int32Array(4);
  readonly #pad = new Int32Array(4);

  constructor(key: Uint8Array) {
    this.#aes = new Aes128(key);
    // SP 800-38D section 7.1, step 1: the hash key is the encrypted zero block
    this.#aes.encrypt(this.#block, this.#pad);
    this.#ghash = new Ghash(this.#pad);
  }

  /** What `bytes[start, end)`, a ciphertext with its tag, says; null where the tag does not fit. */
  open(
    nonce: Uint8Array,
    header: Uint8Array,
    bytes: Uint8Array,
    start: number,
    end: number
  ): Uint8Array | null {
    const textEnd = end - tagBytes;
    if (textEnd < start) return null;
    for (let at = 0; at < 3; at++) this.#block[at] = u32be(nonce, 4 * at);
    return this.#fits(header, bytes, start, textEnd) ? this.#text(bytes, start, textEnd) : null;
  }

  /** SP 800-38D section 7.2: the tag is made with the counter at 1, the text with the counter from 2. */
  #fits(header: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
    const hash = this.#ghash.hash(header, bytes, start, end);
    const pad = this.#padOf(1);
    let difference = 0;
    for (let at = 0; at < 4; at++) difference |= hash[at]! ^ pad[at]! ^ u32be(bytes, end + 4 * at);
    return difference === 0;
  }

  #text(bytes: Uint8Array, start: number, end: number): Uint8Array {
    const length = end - start;
    // Whole blocks, so that no write misses
    const text = new Uint8Array((length + 15) & ~15);
    text.set(bytes.subarray(start, end));
    for (let at = 0, counter = 2; at < text.length; at += 16, counter++) {
      const pad = this.#padOf(counter);
      for (let word = 0; word < 4; word++) xorWord(text, at + 4 * word, pad[word]!);
    }
    return text.subarray(0, length);
  }

  #padOf(counter: number): Int32Array {
    this.#block[3] = counter;
    this.#aes.encrypt(this.#block, this.#pad);
    return this.#pad;
  }
}

const xorWord = (text: Uint8Array, at: number, word: number): void => {
  text[at]! ^= word >>> 24;
  text[at + 1]! ^= word >>> 16;
  text[at + 2]! ^= word >>> 8;
  text[at + 3]! ^= word;
};
