import { Framer, type RecordWalk } from '../bytes/framer.ts';
import { u32be } from '../bytes/integers.ts';
import { CaptureError } from '../model/errors.ts';
import type { CaptureSink } from '../model/sink.ts';
import { withoutFcs } from './fcs.ts';
import type { Importer } from './importer.ts';

/** snoop, of Solaris: RFC 1761. */
export const snoop: Importer = {
  id: 'snoop',
  name: 'snoop',
  gives: 'packets',
  detect: (head) => (isSnoop(head) ? 3 : 0),
  async read(source, sink) {
    const records = new SnoopRecords(sink);
    const framer = new Framer(records);
    for await (const chunk of source.chunks()) framer.push(chunk);
    records.finish(framer.pending, framer.offset);
  }
};

/** `snoop` and three zeros */
const isSnoop = (head: Uint8Array): boolean =>
  head.length >= 8 && u32be(head, 0) === 0x736e6f6f && u32be(head, 4) === 0x70000000;

const fileHeaderBytes = 16;
const recordHeaderBytes = 24;
const mostRecordBytes = 1 << 20;

const ethernet = 1;

/**
 * RFC 1761's numbers of networks, and those of Solaris' sys/dlpi.h, by the link type that they are
 * (tcpdump.org/linktypes.html; wiretap/snoop.c).
 */
const linkTypes: ReadonlyMap<number, number> = new Map([
  [0, ethernet],
  [2, 6],
  [4, ethernet],
  [8, 10],
  [9, 0],
  [14, 0],
  [16, 122],
  [18, 123],
  [0x8000_0005, 226]
]);

/** What Shomiti's Surveyor writes in place of some of them. */
const shomitiLinkTypes: ReadonlyMap<number, number> = new Map([
  [0, ethernet],
  [2, 6],
  [4, ethernet],
  [8, 10],
  [10, ethernet],
  [11, 6],
  [12, ethernet],
  [13, 6],
  [14, 6],
  [19, ethernet]
]);

/** Surveyor puts at least so many bytes behind every packet, which is how its files are known (wiretap/snoop.c). */
const shomitiTrailerBytes = 16;
const shomitiFcsBytes = 4;

/** Link types have 16 bits: one above them is snoop's own number for a network that has none. */
const unnamed = 0x1_0000;

class SnoopRecords implements RecordWalk {
  needed = fileHeaderBytes;
  #isOpen = false;
  #network = 0;
  #linkType = -1;
  #fcsBytes = 0;
  #packets = 0;

  constructor(private readonly sink: CaptureSink) {}

  walk(bytes: Uint8Array, start: number, end: number, fileOffset: number): number {
    if (this.#isOpen) return this.#records(bytes, start, end, fileOffset - start);
    if (end - start < fileHeaderBytes) return start;
    this.#isOpen = true;
    this.#network = u32be(bytes, start + 12);
    return this.#records(bytes, start + fileHeaderBytes, end, fileOffset - start);
  }

  #records(bytes: Uint8Array, start: number, end: number, base: number): number {
    let at = start;
    for (;;) {
      this.needed = recordHeaderBytes;
      if (end - at < recordHeaderBytes) return at;
      const captured = u32be(bytes, at + 4);
      const length = u32be(bytes, at + 8);
      if (length > mostRecordBytes || length < recordHeaderBytes + captured)
        throw new CaptureError('snoop-broken', { offset: base + at, what: 'record-length', length });
      this.needed = length;
      if (at + length > end) return at;
      if (this.#packets++ === 0) this.#firstRecord(length - recordHeaderBytes - captured);
      this.#packet(bytes, at, at + recordHeaderBytes + captured);
      at += length;
    }
  }

  #firstRecord(paddingBytes: number): void {
    const isShomiti = paddingBytes >= shomitiTrailerBytes;
    const known = (isShomiti ? shomitiLinkTypes : linkTypes).get(this.#network);
    this.#linkType = known ?? unnamed + (this.#network & 0xffff);
    this.#fcsBytes = isShomiti && known === ethernet ? shomitiFcsBytes : 0;
  }

  // RFC 1761: original length, included length, record length, drops, seconds, microseconds
  #packet(bytes: Uint8Array, at: number, end: number): void {
    const wireBytes = u32be(bytes, at);
    const timeUs = u32be(bytes, at + 16) * 1e6 + u32be(bytes, at + 20);
    const start = at + recordHeaderBytes;
    const dataEnd = withoutFcs(start, end, wireBytes, this.#fcsBytes);
    this.sink.packet(bytes, start, dataEnd, wireBytes, timeUs, this.#linkType, null);
  }

  finish(pending: number, offset: number): void {
    if (!this.#isOpen) throw new CaptureError('file-truncated', { offset, needed: fileHeaderBytes });
    if (pending > 0) this.sink.warn('snoop-cut-off', offset - pending);
    else if (this.#packets === 0) this.sink.warn('no-packets', offset);
  }
}
