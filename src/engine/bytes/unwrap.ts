import { Gunzip, Unzlib } from 'fflate';
import { CaptureError } from '../model/errors.ts';
import { evenPieces } from './even-pieces.ts';
import { withHead } from './head.ts';
import type { ByteSource } from './source.ts';

const maxWrappings = 3;
/** Compressed bytes are given to the inflater in pieces of this size, so that a bomb is met piece by piece. */
const inflatePiece = 1 << 16;

export interface Unwrapped {
  readonly source: ByteSource;
  readonly head: Uint8Array;
  /** What was taken off, outermost first. */
  readonly wrappings: readonly string[];
}

/** Takes compression off until what is inside no longer looks compressed; `head` is its first `headBytes` bytes. */
export const unwrap = async (source: ByteSource, headBytes: number): Promise<Unwrapped> => {
  const wrappings: string[] = [];
  let inner = await withHead(source, headBytes);
  for (;;) {
    const compression = compressionOf(inner.head);
    if (!compression) return { source: inner.whole, head: inner.head, wrappings };
    if (wrappings.length === maxWrappings) throw new CaptureError('nested-too-deep', { depth: maxWrappings });
    wrappings.push(compression);
    inner = await withHead(inflated(inner.whole, compression), headBytes);
  }
};

type Compression = 'gzip' | 'zlib';

const compressionOf = (head: Uint8Array): Compression | null => {
  // RFC 1952 section 2.3.1: ID1, ID2, and CM 8, the only method there is
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip';
  // RFC 1950 section 2.2: CM 8 with a window of 32 KiB, no dictionary, and a check by 31
  const isZlib =
    head[0] === 0x78 && head.length > 2 && (0x7800 + head[1]!) % 31 === 0 && (head[1]! & 0x20) === 0;
  return isZlib ? 'zlib' : null;
};

/** Inflated as it comes (several gzip members, too). What is cut short or damaged ends in `gzip-broken`. */
const inflated = (source: ByteSource, compression: Compression): ByteSource => ({
  ...source,
  async *chunks() {
    let ready: Uint8Array[] = [];
    let offset = 0;
    const onData = (data: Uint8Array): void => {
      if (data.length > 0) ready.push(data);
    };
    const inflater = compression === 'gzip' ? new Gunzip(onData) : new Unzlib(onData);
    const push = (piece: Uint8Array, last: boolean): void => {
      try {
        inflater.push(piece, last);
      } catch (error) {
        const what = error instanceof Error ? error.message : 'damaged';
        throw new CaptureError('gzip-broken', { offset, what });
      }
      offset += piece.length;
    };
    // Where it is damaged, the inflater gives nothing of the whole piece: so pieces begin where they always do.
    for await (const piece of evenPieces(source.chunks(), inflatePiece)) {
      push(piece, false);
      yield* ready;
      ready = [];
    }
    push(new Uint8Array(0), true);
    yield* ready;
  }
});
