import { Framer, type RecordWalk } from '../bytes/framer.ts';
import { u32 } from '../bytes/integers.ts';
import { CaptureError } from '../model/errors.ts';
import type { CaptureSink } from '../model/sink.ts';
import type { Importer } from './importer.ts';

/** Classic pcap: draft-ietf-opsawg-pcap. */
export const pcap: Importer = {
  id: 'pcap',
  name: 'pcap',
  gives: 'packets',
  detect: (head) => (fileHeader(head) ? 3 : 0),
  async read(source, sink) {
    const records = new PcapRecords(sink);
    const framer = new Framer(records);
    for await (const chunk of source.chunks()) framer.push(chunk);
    records.finish(framer.pending, framer.offset);
  }
};

const fileHeaderBytes = 24;
/** libpcap's MAXIMUM_SNAPLEN; a file may state more in its header, up to the 128 MiB of USB captures. */
const usualSnapLength = 262_144;
const maxSnapLength = 128 << 20;

interface FileHeader {
  readonly little: boolean;
  /** Microseconds in one unit of a record's second time field. */
  readonly fractionUs: number;
  /** 16, or 24 in the "modified" format, which adds interface, protocol and packet type to each record. */
  readonly recordHeaderBytes: number;
}

// draft-ietf-opsawg-pcap section 4; 0xa1b2cd34 is Kuznetzov's variant (libpcap, sf-pcap.c)
const magics: ReadonlyMap<number, Omit<FileHeader, 'little'>> = new Map([
  [0xa1b2c3d4, { fractionUs: 1, recordHeaderBytes: 16 }],
  [0xa1b23c4d, { fractionUs: 0.001, recordHeaderBytes: 16 }],
  [0xa1b2cd34, { fractionUs: 1, recordHeaderBytes: 24 }]
]);

const fileHeader = (bytes: Uint8Array, at = 0): FileHeader | null => {
  if (bytes.length < at + 4) return null;
  for (const little of [true, false]) {
    const variant = magics.get(u32(bytes, at, little));
    if (variant) return { little, ...variant };
  }
  return null;
};

class PcapRecords implements RecordWalk {
  needed = fileHeaderBytes;
  #header: FileHeader | null = null;
  #linkType = 0;
  #maxLength = usualSnapLength;
  #packets = 0;

  constructor(private readonly sink: CaptureSink) {}

  walk(bytes: Uint8Array, start: number, end: number, fileOffset: number): number {
    if (this.#header) return this.#records(this.#header, bytes, start, end, fileOffset - start);
    if (end - start < fileHeaderBytes) return start;
    this.#header = this.#open(bytes, start);
    this.needed = this.#header.recordHeaderBytes;
    return this.#records(this.#header, bytes, start + fileHeaderBytes, end, fileOffset - start);
  }

  #open(bytes: Uint8Array, at: number): FileHeader {
    const header = fileHeader(bytes, at);
    if (!header) throw new CaptureError('pcap-broken', { offset: 0, what: 'magic' });
    // section 4: the link type is the low 16 bits; above stand the length of the FCS and a flag for it
    this.#linkType = u32(bytes, at + 20, header.little) & 0xffff;
    const snapLength = u32(bytes, at + 16, header.little);
    this.#maxLength = Math.min(Math.max(usualSnapLength, snapLength), maxSnapLength);
    return header;
  }

  #records(header: FileHeader, bytes: Uint8Array, start: number, end: number, base: number): number {
    const { little, fractionUs, recordHeaderBytes } = header;
    let at = start;
    for (;;) {
      if (end - at < recordHeaderBytes) {
        this.needed = recordHeaderBytes;
        return at;
      }
      const length = u32(bytes, at + 8, little);
      if (length > this.#maxLength) throw this.#tooLong(base + at, length);
      const next = at + recordHeaderBytes + length;
      if (next > end) {
        this.needed = recordHeaderBytes + length;
        return at;
      }
      const timeUs = u32(bytes, at, little) * 1e6 + u32(bytes, at + 4, little) * fractionUs;
      const wireBytes = u32(bytes, at + 12, little);
      this.#packets++;
      this.sink.packet(bytes, at + recordHeaderBytes, next, wireBytes, timeUs, this.#linkType, null);
      at = next;
    }
  }

  #tooLong(offset: number, length: number): CaptureError {
    return new CaptureError('pcap-broken', { offset, what: 'record-length', length, limit: this.#maxLength });
  }

  finish(pending: number, offset: number): void {
    if (!this.#header) throw new CaptureError('file-truncated', { offset, needed: fileHeaderBytes });
    if (pending > 0) this.sink.warn('pcap-cut-off', offset - pending);
    if (this.#packets === 0 && pending === 0) this.sink.warn('no-packets', offset);
  }
}
