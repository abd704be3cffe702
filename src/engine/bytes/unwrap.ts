import { Gunzip } from 'fflate';
import { CaptureError } from '../model/errors.ts';
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
  while (isGzip(inner.head)) {
    if (wrappings.length === maxWrappings) throw new CaptureError('nested-too-deep', { depth: maxWrappings });
    wrappings.push('gzip');
    inner = await withHead(gunzipped(inner.whole), headBytes);
  }
  return { source: inner.whole, head: inner.head, wrappings };
};

// RFC 1952 section 2.3.1: ID1, ID2, and CM 8, the only method there is
const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/** One or several gzip members, inflated as they come. A member cut short or damaged ends in `gzip-broken`. */
const gunzipped = (source: ByteSource): ByteSource => ({
  ...source,
  async *chunks() {
    let ready: Uint8Array[] = [];
    let offset = 0;
    const gunzip = new Gunzip((data) => {
      if (data.length > 0) ready.push(data);
    });
    const push = (piece: Uint8Array, last: boolean): void => {
      try {
        gunzip.push(piece, last);
      } catch (error) {
        const what = error instanceof Error ? error.message : 'damaged';
        throw new CaptureError('gzip-broken', { offset, what });
      }
      offset += piece.length;
    };
    for await (const chunk of source.chunks())
      for (let at = 0; at < chunk.length; at += inflatePiece) {
        push(chunk.slice(at, at + inflatePiece), false);
        yield* ready;
        ready = [];
      }
    push(new Uint8Array(0), true);
    yield* ready;
  }
});
