import { Framer, type RecordWalk } from '../bytes/framer.ts';
import { withHead } from '../bytes/head.ts';
import { u32 } from '../bytes/integers.ts';
import { CaptureError } from '../model/errors.ts';
import type { CaptureSink } from '../model/sink.ts';
import { withoutFcs } from './fcs.ts';
import type { Importer } from './importer.ts';
import { isJoinedPcap, isPcap, layoutHeadBytes, parsePcapHeader, type PcapHeader } from './pcap-header.ts';
import { PcapSearch } from './pcap-search.ts';

/** Classic pcap: draft-ietf-opsawg-pcap. */
export const pcap: Importer = {
  id: 'pcap',
  name: 'pcap',
  gives: 'packets',
  detect: (head) => (isPcap(head) ? 3 : 0),
  async read(source, sink) {
    const { head, whole } = await withHead(source, layoutHeadBytes);
    const records = new PcapRecords(sink, parsePcapHeader(head, 0));
    const framer = new Framer(records);
    for await (const chunk of whole.chunks()) framer.push(chunk);
    records.finish(framer.pending, framer.offset);
  }
};

const leastHeaderBytes = 24;
/** Ixia's */
const mostHeaderBytes = 28;

/** What is read where the walk stands: a file's header (`first` and `joined`), records, or the next good one of them. */
type Place = 'first' | 'joined' | 'records' | 'lost';

class PcapRecords implements RecordWalk {
  needed = leastHeaderBytes;
  #place: Place = 'first';
  /** The walk cannot go on without more bytes. */
  #waits = false;
  #packets = 0;
  /** Time of the last record. */
  #seconds = 0;
  /** Where the record stands that made no sense, and its length. */
  #lostAt = 0;
  #lostLength = 0;
  readonly #search = new PcapSearch();

  constructor(
    private readonly sink: CaptureSink,
    private header: PcapHeader | null
  ) {}

  walk(bytes: Uint8Array, start: number, end: number, fileOffset: number): number {
    const { header } = this;
    if (!header) return this.#wait(start, end - start + 1);
    const base = fileOffset - start;
    let at = start;
    do at = this.#step(this.header ?? header, bytes, at, end, base);
    while (!this.#waits);
    return at;
  }

  #step(header: PcapHeader, bytes: Uint8Array, at: number, end: number, base: number): number {
    this.#waits = false;
    if (this.#place === 'records') return this.#records(header, bytes, at, end, base);
    if (this.#place === 'lost') return this.#find(header, bytes, at, end);
    return this.#place === 'first' ? this.#enter(header, at, end) : this.#join(bytes, at, end);
  }

  #wait(at: number, needed: number): number {
    this.needed = needed;
    this.#waits = true;
    return at;
  }

  /** Behind the header of a file. */
  #enter({ headerBytes }: PcapHeader, at: number, end: number): number {
    if (end - at < headerBytes) return this.#wait(at, headerBytes);
    this.#place = 'records';
    return at + headerBytes;
  }

  /** The layout of what is joined is that of most files: nothing is known yet of what follows. */
  #join(bytes: Uint8Array, at: number, end: number): number {
    if (end - at < leastHeaderBytes) return this.#wait(at, leastHeaderBytes);
    const joined = parsePcapHeader(bytes.subarray(at, Math.min(end, at + mostHeaderBytes)), 0);
    if (!joined) return this.#wait(at, mostHeaderBytes);
    this.header = joined;
    return this.#enter(joined, at, end);
  }

  #records(header: PcapHeader, bytes: Uint8Array, start: number, end: number, base: number): number {
    const { little, fractionUs, linkType, maxLength, fcsBytes } = header;
    const { headerBytes, lengthAt, wireAt } = header.layout;
    let at = start;
    for (;;) {
      if (end - at < headerBytes) return this.#wait(at, headerBytes);
      const length = u32(bytes, at + lengthAt, little);
      if (length > maxLength) return this.#lose(base, at, length);
      const next = at + headerBytes + length;
      if (next > end) return this.#wait(at, headerBytes + length);
      if (length === 0 && isJoinedPcap(bytes, at)) {
        this.#place = 'joined';
        return at;
      }
      this.#seconds = u32(bytes, at, little);
      const timeUs = this.#seconds * 1e6 + u32(bytes, at + 4, little) * fractionUs;
      const wireBytes = u32(bytes, at + wireAt, little);
      const from = at + headerBytes;
      const to = fcsBytes === 0 ? next : withoutFcs(from, next, wireBytes, fcsBytes);
      this.#packets++;
      this.sink.packet(bytes, from, to, wireBytes, timeUs, linkType, null);
      at = next;
    }
  }

  #lose(base: number, at: number, length: number): number {
    this.#place = 'lost';
    this.#lostAt = base + at;
    this.#lostLength = length;
    return at + 1;
  }

  #find(header: PcapHeader, bytes: Uint8Array, start: number, end: number): number {
    const at = this.#search.find(header, this.#seconds, bytes, start, end);
    if (this.#search.needed > 0) return this.#wait(at, this.#search.needed);
    this.sink.warn('pcap-record-broken', this.#lostAt);
    this.#place = 'records';
    return at;
  }

  finish(pending: number, offset: number): void {
    if (!this.header || this.#place === 'first')
      throw new CaptureError('file-truncated', { offset, needed: this.needed });
    if (this.#place === 'lost') this.#giveUp(this.header);
    else if (pending > 0) this.sink.warn('pcap-cut-off', offset - pending);
    else if (this.#packets === 0) this.sink.warn('no-packets', offset);
  }

  #giveUp({ maxLength: limit }: PcapHeader): void {
    const facts = { offset: this.#lostAt, what: 'record-length', length: this.#lostLength, limit };
    if (this.#packets === 0) throw new CaptureError('pcap-broken', facts);
    this.sink.warn('pcap-broken', this.#lostAt);
  }
}
