import type { ByteSource } from '../bytes/source.ts';
import { filesBytes, formatIndex, type CaseIndex } from './case-index.ts';
import { CaseFileError } from './errors.ts';
import {
  fileBytesOf,
  formatFields,
  formatHeader,
  noncePrefixBytes,
  saltBytes,
  usualIterations,
  type Parameters
} from './header.ts';
import { keysFrom } from './keys.ts';
import { sealed } from './stream.ts';
import type { WebCrypto } from './web-crypto.ts';

/** A case as it is about to be written: `sources` are the files of the index, in its order. */
export interface CaseToWrite {
  readonly index: CaseIndex;
  readonly sources: readonly ByteSource[];
}

export interface WrittenCase {
  /** How long the file will be. */
  readonly bytes: number;
  /** Its bytes from the first on; who stops taking them ends the writing. */
  readonly pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

const usualChunkPower = 20;

/** Choices that only tests make otherwise. */
export interface Writing {
  readonly chunkPower?: number;
  readonly iterations?: number;
}

/** Seals a case under a passphrase. Salt and nonces are drawn anew for every file. */
export const writeCaseFile = async (
  { index, sources }: CaseToWrite,
  passphrase: string,
  crypto: WebCrypto,
  { chunkPower = usualChunkPower, iterations = usualIterations }: Writing = {}
): Promise<WrittenCase> => {
  if (passphrase === '') throw new CaseFileError('case-passphrase');
  const indexBytes = formatIndex(index);
  const contentsBytes = lengthBytes + indexBytes.length + filesBytes(index);
  const salt = new Uint8Array(saltBytes);
  const noncePrefix = new Uint8Array(noncePrefixBytes);
  crypto.getRandomValues(salt);
  crypto.getRandomValues(noncePrefix);
  const parameters: Parameters = { chunkPower, iterations, contentsBytes, salt, noncePrefix };
  const fields = formatFields(parameters);
  const keys = await keysFrom(passphrase, { ...parameters, fields }, crypto);
  const header = await formatHeader(fields, keys.check, crypto);
  const contents = contentsOf(indexBytes, index, sources);
  const sealing = { ...parameters, fields, key: keys.contents, crypto };
  return { bytes: fileBytesOf(parameters), pieces: behind(header, sealed(contents, sealing)) };
};

export const lengthBytes = 4;

async function* behind(
  header: Uint8Array<ArrayBuffer>,
  rest: AsyncGenerator<Uint8Array<ArrayBuffer>>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield header;
  yield* rest;
}

async function* contentsOf(
  indexBytes: Uint8Array,
  { files }: CaseIndex,
  sources: readonly ByteSource[]
): AsyncGenerator<Uint8Array> {
  const length = new Uint8Array(lengthBytes);
  new DataView(length.buffer).setUint32(0, indexBytes.length);
  yield length;
  yield indexBytes;
  for (const [at, file] of files.entries()) yield* exactly(sources[at], file.name, file.bytes);
}

/** The bytes of a file that may have been changed since it was opened: as many as were promised, or an error. */
async function* exactly(
  source: ByteSource | undefined,
  file: string,
  bytes: number
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of source?.chunks() ?? []) {
    read += chunk.length;
    if (read > bytes) break;
    yield chunk;
  }
  if (read !== bytes) throw new CaseFileError('case-file-changed', { file, bytes, read });
}
