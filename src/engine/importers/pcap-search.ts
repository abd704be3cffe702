import { u32 } from '../bytes/integers.ts';
import type { PcapHeader } from './pcap-header.ts';
import { usualRecordBytes } from './record-limits.ts';

/** So many places of a file may look like a record and turn out to be none; then no more are tried. */
const mostTries = 10_000;
/** Records beside each other were captured within this time, or one of them is none. */
const mostSecondsApart = 30 * 86_400;
const mostWireBytes = 1 << 24;

/** Looks for the next record behind one that makes no sense. */
export class PcapSearch {
  /** Bytes that are needed at the place where the last look ended. */
  needed = 0;
  #tries = 0;

  /**
   * The place from `start` on of a record that is followed by another one, or where to look again once more bytes are
   * there. It depends on the bytes alone, not on where they are cut. `seconds` is the time of the last good record, or 0.
   */
  find(header: PcapHeader, seconds: number, bytes: Uint8Array, start: number, end: number): number {
    const { headerBytes, lengthAt } = header.layout;
    this.needed = 0;
    for (let at = start; this.#tries < mostTries; at++) {
      if (end - at < headerBytes) return this.#waitAt(at, headerBytes);
      if (!isLikely(header, seconds, bytes, at)) continue;
      const next = at + headerBytes + u32(bytes, at + lengthAt, header.little);
      if (end - next < headerBytes) return this.#waitAt(at, next - at + headerBytes);
      if (isLikely(header, u32(bytes, at, header.little), bytes, next)) return at;
      this.#tries++;
    }
    return this.#waitAt(end, 1);
  }

  #waitAt(at: number, needed: number): number {
    this.needed = needed;
    return at;
  }
}

const isLikely = (header: PcapHeader, seconds: number, bytes: Uint8Array, at: number): boolean => {
  const { little, layout } = header;
  const length = u32(bytes, at + layout.lengthAt, little);
  if (length === 0 || length > usualRecordBytes) return false;
  const wire = u32(bytes, at + layout.wireAt, little);
  if (wire < length || wire > mostWireBytes) return false;
  if (u32(bytes, at + 4, little) * header.fractionUs >= 1e6) return false;
  const time = u32(bytes, at, little);
  return time > 0 && (seconds === 0 || Math.abs(time - seconds) <= mostSecondsApart);
};
