import { Inflate } from 'fflate';
import { CaptureError } from '../model/errors.ts';
import { inflated, type Inflater } from './inflated.ts';
import { u32le } from './integers.ts';
import { leftOpen, PulledBytes, stepOver } from './pulled-bytes.ts';
import type { ByteSource } from './source.ts';
import {
  descriptorAt,
  descriptorBefore,
  endsFiles,
  localHeader,
  localHeaderBytes,
  mostDescriptorBytes,
  parseEntry,
  restOfHeader,
  type ZipEntry
} from './zip-header.ts';
import { ZstdStream } from './zstd-stream.ts';

/** Searched for the end of a file whose length stands behind it. */
const windowBytes = 1 << 16;

type OpenInflater = (onData: (data: Uint8Array) => void) => Inflater;

// APPNOTE.TXT section 4.4.5
const stored = 0;
const inflaters: ReadonlyMap<number, OpenInflater> = new Map<number, OpenInflater>([
  [8, (onData) => new Inflate(onData)],
  [93, (onData) => new ZstdStream(onData)]
]);

/**
 * The files in a zip archive, one after another, as they stand: the directory at its end is not needed. Each is to be
 * read before the next one is asked for. What is wrong with one file comes up where it is read.
 */
export async function* zipMembers(source: ByteSource): AsyncGenerator<ByteSource> {
  const bytes = new PulledBytes(source);
  try {
    for (let entry = await nextEntry(bytes); entry; entry = await nextEntry(bytes)) {
      const packed = packedBytesOf(entry, bytes);
      yield member(source, entry, packed);
      await stepOver(packed);
      // Whoever read that file was told.
      if (bytes.isCut) return;
    }
  } finally {
    await bytes.close();
  }
}

const broken = (offset: number, what: string): CaptureError =>
  new CaptureError('zip-broken', { offset, what });

const cut = (offset: number): CaptureError => broken(offset, 'unexpected EOF');

const nextEntry = async (bytes: PulledBytes): Promise<ZipEntry | null> => {
  const fixed = await bytes.peek(localHeaderBytes);
  const signature = fixed.length < 4 ? 0 : u32le(fixed, 0);
  if (endsFiles(signature)) return null;
  if (fixed.length < localHeaderBytes) throw bytes.cut(cut);
  if (signature !== localHeader) throw broken(bytes.offset, 'no header');
  const length = localHeaderBytes + restOfHeader(fixed);
  const header = await bytes.peek(length);
  if (header.length < length) throw bytes.cut(cut);
  const entry = parseEntry(header);
  bytes.skip(length);
  return entry;
};

const packedBytesOf = (entry: ZipEntry, bytes: PulledBytes): AsyncGenerator<Uint8Array> =>
  entry.packedBytes === null ? untilDescriptor(bytes) : known(bytes, entry.packedBytes);

async function* known(bytes: PulledBytes, length: number): AsyncGenerator<Uint8Array> {
  yield* bytes.exactly(length, cut);
  // A length may be told before and behind.
  bytes.skip(descriptorAt(await bytes.peek(mostDescriptorBytes + 4), length));
}

/** Up to the next header that stands behind a description of as many bytes as were given. */
async function* untilDescriptor(bytes: PulledBytes): AsyncGenerator<Uint8Array> {
  for (let given = 0; ;) {
    const window = await bytes.peek(windowBytes);
    const end = endIn(window, given);
    // What could be a descriptor and the signature behind it is looked at again with more bytes.
    const length = end?.dataEnd ?? window.length - mostDescriptorBytes - 4;
    if (length > 0) {
      const piece = window.subarray(0, length);
      bytes.skip(length);
      given += length;
      yield piece;
    }
    if (end) {
      bytes.skip(end.descriptorBytes);
      return;
    }
    if (window.length < windowBytes) throw bytes.cut(cut);
  }
}

interface EndOfData {
  readonly dataEnd: number;
  readonly descriptorBytes: number;
}

const letterP = 0x50;

const endIn = (window: Uint8Array, given: number): EndOfData | null => {
  for (
    let at = window.indexOf(letterP);
    at >= 0 && at + 4 <= window.length;
    at = window.indexOf(letterP, at + 1)
  ) {
    const descriptorBytes = descriptorBefore(window, at, given);
    if (descriptorBytes > 0) return { dataEnd: at - descriptorBytes, descriptorBytes };
  }
  return null;
};

const member = (archive: ByteSource, entry: ZipEntry, packed: AsyncGenerator<Uint8Array>): ByteSource => ({
  name: entry.name,
  size: entry.packedBytes ?? archive.size,
  chunks: () => contents(entry, packed)
});

async function* contents(entry: ZipEntry, packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { name: inArchive, method, isEncrypted } = entry;
  if (isEncrypted) throw new CaptureError('zip-encrypted', { member: inArchive });
  const open = inflaters.get(method);
  if (open) yield* inflated(leftOpen(packed), open, broken);
  else if (method === stored) yield* leftOpen(packed);
  else throw new CaptureError('zip-method', { member: inArchive, method });
}
