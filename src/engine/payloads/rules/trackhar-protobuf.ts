/*
 * TrackHAR reads Protocol Buffers without a schema by trying every field of a length as a message of its own, and
 * writes each that is none into a string byte by byte: messages within messages that break at their end take it minutes.
 * So what it would have to do is counted before it is given them.
 */

/** Bytes gone through, those of each message within another again. */
const mostWork = 1 << 21;
const workOfMessage = 64;
const deepest = 100;
/** It copies what it has of a repeated field with each more of it. */
const mostFields = 5000;

/** Whether TrackHAR would go through `bytes` within a fraction of a second. */
export const isModestProtobuf = (bytes: Uint8Array): boolean =>
  new Walk(bytes).message(0, bytes.length, deepest);

class Walk {
  #left = mostWork;

  constructor(private readonly bytes: Uint8Array) {}

  message(start: number, end: number, levels: number): boolean {
    this.#left -= end - start + workOfMessage;
    if (levels === 0 || this.#left < 0) return false;
    for (let at = start, fields = 0; at < end; fields++) {
      if (fields === mostFields) return false;
      const [key, after] = this.#varint(at, end);
      const type = key & 7;
      if (type === 2) {
        const [length, from] = this.#varint(after, end);
        if (!this.message(from, Math.min(end, from + length), levels - 1)) return false;
        at = from + length;
      } else {
        const size = sizeOf(type);
        if (size === null) return true; // here TrackHAR, too, gives up on the message
        at = size === 0 ? this.#varint(after, end)[1] : after + size;
      }
    }
    return true;
  }

  /** Value and place after it (protobuf.dev/programming-guides/encoding, Base 128 Varints), however long it is. */
  #varint(start: number, end: number): readonly [number, number] {
    let value = 0;
    let at = start;
    for (let shift = 0; at < end; shift += 7) {
      const byte = this.bytes[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return [value, at];
  }
}

/** Bytes of a value by wire type; 0 for a varint, null for none that it reads. */
const sizeOf = (type: number): number | null => (type === 0 ? 0 : type === 1 ? 8 : type === 5 ? 4 : null);
