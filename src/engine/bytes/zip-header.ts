import { u16le, u32le } from './integers.ts';

// PKWARE's APPNOTE.TXT, sections 4.3.7 to 4.3.16
export const localHeader = 0x04034b50;
export const localHeaderBytes = 30;
const descriptorSignature = 0x08074b50;
const directoryHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
const endOfDirectory64 = 0x06064b50;
const extraData = 0x08064b50;

/** What may stand where the files of an archive end. */
const afterFiles: ReadonlySet<number> = new Set([
  directoryHeader,
  endOfDirectory,
  endOfDirectory64,
  extraData
]);

export const isZip = (head: Uint8Array): boolean =>
  head.length >= 4 && (u32le(head, 0) === localHeader || u32le(head, 0) === endOfDirectory);

export const endsFiles = (signature: number): boolean => afterFiles.has(signature);

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Length of what is stored; null where it is told only behind it (section 4.4.4, bit 3). */
  readonly packedBytes: number | null;
}

/** How long the name and the extra fields are, behind a local header. */
export const restOfHeader = (header: Uint8Array): number => u16le(header, 26) + u16le(header, 28);

/** From a local header (section 4.3.7) with its name and extra fields. */
export const parseEntry = (header: Uint8Array): ZipEntry => {
  const flags = u16le(header, 6);
  const nameEnd = localHeaderBytes + u16le(header, 26);
  const size = u32le(header, 18);
  const isToldBehind = (flags & 8) !== 0;
  return {
    name: new TextDecoder().decode(header.subarray(localHeaderBytes, Math.min(nameEnd, 300))),
    method: u16le(header, 8),
    isEncrypted: (flags & 1) !== 0,
    packedBytes: isToldBehind && (size === 0 || size === 0xffffffff) ? null : fullSize(header, nameEnd, size)
  };
};

/** Section 4.5.3: a size that does not fit is in an extra field, behind the size of what it opens into. */
const fullSize = (header: Uint8Array, extraAt: number, size: number): number => {
  if (size !== 0xffffffff) return size;
  for (let at = extraAt; at + 4 <= header.length; at += 4 + u16le(header, at + 2))
    if (u16le(header, at) === 1 && at + 20 <= header.length)
      return u32le(header, at + 12) + u32le(header, at + 16) * 2 ** 32;
  return size;
};

/**
 * Data descriptors (section 4.3.9) in the ways they are written: with a signature or without, with sizes of 4 or of 8
 * bytes. `sizeAt` is where the packed size stands.
 */
const descriptors = [
  { bytes: 16, sizeAt: 8, sizeBytes: 4, isSigned: true },
  { bytes: 24, sizeAt: 8, sizeBytes: 8, isSigned: true },
  { bytes: 12, sizeAt: 4, sizeBytes: 4, isSigned: false },
  { bytes: 20, sizeAt: 4, sizeBytes: 8, isSigned: false }
];

export const mostDescriptorBytes = 24;

/**
 * Length of the data descriptor that ends at `end`, where the next header begins; 0 where none does. Before it stand
 * `end` bytes of `window`, and `given` bytes of the same file before those.
 */
export const descriptorBefore = (window: Uint8Array, end: number, given: number): number => {
  const signature = u32le(window, end);
  if (signature !== localHeader && !endsFiles(signature)) return 0;
  for (const { bytes, sizeAt, sizeBytes, isSigned } of descriptors) {
    const at = end - bytes;
    if (at < 0 || (isSigned && u32le(window, at) !== descriptorSignature)) continue;
    const high = sizeBytes === 8 ? u32le(window, at + sizeAt + 4) * 2 ** 32 : 0;
    if (high + u32le(window, at + sizeAt) === given + at) return bytes;
  }
  return 0;
};

/** How long the descriptor is that stands at the start of `window`, by what follows it. */
export const descriptorAt = (window: Uint8Array, packedBytes: number): number => {
  for (const { bytes } of descriptors)
    if (window.length >= bytes + 4 && descriptorBefore(window, bytes, packedBytes) === bytes) return bytes;
  return 0;
};
