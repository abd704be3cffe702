import { joined } from './joined.ts';
import { CaptureError } from '../model/errors.ts';
import type { ByteSource } from './source.ts';

export interface Headed {
  readonly head: Uint8Array;
  readonly whole: ByteSource;
  /** What the source broke with within its head. */
  readonly failure: CaptureError | null;
}

/**
 * The first `length` bytes (fewer where the source is shorter), and a source that still gives everything. A source that
 * breaks within them has a head of what it gave, and breaks again where it is read.
 */
export const withHead = async (source: ByteSource, length: number): Promise<Headed> => {
  const iterator = source.chunks()[Symbol.asyncIterator]();
  const { kept, failure } = await taken(iterator, length);
  const whole: ByteSource = {
    ...source,
    async *chunks() {
      try {
        yield* kept.splice(0);
        if (failure) throw failure;
        for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
      } finally {
        await iterator.return?.();
      }
    }
  };
  return { head: joined(kept, length), whole, failure };
};

interface Taken {
  readonly kept: Uint8Array[];
  readonly failure: CaptureError | null;
}

/** Chunks of `length` bytes together. An error that comes before the first of them is thrown. */
const taken = async (chunks: AsyncIterator<Uint8Array>, length: number): Promise<Taken> => {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (bytes < length) {
      const next = await chunks.next();
      if (next.done) break;
      kept.push(next.value.slice());
      bytes += next.value.length;
    }
  } catch (error) {
    if (!(error instanceof CaptureError) || bytes === 0) throw error;
    return { kept, failure: error };
  }
  return { kept, failure: null };
};
