import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of a file of the case; null where it could no longer be read. */
export interface FileHash {
  readonly name: string;
  readonly sha256: string | null;
}

/** Small enough that the page stays at hand between two pieces. */
const pieceBytes = 2 ** 21;

/** SHA-256 of a file as it is stored, in hexadecimal; null where it can no longer be read. */
export const hashOf = async (file: Blob): Promise<string | null> => {
  const hash = sha256.create();
  try {
    for (let at = 0; at < file.size; at += pieceBytes)
      hash.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
  } catch {
    return null; // Moved, changed or taken out since it was opened.
  }
  return bytesToHex(hash.digest());
};
