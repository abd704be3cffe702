import { webcrypto } from 'node:crypto';
import { joined } from '#engine/bytes/joined.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { indexVersion, type CaseIndex } from '#engine/case-file/case-index.ts';
import { CaseFileError } from '#engine/case-file/errors.ts';
import { readCaseFile } from '#engine/case-file/read.ts';
import type { HeldKey, WebCrypto } from '#engine/case-file/web-crypto.ts';
import { writeCaseFile, type CaseToWrite, type Writing } from '#engine/case-file/write.ts';
import { plainTerms } from '#engine/model/terms.ts';

export const webCrypto = webcrypto as unknown as WebCrypto;

interface Typed {
  readonly typed: Uint8Array<ArrayBuffer>;
}

/** Stands in for the iterations alone, which are slow by design: a property is tried hundreds of times. */
export const quickCrypto: WebCrypto = {
  getRandomValues: (array) => webCrypto.getRandomValues(array),
  subtle: {
    importKey: (format, bytes, algorithm, extractable, usages): Promise<HeldKey> =>
      algorithm === 'PBKDF2'
        ? Promise.resolve({ typed: bytes } satisfies Typed)
        : webCrypto.subtle.importKey(format, bytes, algorithm, extractable, usages),
    deriveBits: (algorithm, key, bits) =>
      'typed' in key
        ? webCrypto.subtle.digest('SHA-256', joined([(key as Typed).typed, algorithm['salt'] as Uint8Array]))
        : webCrypto.subtle.deriveBits(algorithm, key, bits),
    encrypt: (algorithm, key, bytes) => webCrypto.subtle.encrypt(algorithm, key, bytes),
    decrypt: (algorithm, key, bytes) => webCrypto.subtle.decrypt(algorithm, key, bytes),
    digest: (algorithm, bytes) => webCrypto.subtle.digest(algorithm, bytes)
  }
};

export interface PlainFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const caseOf = (files: readonly PlainFile[], part: Partial<CaseIndex> = {}): CaseToWrite => ({
  index: {
    version: indexVersion,
    title: 'Daily news',
    savedMs: 1_700_000_000_000,
    madeBy: '0.1.0',
    files: files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      modifiedMs: 1_600_000_000_000,
      role: 'capture' as const
    })),
    terms: plainTerms,
    view: 'v=map',
    ...part
  },
  sources: files.map(({ name, bytes }) => bytesSource(name, bytes, 1000))
});

export const passphrase = 'correct horse battery staple';

export const written = async (
  given: CaseToWrite,
  writing: Writing = { chunkPower: 12 },
  crypto = quickCrypto
): Promise<Uint8Array<ArrayBuffer>> => {
  const { pieces } = await writeCaseFile(given, passphrase, crypto, writing);
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return joined(parts);
};

export interface Opened {
  readonly index: CaseIndex;
  readonly files: readonly Uint8Array[];
}

export const opened = async (
  bytes: Uint8Array,
  { typed = passphrase, chunkBytes = 1 << 20, crypto = quickCrypto } = {}
): Promise<Opened> => {
  const { index, pieces } = await readCaseFile(bytesSource('x', bytes, chunkBytes), typed, crypto);
  const parts = index.files.map((): Uint8Array[] => []);
  for await (const { file, bytes: piece } of pieces) parts[file]?.push(piece);
  return { index, files: parts.map((of) => joined(of)) };
};

/** The error that opening ends in. */
export const refusal = async (bytes: Uint8Array, options?: Parameters<typeof opened>[1]): Promise<unknown> =>
  opened(bytes, options).then(
    () => null,
    (error: unknown) => (error instanceof CaseFileError ? { code: error.code, ...error.facts } : error)
  );
