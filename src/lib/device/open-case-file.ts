import { headerBytes, isCaseFile } from '#engine/case-file/header.ts';
import { readCaseFile, readHeader, type ReadCase } from '#engine/case-file/read.ts';
import type { CaseEntry } from '#engine/case-file/case-index.ts';
import { fileSource } from '#worker/file-source.ts';
import { pageCrypto } from './case-crypto.ts';
import type { HeldCase } from './held-case.ts';

/** By its first bytes; a file that can't be read is none, and whoever reads it next says why. */
export const looksLocked = async (file: Blob): Promise<boolean> => {
  try {
    return isCaseFile(new Uint8Array(await file.slice(0, headerBytes).arrayBuffer()));
  } catch {
    return false;
  }
};

/** Throws where a case file is cut off or damaged as far as can be seen without its passphrase. */
export const assertWhole = async (file: File): Promise<void> => {
  await readHeader(fileSource(file), pageCrypto());
};

export interface CaseWork {
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number, of: number) => void;
}

/** Small pieces are joined into blobs of this size, which the browser puts on disk when there are too many. */
const blobBytes = 32 << 20;

/** The bytes of one file as they come: of gigabytes only the last few megabytes are held by the page. */
class GrowingFile {
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;
  readonly #blobs: Blob[] = [];

  add(piece: Uint8Array<ArrayBuffer>): void {
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes >= blobBytes) this.#close();
  }

  #close(): void {
    this.#blobs.push(new Blob(this.#pieces));
    this.#pieces = [];
    this.#bytes = 0;
  }

  as({ name, modifiedMs }: CaseEntry): File {
    this.#close();
    return new File(this.#blobs, name, { lastModified: modifiedMs });
  }
}

/** Opens a case file. Nothing of it is given before all of it is known to be as it was written. */
export const openCaseFile = async (
  file: File,
  passphrase: string,
  { signal, onProgress }: CaseWork
): Promise<HeldCase> => {
  const { index, pieces } = await readCaseFile(fileSource(file), passphrase, pageCrypto());
  const growing = index.files.map(() => new GrowingFile());
  await taken(pieces, growing, { signal, onProgress: (bytes) => onProgress(bytes, file.size) });
  return { index, files: index.files.map((entry, at) => (growing[at] ?? new GrowingFile()).as(entry)) };
};

const taken = async (
  pieces: ReadCase['pieces'],
  growing: readonly GrowingFile[],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (bytes: number) => void }
): Promise<void> => {
  let bytes = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    growing[piece.file]?.add(piece.bytes);
    bytes += piece.bytes.length;
    onProgress(bytes);
  }
  signal.throwIfAborted();
};
