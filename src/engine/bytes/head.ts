import type { ByteSource } from './source.ts';

/** The first `length` bytes (fewer where the source is shorter), and a source that still gives everything. */
export const withHead = async (
  source: ByteSource,
  length: number
): Promise<{ readonly head: Uint8Array; readonly whole: ByteSource }> => {
  const iterator = source.chunks()[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < length) {
    const next = await iterator.next();
    if (next.done) break;
    kept.push(next.value.slice());
    bytes += next.value.length;
  }
  const whole: ByteSource = {
    ...source,
    async *chunks() {
      try {
        yield* kept.splice(0);
        for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
      } finally {
        await iterator.return?.();
      }
    }
  };
  return { head: joined(kept, length), whole };
};

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const out = new Uint8Array(
    Math.min(
      length,
      parts.reduce((sum, part) => sum + part.length, 0)
    )
  );
  let at = 0;
  for (const part of parts) {
    const fits = part.subarray(0, out.length - at);
    out.set(fits, at);
    at += fits.length;
  }
  return out;
};
