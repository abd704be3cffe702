import { CaptureError } from '../model/errors.ts';
import { latin1 } from './latin1.ts';
import { leftOpen, PulledBytes, stepOver } from './pulled-bytes.ts';
import type { ByteSource } from './source.ts';

// POSIX.1-2017, pax, "ustar Interchange Format"
const blockBytes = 512;
const sizeAt = 124;
const sizeBytes = 12;
const typeAt = 156;
const magicAt = 257;
const regularFile: ReadonlySet<string> = new Set(['0', '\0', '7']);

/** By the magic that all programs write since 1988; GNU's differs behind it. */
export const isTar = (head: Uint8Array): boolean =>
  head.length >= blockBytes && latin1(head, magicAt, magicAt + 5) === 'ustar';

/** The files in a tar archive, one after another; each is to be read before the next one is asked for. */
export async function* tarMembers(source: ByteSource): AsyncGenerator<ByteSource> {
  const bytes = new PulledBytes(source);
  try {
    for (;;) {
      const header = await bytes.peek(blockBytes);
      // Two blocks of zeros end an archive; some programs leave them out.
      if (header.length === 0 || header[0] === 0) return;
      if (!isTar(header)) throw broken(bytes.offset);
      const type = latin1(header, typeAt, typeAt + 1);
      const name = latin1(header, 0, 100).split('\0', 1)[0] ?? '';
      const size = sizeOf(header);
      bytes.skip(blockBytes);
      const content = bytes.exactly(size, broken);
      if (regularFile.has(type)) yield { name, size, chunks: () => leftOpen(content) };
      await stepOver(content);
      // Whoever read that file was told.
      if (bytes.isCut) return;
      await stepOver(bytes.exactly((blockBytes - (size % blockBytes)) % blockBytes, broken));
    }
  } finally {
    await bytes.close();
  }
}

const broken = (offset: number): CaptureError => new CaptureError('tar-broken', { offset });

/** Octal digits; GNU's tar writes numbers above 8 GiB in base 256, with the first bit set. */
const sizeOf = (header: Uint8Array): number => {
  if ((header[sizeAt]! & 0x80) === 0) return parseInt(latin1(header, sizeAt, sizeAt + sizeBytes), 8) || 0;
  let size = 0;
  for (let at = sizeAt + sizeBytes - 7; at < sizeAt + sizeBytes; at++) size = size * 256 + header[at]!;
  return size;
};
