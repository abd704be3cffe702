import { u32be } from '../bytes/integers.ts';
import { CaseFileError } from './errors.ts';
import type { WebCrypto } from './web-crypto.ts';

/*
 * A case file begins with (docs/case-file.md; integers are big-endian):
 *
 *    0  8  magic: 89 57 48 43 41 53 45 0A
 *    8  1  version: 1
 *    9  1  how the passphrase becomes a key: 1, PBKDF2-HMAC-SHA-256
 *   10  1  how the contents are sealed: 1, AES-256-GCM in STREAM
 *   11  1  plain bytes of a chunk, as a power of two
 *   12  4  iterations of PBKDF2
 *   16  8  length of the contents before they were sealed
 *   24 16  salt of PBKDF2
 *   40  7  beginning of every nonce
 *   47  1  0
 *   48  8  beginning of the SHA-256 of the bytes so far
 *   56 32  what the right passphrase gives for the bytes so far
 */
export const magic = new Uint8Array([0x89, 0x57, 0x48, 0x43, 0x41, 0x53, 0x45, 0x0a]);

export const headerBytes = 88;
export const tagBytes = 16;
const fieldBytes = 48;
const sumBytes = 8;
export const saltBytes = 16;
export const noncePrefixBytes = 7;
const newestVersion = 1;

/** What a writer chooses, and a reader must be told. */
export interface Parameters {
  /** Plain bytes of a chunk are two to the power of this. */
  readonly chunkPower: number;
  readonly iterations: number;
  readonly contentsBytes: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly noncePrefix: Uint8Array<ArrayBuffer>;
}

export interface Header extends Parameters {
  /** The first fields as they stand: every key is bound to them. */
  readonly fields: Uint8Array<ArrayBuffer>;
  readonly keyCheck: Uint8Array<ArrayBuffer>;
}

// OWASP, Password Storage Cheat Sheet: 600,000 iterations of PBKDF2-HMAC-SHA256 at the least. Ours are more, for a case
// is opened seldom; above the most a browser would seem to hang on a file that nobody could have meant.
export const usualIterations = 1_000_000;
const bounds = {
  iterations: [600_000, 10_000_000],
  chunkPower: [12, 24]
} as const;

// A chunk's number has 32 bits (`stream.ts`), and a size in JavaScript 53.
const mostContents = (chunkPower: number): number =>
  Math.min(Number.MAX_SAFE_INTEGER / 2, 2 ** (32 + chunkPower));

export const chunkBytesOf = ({ chunkPower }: Pick<Parameters, 'chunkPower'>): number => 2 ** chunkPower;

/** How long the whole file is: every chunk has a tag behind it. */
export const fileBytesOf = (parameters: Pick<Parameters, 'chunkPower' | 'contentsBytes'>): number => {
  const { contentsBytes } = parameters;
  return headerBytes + contentsBytes + tagBytes * Math.ceil(contentsBytes / chunkBytesOf(parameters));
};

/** Whether a file that begins like this is a case file; its name does not matter. */
export const isCaseFile = (head: Uint8Array): boolean => magic.every((byte, at) => head[at] === byte);

const assertWithin = (what: string, value: number, [least, most]: readonly [number, number]): void => {
  if (value < least || value > most) throw new CaseFileError('case-parameters', { what, value, least, most });
};

/** Throws on what no file needs: a file must not decide how long a browser works for it. */
export const assertParameters = ({ iterations, chunkPower, contentsBytes }: Parameters): void => {
  assertWithin('iterations', iterations, bounds.iterations);
  assertWithin('chunk', chunkPower, bounds.chunkPower);
  assertWithin('contents', contentsBytes, [1, mostContents(chunkPower)]);
};

export const formatFields = (parameters: Parameters): Uint8Array<ArrayBuffer> => {
  assertParameters(parameters);
  const fields = new Uint8Array(fieldBytes);
  const view = new DataView(fields.buffer);
  fields.set(magic);
  fields.set([newestVersion, 1, 1, parameters.chunkPower], 8);
  view.setUint32(12, parameters.iterations);
  view.setBigUint64(16, BigInt(parameters.contentsBytes));
  fields.set(parameters.salt, 24);
  fields.set(parameters.noncePrefix, 40);
  return fields;
};

const sumOf = async (fields: Uint8Array<ArrayBuffer>, { subtle }: WebCrypto): Promise<Uint8Array> =>
  new Uint8Array(await subtle.digest('SHA-256', fields)).subarray(0, sumBytes);

export const formatHeader = async (
  fields: Uint8Array<ArrayBuffer>,
  keyCheck: Uint8Array,
  crypto: WebCrypto
): Promise<Uint8Array<ArrayBuffer>> => {
  const header = new Uint8Array(headerBytes);
  header.set(fields);
  header.set(await sumOf(fields, crypto), fieldBytes);
  header.set(keyCheck, fieldBytes + sumBytes);
  return header;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Later versions keep the first nine bytes, and nothing else need be as it is. */
const assertVersion = (head: Uint8Array): void => {
  if (!isCaseFile(head)) throw new CaseFileError('case-none');
  const version = head[8] ?? newestVersion;
  if (version > newestVersion) throw new CaseFileError('case-too-new', { version, newest: newestVersion });
};

/** What was damaged says so by its sum, so that nobody doubts a passphrase that is right. */
const assertIntact = async (head: Uint8Array, crypto: WebCrypto): Promise<void> => {
  const fields = head.slice(0, fieldBytes);
  const sum = head.subarray(fieldBytes, fieldBytes + sumBytes);
  const isKnown = head[8] === newestVersion && head[9] === 1 && head[10] === 1 && head[47] === 0;
  if (!isSame(await sumOf(fields, crypto), sum) || !isKnown)
    throw new CaseFileError('case-header', { bytes: headerBytes });
};

const parametersIn = (head: Uint8Array): Parameters => ({
  chunkPower: head[11] ?? 0,
  iterations: u32be(head, 12),
  contentsBytes: u32be(head, 16) * 2 ** 32 + u32be(head, 20),
  salt: head.slice(24, 40),
  noncePrefix: head.slice(40, 47)
});

const assertLength = (parameters: Parameters, bytes: number): void => {
  const expected = fileBytesOf(parameters);
  if (bytes < expected) throw new CaseFileError('case-truncated', { bytes, expected });
  if (bytes > expected) throw new CaseFileError('case-longer', { bytes, expected });
};

/**
 * Everything a case file of `fileBytes` bytes tells without its passphrase, from its first `headerBytes` bytes; that it
 * is whole, too.
 */
export const parseHeader = async (
  head: Uint8Array,
  fileBytes: number,
  crypto: WebCrypto
): Promise<Header> => {
  assertVersion(head);
  if (head.length < headerBytes)
    throw new CaseFileError('case-truncated', { bytes: fileBytes, expected: headerBytes });
  await assertIntact(head, crypto);
  const parameters = parametersIn(head);
  assertParameters(parameters);
  assertLength(parameters, fileBytes);
  return {
    ...parameters,
    fields: head.slice(0, fieldBytes),
    keyCheck: head.slice(fieldBytes + sumBytes, headerBytes)
  };
};
