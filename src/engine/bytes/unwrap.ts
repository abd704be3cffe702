import { CaptureError, type CaptureErrorCode } from '../model/errors.ts';
import { gunzip, isGzip, isZlib, unzlib } from './gzip.ts';
import { withHead } from './head.ts';
import { inflated, type Inflater } from './inflated.ts';
import type { ByteSource } from './source.ts';
import { isTar, tarMembers } from './tar.ts';
import { isZip } from './zip-header.ts';
import { zipMembers } from './zip.ts';
import { isZstd, ZstdStream } from './zstd-stream.ts';

const maxWrappings = 3;

export interface Unwrapped {
  readonly source: ByteSource;
  readonly head: Uint8Array;
  /** What the source breaks with within its head. */
  readonly failure: CaptureError | null;
  readonly wrappings: Wrappings;
}

/** A file in an archive that could not be unwrapped. */
export interface Unopened {
  readonly wrappings: Wrappings;
  readonly error: CaptureError;
}

export interface Wrappings {
  /** What was taken off, outermost first. */
  readonly names: readonly string[];
  /** Name of the file in the innermost archive, where it came out of one. */
  readonly member: string | null;
}

interface Packing {
  readonly name: string;
  readonly detect: (head: Uint8Array) => boolean;
  readonly open: (source: ByteSource) => ByteSource;
}

interface Archive {
  readonly name: string;
  readonly detect: (head: Uint8Array) => boolean;
  readonly members: (source: ByteSource) => AsyncGenerator<ByteSource>;
}

/** Opened as it comes; what is cut short or damaged ends in `code`. */
const packing = (
  name: string,
  detect: Packing['detect'],
  code: CaptureErrorCode,
  inflater: (onData: (data: Uint8Array) => void) => Inflater
): Packing => ({
  name,
  detect,
  open: (source) => ({
    ...source,
    chunks: () =>
      inflated(source.chunks(), inflater, (offset, what) => new CaptureError(code, { offset, what }))
  })
});

const allWrappings: readonly (Packing | Archive)[] = [
  packing('gzip', isGzip, 'gzip-broken', gunzip),
  packing('zlib', isZlib, 'gzip-broken', unzlib),
  packing('zstd', isZstd, 'zstd-broken', (onData) => new ZstdStream(onData)),
  { name: 'zip', detect: isZip, members: zipMembers },
  { name: 'tar', detect: isTar, members: tarMembers }
];

/**
 * Takes packings off until what is inside no longer looks packed; `head` is its first `headBytes` bytes. Of an archive
 * each file comes, and is to be read before the next one is asked for; anything else is one.
 */
export async function* unwrap(
  source: ByteSource,
  headBytes: number,
  wrappings: Wrappings = { names: [], member: null }
): AsyncGenerator<Unwrapped | Unopened> {
  const { head, whole, failure } = await withHead(source, headBytes);
  const wrapping = allWrappings.find(({ detect }) => detect(head));
  if (!wrapping) {
    yield { source: whole, head, failure, wrappings };
    return;
  }
  if (wrappings.names.length === maxWrappings)
    throw new CaptureError('nested-too-deep', { depth: maxWrappings });
  const within = { ...wrappings, names: [...wrappings.names, wrapping.name] };
  if ('open' in wrapping) yield* unwrap(wrapping.open(whole), headBytes, within);
  else
    for await (const member of wrapping.members(whole))
      yield* unwrapMember(member, headBytes, { ...within, member: member.name });
}

async function* unwrapMember(
  source: ByteSource,
  headBytes: number,
  wrappings: Wrappings
): AsyncGenerator<Unwrapped | Unopened> {
  try {
    yield* unwrap(source, headBytes, wrappings);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    yield { wrappings, error };
  }
}
