import { Framer, type RecordWalk } from '../bytes/framer.ts';
import { u16, u32, u32be } from '../bytes/integers.ts';
import { CaptureError, type Facts } from '../model/errors.ts';
import type { CaptureSink } from '../model/sink.ts';
import { withoutFcs } from './fcs.ts';
import type { Importer } from './importer.ts';
import { SectionApps } from './pcapng-apps.ts';
import { blockTypes, byteOrderMagic, longestBlock, smallestBlock, usualBlockBytes } from './pcapng-blocks.ts';
import { parseInterface, type Interface } from './pcapng-interface.ts';
import { readNames } from './pcapng-names.ts';
import { commentOption, findOption, optionText, padded } from './pcapng-options.ts';
import { PacketOptions } from './pcapng-packet.ts';
import { PcapngSearch } from './pcapng-search.ts';

/** pcapng: draft-ietf-opsawg-pcapng. */
export const pcapng: Importer = {
  id: 'pcapng',
  name: 'pcapng',
  gives: 'packets',
  detect: (head) => (head.length >= 4 && u32be(head, 0) === blockTypes.sectionHeader ? 3 : 0),
  async read(source, sink) {
    const blocks = new PcapngBlocks(sink);
    const framer = new Framer(blocks);
    for await (const chunk of source.chunks()) framer.push(chunk);
    blocks.finish(framer.pending, framer.offset);
  }
};

/** Interface, time (high and low), captured length, original length. */
const packetFixedBytes = 20;
/** Later times are beyond what a Date holds (ECMA-262 section 21.4.1.1): none is given then. */
const latestUs = 8.64e18;

type BrokenBlock = Facts & { readonly offset: number };

class PcapngBlocks implements RecordWalk {
  needed = smallestBlock;
  #little = true;
  #interfaces: Interface[] = [];
  #apps = new SectionApps();
  #packets = 0;
  #sections = 0;
  #lastUs = 0;
  #longest = usualBlockBytes;
  /** What is wrong with the block that made no sense, until the next good one is found. */
  #lost: BrokenBlock | null = null;
  readonly #search = new PcapngSearch();
  readonly #options: PacketOptions;

  constructor(private readonly sink: CaptureSink) {
    this.#options = new PacketOptions(sink);
  }

  walk(bytes: Uint8Array, start: number, end: number, fileOffset: number): number {
    const base = fileOffset - start;
    let at = start;
    for (;;) {
      if (this.#lost) {
        at = this.#search.find(bytes, at, end, this.#little);
        if (this.#search.needed > 0) return this.#wait(at, this.#search.needed);
        this.sink.warn('pcapng-block-broken', this.#lost.offset);
        this.#lost = null;
      }
      if (end - at < smallestBlock) return this.#wait(at, smallestBlock);
      // The type of a section header reads the same in both orders.
      const type = u32(bytes, at, this.#little);
      const isSection = type === blockTypes.sectionHeader;
      const length = isSection ? this.#sectionLength(bytes, at) : u32(bytes, at + 4, this.#little);
      if (length < smallestBlock || length > this.#longest) {
        this.#lose(bytes, at, base + at, length);
        at++;
        continue;
      }
      const next = at + padded(length);
      if (next > end) return this.#wait(at, padded(length));
      const isWhole = u32(bytes, next - 4, this.#little) === length;
      const close = isWhole ? next : this.#closes(bytes, at, next, length, base + at);
      this.#block(type, bytes, at + 8, close - 4, base + at);
      at = close;
    }
  }

  #wait(at: number, needed: number): number {
    this.needed = needed;
    return at;
  }

  /** Section 4.1: the magic after the length tells the byte order of the section that begins here. 0 where there is none. */
  #sectionLength(bytes: Uint8Array, at: number): number {
    const big = u32be(bytes, at + 8) === byteOrderMagic;
    if (!big && u32(bytes, at + 8, true) !== byteOrderMagic) return 0;
    this.#little = !big;
    return u32(bytes, at + 4, this.#little);
  }

  /** Where the block ends: some programs forget to count the padding in a length. */
  #closes(bytes: Uint8Array, at: number, next: number, length: number, offset: number): number {
    if ((length & 3) !== 0 && u32(bytes, at + length - 4, this.#little) === length) return at + length;
    this.sink.warn('pcapng-length-mismatch', offset);
    return next;
  }

  #lose(bytes: Uint8Array, at: number, offset: number, length: number): void {
    const isSection = u32be(bytes, at) === blockTypes.sectionHeader;
    const broken: BrokenBlock =
      isSection && length === 0
        ? { offset, what: 'byte-order' }
        : { offset, what: 'block-length', length, limit: this.#longest };
    if (this.#sections === 0) throw new CaptureError('pcapng-broken', broken);
    this.#lost = broken;
  }

  #block(type: number, bytes: Uint8Array, start: number, end: number, offset: number): void {
    if (type === blockTypes.enhancedPacket) this.#stamped(bytes, start, end, offset, false);
    else if (type === blockTypes.simplePacket) this.#simple(bytes, start, end, offset);
    else if (type === blockTypes.obsoletePacket) this.#stamped(bytes, start, end, offset, true);
    else if (type === blockTypes.interfaceDescription) this.#interface(bytes, start, end, offset);
    else this.#rareBlock(type, bytes, start, end);
  }

  #rareBlock(type: number, bytes: Uint8Array, start: number, end: number): void {
    const little = this.#little;
    if (type === blockTypes.sectionHeader) this.#section(bytes, start, end);
    else if (type === blockTypes.nameResolution) readNames(bytes, start, end, little, this.sink);
    else if (type === blockTypes.decryptionSecrets) this.#secrets(bytes, start, end);
    else if (type === blockTypes.appleProcess) this.#apps.process(bytes, start, end, little);
    else if (type === blockTypes.custom || type === blockTypes.customNotCopied)
      this.#apps.custom(bytes, start, end, little);
  }

  #section(bytes: Uint8Array, start: number, end: number): void {
    this.#sections++;
    this.#interfaces = [];
    this.#apps = new SectionApps();
    const application = findOption(bytes, start + 16, end, 4, this.#little);
    if (application) this.sink.producer(optionText(application).slice(0, 200));
    this.#comment(bytes, start + 16, end);
  }

  #comment(bytes: Uint8Array, start: number, end: number): void {
    const comment = findOption(bytes, start, end, commentOption, this.#little);
    if (comment) this.sink.fact({ kind: 'comment', text: optionText(comment) });
  }

  #interface(bytes: Uint8Array, start: number, end: number, offset: number): void {
    const one = parseInterface(bytes, start, end, this.#little);
    if (!one) {
      this.sink.warn('pcapng-interface-broken', offset);
      return;
    }
    this.#interfaces.push(one);
    this.#longest = Math.max(this.#longest, longestBlock(one.linkType));
    if (one.name !== null) this.sink.fact({ kind: 'interface', name: one.name });
    this.#comment(bytes, start + 8, end);
  }

  /** Section 4.7: type, length, secrets. */
  #secrets(bytes: Uint8Array, start: number, end: number): void {
    if (end - start < 8) return;
    const secretsEnd = Math.min(end, start + 8 + u32(bytes, start + 4, this.#little));
    const type = u32(bytes, start, this.#little);
    this.sink.fact({ kind: 'secret', type, bytes: bytes.subarray(start + 8, secretsEnd) });
  }

  // Section 4.3: interface, time high, time low, captured length, original length, data. In the obsolete block (appendix
  // A) the interface has 16 bits, and a count of drops stands behind it.
  #stamped(bytes: Uint8Array, start: number, end: number, offset: number, isObsolete: boolean): void {
    if (end - start < packetFixedBytes) {
      this.sink.warn('pcapng-packet-broken', offset);
      return;
    }
    const little = this.#little;
    const from = this.#interfaces[isObsolete ? u16(bytes, start, little) : u32(bytes, start, little)];
    const captured = u32(bytes, start + 12, little);
    const data = start + packetFixedBytes;
    const dataEnd = data + captured;
    if (!from || dataEnd > end) {
      this.sink.warn('pcapng-packet-broken', offset);
      return;
    }
    this.#packets++;
    const high = u32(bytes, start + 4, little);
    const timeUs = high * from.highUs + u32(bytes, start + 8, little) * from.lowUs + from.offsetUs;
    this.#lastUs = timeUs >= 0 && timeUs <= latestUs ? timeUs : 0;
    const wireBytes = u32(bytes, start + 16, little);
    if (data + padded(captured) + 4 > end && from.fcsBytes === 0)
      this.sink.packet(bytes, data, dataEnd, wireBytes, this.#lastUs, from.linkType, null);
    else this.#withOptions(bytes, data, dataEnd, end, wireBytes, from);
  }

  #withOptions(
    bytes: Uint8Array,
    data: number,
    dataEnd: number,
    end: number,
    wireBytes: number,
    from: Interface
  ): void {
    const options = this.#options;
    options.read(bytes, data + padded(dataEnd - data), end, this.#little, this.#apps);
    const fcsBytes = options.fcsBytes || from.fcsBytes;
    const frameEnd = fcsBytes === 0 ? dataEnd : withoutFcs(data, dataEnd, wireBytes, fcsBytes);
    this.sink.packet(bytes, data, frameEnd, wireBytes, this.#lastUs, from.linkType, options.app);
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
    const data = start + 4;
    const dataEnd = withoutFcs(data, Math.min(end, data + limit), wire, from.fcsBytes);
    this.#packets++;
    this.sink.packet(bytes, data, dataEnd, wire, this.#lastUs, from.linkType, null);
  }

  finish(pending: number, offset: number): void {
    if (this.#sections === 0) throw new CaptureError('file-truncated', { offset, needed: this.needed });
    if (this.#lost) this.#giveUp(this.#lost);
    else if (pending > 0) this.sink.warn('pcapng-cut-off', offset - pending);
    else if (this.#packets === 0) this.sink.warn('no-packets', offset);
  }

  #giveUp(broken: BrokenBlock): void {
    if (this.#packets === 0) throw new CaptureError('pcapng-broken', broken);
    this.sink.warn('pcapng-broken', broken.offset);
  }
}
