import { u32be } from '../../bytes/integers.ts';
import { encryptBlock } from './aes.ts';
import { ghash } from './ghash.ts';
import type { InitialKeys } from './keys.ts';
import type { LongPacket } from './packet.ts';

/** NIST SP 800-38D section 7: length of the tag in bytes. */
const tagBytes = 16;
/** RFC 9001 section 5.4.2: the sample begins where a packet number of four bytes would end. */
const sampleOffset = 4;
const sampleBytes = 16;
/** First byte, version, two lengths and IDs of 20 bytes, a token, its length and the packet's, and a packet number. */
const maxHeaderBytes = 1 << 12;
const blockBytes = 16;

/** RFC 9000 section 12.4, table 3: no frame of an Initial has a higher type. */
const lastFrame = 0x1c;

const header = new Uint8Array(maxHeaderBytes);
const pad = new Int32Array(4);
const nonce = new Int32Array(3);

/**
 * What one Initial says. It is deciphered only as far as it is read, block by block: a hello of 300 bytes is filled up
 * to 1,200. One object serves all packets.
 */
export class InitialText {
  /** Valid up to what was asked for by `upTo`. */
  readonly bytes = new Uint8Array(1 << 16);
  length = 0;
  #ready = 0;
  #keys: InitialKeys | null = null;
  #packet: Uint8Array = this.bytes;
  #start = 0;

  /** False where these keys do not open the packet. */
  open(keys: InitialKeys, packet: LongPacket): boolean {
    const headerBytes = unmaskHeader(keys, packet);
    this.length = packet.end - packet.start - headerBytes - tagBytes;
    if (headerBytes === 0 || this.length <= 0 || this.length > this.bytes.length) return false;
    setNonce(keys, headerBytes);
    this.#keys = keys;
    this.#packet = packet.bytes;
    this.#start = packet.start + headerBytes;
    this.#ready = 0;
    this.upTo(1);
    return this.bytes[0]! <= lastFrame && this.#fits(keys, headerBytes);
  }

  /** NIST SP 800-38D section 7.2: the tag is made with the counter at 1. */
  #fits(keys: InitialKeys, headerBytes: number): boolean {
    const end = this.#start + this.length;
    const hash = ghash(keys.hash, header, headerBytes, this.#packet, this.#start, end);
    encryptBlock(keys.payload, nonce[0]!, nonce[1]!, nonce[2]!, 1, pad);
    let difference = 0;
    for (let at = 0; at < 4; at++) difference |= hash[at]! ^ pad[at]! ^ u32be(this.#packet, end + 4 * at);
    return difference === 0;
  }

  /** Deciphers what is wanted, with the counter from 2; what stands behind the end is of no meaning. */
  upTo(wanted: number): void {
    const end = Math.min(wanted, this.length);
    const keys = this.#keys;
    if (!keys) return;
    for (; this.#ready < end; this.#ready += blockBytes) {
      encryptBlock(keys.payload, nonce[0]!, nonce[1]!, nonce[2]!, 2 + this.#ready / blockBytes, pad);
      xorBlock(this.bytes, this.#ready, this.#packet, this.#start + this.#ready);
    }
  }
}

const xorBlock = (to: Uint8Array, at: number, from: Uint8Array, start: number): void => {
  for (let word = 0; word < 4; word++) {
    const mask = pad[word]!;
    const place = at + 4 * word;
    const own = start + 4 * word;
    to[place] = from[own]! ^ (mask >>> 24);
    to[place + 1] = from[own + 1]! ^ (mask >>> 16);
    to[place + 2] = from[own + 2]! ^ (mask >>> 8);
    to[place + 3] = from[own + 3]! ^ mask;
  }
};

/**
 * RFC 9001 section 5.4.1. Puts the header as it was before it was masked into `header`; its length, 0 where it cannot be
 * one. Wrong keys are most often known by the reserved bits, which are 0 (RFC 9000 section 17.2).
 */
const unmaskHeader = (keys: InitialKeys, { bytes, start, numberAt, end }: LongPacket): number => {
  const sample = numberAt + sampleOffset;
  if (sample + sampleBytes > end || numberAt - start + 4 > maxHeaderBytes) return 0;
  const words = [0, 4, 8, 12].map((at) => u32be(bytes, sample + at));
  encryptBlock(keys.header, words[0]!, words[1]!, words[2]!, words[3]!, pad);
  const first = bytes[start]! ^ ((pad[0]! >>> 24) & 0x0f);
  if (first & 0x0c) return 0;
  const headerBytes = numberAt - start + (first & 3) + 1;
  for (let at = 0; at < headerBytes; at++) header[at] = bytes[start + at]!;
  header[0] = first;
  for (let at = numberAt - start, byte = 1; at < headerBytes; at++, byte++)
    header[at]! ^= pad[byte >> 2]! >>> (24 - 8 * (byte & 3));
  return headerBytes;
};

/** RFC 9001 section 5.3. A client's first packet numbers are small enough to stand there whole. */
const setNonce = ({ iv }: InitialKeys, headerBytes: number): void => {
  let number = 0;
  for (let at = headerBytes - 1 - (header[0]! & 3); at < headerBytes; at++)
    number = (number << 8) | header[at]!;
  nonce[0] = iv[0]!;
  nonce[1] = iv[1]!;
  nonce[2] = iv[2]! ^ number;
};
