import { evenPieces } from '../bytes/even-pieces.ts';
import { CaseFileError } from './errors.ts';
import { chunkBytesOf, fileBytesOf, headerBytes, tagBytes, type Parameters } from './header.ts';
import type { HeldKey, WebCrypto } from './web-crypto.ts';

/*
 * STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance,
 * CRYPTO 2015, section 7): each chunk is sealed by itself under a nonce that holds its number and whether it is the last,
 * so that none can be left out, moved, repeated or put at the end. Laid out as `StreamBE32` of RustCrypto's `aead` does.
 */
const nonceBytes = 12;

export interface Sealing extends Parameters {
  readonly fields: Uint8Array<ArrayBuffer>;
  readonly key: HeldKey;
  readonly crypto: WebCrypto;
}

const algorithmFor = ({ noncePrefix, fields }: Sealing, chunk: number, isLast: boolean) => {
  const iv = new Uint8Array(nonceBytes);
  iv.set(noncePrefix);
  new DataView(iv.buffer).setUint32(noncePrefix.length, chunk);
  iv[nonceBytes - 1] = isLast ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData: fields, tagLength: tagBytes * 8 };
};

const chunksOf = (sealing: Sealing): number => Math.ceil(sealing.contentsBytes / chunkBytesOf(sealing));

/** Seals contents that are as long as the parameters say; a chunk goes out as soon as it is full. */
export async function* sealed(
  contents: AsyncIterable<Uint8Array>,
  sealing: Sealing
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const last = chunksOf(sealing) - 1;
  const { subtle } = sealing.crypto;
  yield* ahead(evenPieces(contents, chunkBytesOf(sealing)), async (piece, chunk) => {
    const algorithm = algorithmFor(sealing, chunk, chunk === last);
    return new Uint8Array(await subtle.encrypt(algorithm, sealing.key, piece));
  });
}

/** So many chunks are in work at once: whoever seals, reads and writes need not wait for each other. */
const inWork = 4;

/** What becomes of each piece, in their order. */
async function* ahead<T>(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  work: (piece: Uint8Array<ArrayBuffer>, chunk: number) => Promise<T>
): AsyncGenerator<T> {
  const waiting: Promise<T>[] = [];
  let chunk = 0;
  for await (const piece of pieces) {
    const next = work(piece, chunk++);
    next.catch(() => undefined); // It is told when its turn comes, and nobody may ask by then.
    if (waiting.push(next) < inWork) continue;
    const first = waiting.shift();
    if (first) yield await first;
  }
  for (const next of waiting) yield await next;
}

/** Opens what `sealed` gave; what comes was written just so, by somebody who knew the passphrase. */
export async function* unsealed(
  bytes: AsyncIterable<Uint8Array>,
  sealing: Sealing
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const last = chunksOf(sealing) - 1;
  let opened = 0;
  const chunks = ahead(evenPieces(bytes, chunkBytesOf(sealing) + tagBytes), (piece, chunk) =>
    openChunk(piece, chunk, chunk === last, sealing)
  );
  for await (const chunk of chunks) {
    opened++;
    yield chunk;
  }
  // The file was as long as it should be when its header was read; it is shorter now.
  if (opened <= last) throw damagedAt(opened, sealing);
}

const openChunk = async (
  piece: Uint8Array<ArrayBuffer>,
  chunk: number,
  isLast: boolean,
  sealing: Sealing
): Promise<Uint8Array<ArrayBuffer>> => {
  const algorithm = algorithmFor(sealing, chunk, isLast);
  try {
    return new Uint8Array(await sealing.crypto.subtle.decrypt(algorithm, sealing.key, piece));
  } catch {
    throw damagedAt(chunk, sealing); // WebCrypto says no more than that the tag is not right.
  }
};

const damagedAt = (chunk: number, sealing: Sealing): CaseFileError => {
  const pace = chunkBytesOf(sealing) + tagBytes;
  const offset = headerBytes + chunk * pace;
  return new CaseFileError('case-damaged', { offset, end: Math.min(offset + pace, fileBytesOf(sealing)) });
};
