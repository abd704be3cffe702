import { u32be } from '../bytes/integers.ts';
import { PulledBytes } from '../bytes/pulled-bytes.ts';
import type { ByteSource } from '../bytes/source.ts';
import { filesBytes, mostIndexBytes, parseIndex, type CaseIndex } from './case-index.ts';
import { CaseFileError } from './errors.ts';
import { headerBytes, parseHeader, type Header } from './header.ts';
import { keysOf } from './keys.ts';
import { unsealed } from './stream.ts';
import type { WebCrypto } from './web-crypto.ts';
import { lengthBytes } from './write.ts';

/** A case file that was opened: what it says first, and the bytes of its files as they come. */
export interface ReadCase {
  readonly index: CaseIndex;
  /** To be taken to the end: only then is it sure that the whole file is as it was written. */
  readonly pieces: AsyncGenerator<FilePiece>;
}

/** A piece of one of the files, which come in the order of the index. It is its reader's own to keep. */
export interface FilePiece {
  /** Which file, from 0. */
  readonly file: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a file tells before anybody gives a passphrase. Throws where it is no case file, or broken already. */
export const readHeader = async (source: ByteSource, crypto: WebCrypto): Promise<Header> => {
  const pulled = new PulledBytes(source);
  try {
    return await parseHeader((await pulled.peek(headerBytes)).slice(0, headerBytes), source.size, crypto);
  } finally {
    await pulled.close();
  }
};

/**
 * Opens a case file, whose source is read twice: its beginning, then everything. A wrong passphrase is told before
 * anything is opened.
 */
export const readCaseFile = async (
  source: ByteSource,
  passphrase: string,
  crypto: WebCrypto
): Promise<ReadCase> => {
  const header = await readHeader(source, crypto);
  const { contents: key } = await keysOf(passphrase, header, crypto);
  const chunks = unsealed(behindHeader(source), { ...header, key, crypto });
  const plain = new PulledBytes({ ...source, size: header.contentsBytes, chunks: () => chunks });
  try {
    const index = await indexIn(plain, header);
    return { index, pieces: piecesOf(plain, index) };
  } catch (error) {
    await plain.close();
    throw error;
  }
};

async function* behindHeader(source: ByteSource): AsyncGenerator<Uint8Array> {
  let left = headerBytes;
  for await (const chunk of source.chunks()) {
    const rest = chunk.subarray(left);
    left -= chunk.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}

const indexIn = async (plain: PulledBytes, { contentsBytes }: Header): Promise<CaseIndex> => {
  const length = u32be(await plain.peek(lengthBytes), 0);
  if (length > Math.min(mostIndexBytes, contentsBytes - lengthBytes))
    throw new CaseFileError('case-contents', { what: 'index' });
  plain.skip(lengthBytes);
  const index = parseIndex(await plain.peek(length));
  plain.skip(length);
  if (lengthBytes + length + filesBytes(index) !== contentsBytes)
    throw new CaseFileError('case-contents', { what: 'files' });
  return index;
};

async function* piecesOf(plain: PulledBytes, { files }: CaseIndex): AsyncGenerator<FilePiece> {
  try {
    for (const [file, { bytes }] of files.entries())
      for (let left = bytes; left > 0;) {
        const piece = (await plain.piece(left)).slice();
        if (piece.length === 0) throw new CaseFileError('case-contents', { what: 'files' });
        left -= piece.length;
        yield { file, bytes: piece };
      }
    await toTheEnd(plain);
  } finally {
    await plain.close();
  }
}

/** Nothing is left to come, and whoever seals the chunks has seen the last of them. */
const toTheEnd = async (plain: PulledBytes): Promise<void> => {
  if ((await plain.peek(1)).length > 0) throw new CaseFileError('case-contents', { what: 'files' });
};
