import { writeCaseFile } from '#engine/case-file/write.ts';
import { fileSource } from '#worker/file-source.ts';
import { saveFile } from '../export/save.ts';
import { pageCrypto } from './case-crypto.ts';
import type { HeldCase } from './held-case.ts';
import type { CaseWork } from './open-case-file.ts';

/** Where a case file goes. */
export interface Destination {
  readonly write: (piece: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** It is complete: only now is there a file. */
  readonly close: () => Promise<void>;
  /** What was written so far goes away. */
  readonly abort: () => Promise<void>;
}

type Picker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

// https://wicg.github.io/file-system-access/: Chromium has it, others don't. A type of file can't be named in it: its
// endings may hold no hyphen.
const picker = (): Picker | null =>
  (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker?.bind(globalThis) ?? null;

/** Each write is a message to another process: a few megabytes at once go faster. */
const piecesOfWrite = 8;

/** While some pieces are written, the next are made. */
const intoFile = async (handle: FileSystemFileHandle): Promise<Destination> => {
  const stream = await handle.createWritable();
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let writing = Promise.resolve();
  const put = async (): Promise<void> => {
    await writing;
    writing = stream.write(new Blob(pieces));
    writing.catch(() => undefined); // Told at the next piece, or at the end.
    pieces = [];
  };
  return {
    write: async (piece) => {
      if (pieces.push(piece) === piecesOfWrite) await put();
    },
    close: async () => {
      await put();
      await writing;
      await stream.close();
    },
    abort: () => stream.abort().catch(() => undefined) // It may be broken already; that was told.
  };
};

const mostPieces = 32;

/** Where no file can be written piece by piece, one is made and given as a download. */
const intoDownload = (name: string): Destination => {
  const blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  const put = (): void => {
    blobs.push(new Blob(pieces));
    pieces = [];
  };
  return {
    write: async (piece) => {
      if (pieces.push(piece) === mostPieces) put();
    },
    close: async () => {
      put();
      saveFile(new Blob(blobs, { type: 'application/octet-stream' }), name);
    },
    abort: async () => {
      blobs.length = 0;
    }
  };
};

/** Asks where to save, at once after a click as browsers want it; null where the reader thought better of it. */
export const chooseDestination = async (name: string): Promise<Destination | null> => {
  const pick = picker();
  if (!pick) return intoDownload(name);
  try {
    return await intoFile(await pick({ suggestedName: name }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
};

/** Writes a case file piece by piece; where it fails or is cancelled, no file is left. Gives how long it is. */
export const saveCaseFile = async (
  { index, files }: HeldCase,
  passphrase: string,
  destination: Destination,
  { signal, onProgress }: CaseWork
): Promise<number> => {
  try {
    const sources = files.map(fileSource);
    const { bytes, pieces } = await writeCaseFile({ index, sources }, passphrase, pageCrypto());
    let written = 0;
    for await (const piece of pieces) {
      signal.throwIfAborted();
      await destination.write(piece);
      onProgress((written += piece.length), bytes);
    }
    signal.throwIfAborted();
    await destination.close();
    return bytes;
  } catch (error) {
    await destination.abort();
    throw error;
  }
};
