import { u32be } from '../bytes/integers.ts';
import { Aes128 } from './quic-aes.ts';
import { Ghash } from './quic-ghash.ts';

export const tagBytes = 16;

/** AES-128-GCM (NIST SP 800-38D), the half that opens, with nonces of 96 bits. */
export class Gcm {
  readonly #aes: Aes128;
  readonly #ghash: Ghash;
  readonly #pad = new Int32Array(4);

  constructor(key: Uint8Array) {
    this.#aes = new Aes128(key);
    // SP 800-38D section 7.1, step 1: the hash key is the encrypted zero block
    this.#aes.encrypt(0, 0, 0, 0, this.#pad);
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
    const counter = [u32be(nonce, 0), u32be(nonce, 4), u32be(nonce, 8)] as const;
    return this.#fits(counter, header, bytes, start, textEnd)
      ? this.#text(counter, bytes, start, textEnd)
      : null;
  }

  /** SP 800-38D section 7.2: the tag is made with the counter at 1, the text with the counter from 2. */
  #fits(nonce: Nonce, header: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
    const hash = this.#ghash.hash(header, bytes, start, end);
    const pad = this.#pad;
    this.#aes.encrypt(nonce[0], nonce[1], nonce[2], 1, pad);
    let difference = 0;
    for (let at = 0; at < 4; at++) difference |= hash[at]! ^ pad[at]! ^ u32be(bytes, end + 4 * at);
    return difference === 0;
  }

  #text(nonce: Nonce, bytes: Uint8Array, start: number, end: number): Uint8Array {
    const length = end - start;
    // Whole blocks, so that no write misses
    const text = new Uint8Array((length + 15) & ~15);
    text.set(bytes.subarray(start, end));
    const pad = this.#pad;
    for (let at = 0, counter = 2; at < text.length; at += 16, counter++) {
      this.#aes.encrypt(nonce[0], nonce[1], nonce[2], counter, pad);
      for (let word = 0; word < 4; word++) xorWord(text, at + 4 * word, pad[word]!);
    }
    return text.subarray(0, length);
  }
}

const xorWord = (text: Uint8Array, at: number, word: number): void => {
  text[at]! ^= word >>> 24;
  text[at + 1]! ^= word >>> 16;
  text[at + 2]! ^= word >>> 8;
  text[at + 3]! ^= word;
};

type Nonce = readonly [number, number, number];
