import { Framer, type RecordWalk } from '../bytes/framer.ts';
import { u16, u32, u32be } from '../bytes/integers.ts';
import { CaptureError } from '../model/errors.ts';
import type { CaptureSink } from '../model/sink.ts';
import type { Importer } from './importer.ts';

/** pcapng: draft-ietf-opsawg-pcapng. */
export const pcapng: Importer = {
  id: 'pcapng',
  name: 'pcapng',
  gives: 'packets',
  detect: (head) => (head.length >= 4 && u32be(head, 0) === sectionHeader ? 3 : 0),
  async read(source, sink) {
    const blocks = new PcapngBlocks(sink);
    const framer = new Framer(blocks);
    for await (const chunk of source.chunks()) framer.push(chunk);
    blocks.finish(framer.pending, framer.offset);
  }
};

// draft-ietf-opsawg-pcapng section 10.1
const sectionHeader = 0x0a0d0d0a;
const interfaceDescription = 1;
const obsoletePacket = 2;
const simplePacket = 3;
const enhancedPacket = 6;
const byteOrderMagic = 0x1a2b3c4d;
/** Block type, total length, and the total length again at the end. */
const smallestBlock = 12;
const maxBlock = 128 << 20;

interface Interface {
  readonly linkType: number;
  readonly snapLength: number;
  /** Microseconds in one unit of the low and of the high 32 bits of a time stamp. */
  readonly lowUs: number;
  readonly highUs: number;
  readonly offsetUs: number;
}

class PcapngBlocks implements RecordWalk {
  needed = smallestBlock;
  #little = true;
  #interfaces: Interface[] = [];
  #packets = 0;
  #sections = 0;
  #lastUs = 0;

  constructor(private readonly sink: CaptureSink) {}

  walk(bytes: Uint8Array, start: number, end: number, fileOffset: number): number {
    const base = fileOffset - start;
    let at = start;
    for (;;) {
      if (end - at < smallestBlock) {
        this.needed = smallestBlock;
        return at;
      }
      const isSection = u32be(bytes, at) === sectionHeader;
      if (isSection) this.#byteOrder(bytes, at, base + at);
      const length = this.#blockLength(bytes, at, base + at);
      const next = at + length;
      if (next > end) {
        this.needed = length;
        return at;
      }
      if (u32(bytes, next - 4, this.#little) !== length) this.sink.warn('pcapng-length-mismatch', base + at);
      this.#block(u32(bytes, at, this.#little), bytes, at + 8, next - 4, base + at);
      at = next;
    }
  }

  // section 4.1: the magic after the length tells the byte order of the section that begins here
  #byteOrder(bytes: Uint8Array, at: number, offset: number): void {
    const big = u32be(bytes, at + 8) === byteOrderMagic;
    if (!big && u32(bytes, at + 8, true) !== byteOrderMagic)
      throw new CaptureError('pcapng-broken', { offset, what: 'byte-order' });
    this.#little = !big;
  }

  #blockLength(bytes: Uint8Array, at: number, offset: number): number {
    const length = u32(bytes, at + 4, this.#little);
    if (length < smallestBlock || length % 4 !== 0 || length > maxBlock)
      throw new CaptureError('pcapng-broken', { offset, what: 'block-length', length, limit: maxBlock });
    return length;
  }

  #block(type: number, bytes: Uint8Array, start: number, end: number, offset: number): void {
    if (type === enhancedPacket) this.#stamped(bytes, start, end, offset, false);
    else if (type === simplePacket) this.#simple(bytes, start, end, offset);
    else if (type === obsoletePacket) this.#stamped(bytes, start, end, offset, true);
    else if (type === interfaceDescription) this.#interface(bytes, start, end, offset);
    else if (type === sectionHeader) this.#section(bytes, start, end);
  }

  #section(bytes: Uint8Array, start: number, end: number): void {
    this.#sections++;
    this.#interfaces = [];
    const application = findOption(bytes, start + 16, end, 4, this.#little);
    if (application) this.sink.producer(new TextDecoder().decode(application).slice(0, 200));
  }

  // section 4.2
  #interface(bytes: Uint8Array, start: number, end: number, offset: number): void {
    if (end - start < 8) {
      this.sink.warn('pcapng-interface-broken', offset);
      return;
    }
    const little = this.#little;
    const resolution = findOption(bytes, start + 8, end, 9, little)?.[0] ?? 6;
    const offsetOption = findOption(bytes, start + 8, end, 14, little);
    const unitUs = resolution & 0x80 ? 1e6 / 2 ** (resolution & 0x7f) : 1e6 / 10 ** resolution;
    this.#interfaces.push({
      linkType: u16(bytes, start, little),
      snapLength: u32(bytes, start + 4, little),
      lowUs: unitUs,
      highUs: unitUs * 2 ** 32,
      offsetUs: offsetOption?.length === 8 ? signed64(offsetOption, little) * 1e6 : 0
    });
  }

  // Section 4.3: interface, time high, time low, captured length, original length, data. In the obsolete block (appendix
  // A) the interface has 16 bits, and a count of drops stands behind it.
  #stamped(bytes: Uint8Array, start: number, end: number, offset: number, isObsolete: boolean): void {
    if (end - start < 20) {
      this.sink.warn('pcapng-packet-broken', offset);
      return;
    }
    const little = this.#little;
    const from = this.#interfaces[isObsolete ? u16(bytes, start, little) : u32(bytes, start, little)];
    const dataEnd = start + 20 + u32(bytes, start + 12, little);
    if (!from || dataEnd > end) {
      this.sink.warn('pcapng-packet-broken', offset);
      return;
    }
    this.#packets++;
    const high = u32(bytes, start + 4, little);
    this.#lastUs = high * from.highUs + u32(bytes, start + 8, little) * from.lowUs + from.offsetUs;
    const wireBytes = u32(bytes, start + 16, little);
    this.sink.packet(bytes, start + 20, dataEnd, wireBytes, this.#lastUs, from.linkType, null);
  }

  // section 4.4: original length, data; the first interface, and no time
  #simple(bytes: Uint8Array, start: number, end: number, offset: number): void {
    const from = this.#interfaces[0];
    if (end - start < 4 || !from) {
      this.sink.warn('pcapng-packet-broken', offset);
      return;
    }
    const wire = u32(bytes, start, this.#little);
    const limit = from.snapLength === 0 ? wire : Math.min(wire, from.snapLength);
    this.#packets++;
    this.sink.packet(
      bytes,
      start + 4,
      Math.min(end, start + 4 + limit),
      wire,
      this.#lastUs,
      from.linkType,
      null
    );
  }

  finish(pending: number, offset: number): void {
    if (this.#sections === 0) throw new CaptureError('file-truncated', { offset, needed: this.needed });
    if (pending > 0) this.sink.warn('pcapng-cut-off', offset - pending);
    if (this.#packets === 0 && pending === 0) this.sink.warn('no-packets', offset);
  }
}

const signed64 = (bytes: Uint8Array, little: boolean): number => {
  const low = u32(bytes, little ? 0 : 4, little);
  const high = u32(bytes, little ? 4 : 0, little) | 0;
  return high * 2 ** 32 + low;
};

/** The value of an option of a block (section 3.5: code, length, value padded to 32 bits), or null. */
const findOption = (
  bytes: Uint8Array,
  start: number,
  end: number,
  wanted: number,
  little: boolean
): Uint8Array | null => {
  let at = start;
  while (at + 4 <= end) {
    const code = u16(bytes, at, little);
    const length = u16(bytes, at + 2, little);
    if (code === 0 || at + 4 + length > end) return null;
    if (code === wanted) return bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length + ((4 - (length & 3)) & 3);
  }
  return null;
};
