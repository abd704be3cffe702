/**
 * Where bytes come from: a File in the page, a file handle in Node, an array in a test. Read once, front to back.
 * A chunk belongs to the reader only until it asks for the next one: the source may use its buffer again.
 */
export interface ByteSource {
  readonly name: string;
  /** Size in bytes of what is stored (of the compressed file where it is compressed). */
  readonly size: number;
  chunks(): AsyncIterable<Uint8Array>;
}

/** A source over bytes in memory, cut into pieces of `chunkBytes`. */
export const bytesSource = (name: string, bytes: Uint8Array, chunkBytes = 1 << 20): ByteSource => ({
  name,
  size: bytes.length,
  async *chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
});
