import { u16, u32 } from '../bytes/integers.ts';
import { longestRecord } from './record-limits.ts';

/** How the records of one file are laid out, and what its header says of them all. */
export interface PcapHeader {
  readonly little: boolean;
  readonly headerBytes: number;
  readonly layout: RecordLayout;
  /** Microseconds in one unit of a record's second time field. */
  readonly fractionUs: number;
  readonly linkType: number;
  readonly fcsBytes: number;
  /** A longer record is broken. */
  readonly maxLength: number;
}

/** Every record begins with seconds and their fraction. */
export interface RecordLayout {
  readonly headerBytes: number;
  /** Where the captured length stands, and the length on the wire. */
  readonly lengthAt: number;
  readonly wireAt: number;
}

interface Magic {
  readonly fractionUs: number;
  readonly headerBytes: number;
  readonly layouts: readonly RecordLayout[];
}

const layout = (headerBytes: number): RecordLayout => ({ headerBytes, lengthAt: 8, wireAt: 12 });
const standard = layout(16);
/** Until version 2.3 the two lengths stood the other way round (libpcap, sf-pcap.c). */
const swapped: RecordLayout = { headerBytes: 16, lengthAt: 12, wireAt: 8 };

/**
 * draft-ietf-opsawg-pcap section 4, and what else is in use, as wiretap/libpcap.h describes it. Kuznetzov's patches to
 * libpcap add interface, protocol and packet type to a record: that of April 1999 (Red Hat 6.1) kept the usual magic
 * number, those of September (SuSE 6.3, with two bytes for processors and their padding) and October have one of their
 * own. Nokia's firewalls add four bytes. Ixia's files hold their own length behind the header.
 */
const magics: ReadonlyMap<number, Magic> = new Map([
  [0xa1b2c3d4, { fractionUs: 1, headerBytes: 24, layouts: [standard, layout(24), layout(20)] }],
  [0xa1b23c4d, { fractionUs: 0.001, headerBytes: 24, layouts: [standard] }],
  [0xa1b2cd34, { fractionUs: 1, headerBytes: 24, layouts: [layout(24), layout(28)] }],
  [0x1c0001ab, { fractionUs: 1, headerBytes: 28, layouts: [standard] }],
  [0x1c0001ac, { fractionUs: 0.001, headerBytes: 28, layouts: [standard] }]
]);

/** As much as a file's layout is judged by. */
export const layoutHeadBytes = 1 << 16;

const magicAt = (bytes: Uint8Array, at: number, little: boolean): Magic | undefined =>
  magics.get(u32(bytes, at, little));

/** Whether a file begins here, by its magic number. */
export const isPcap = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && (magicAt(bytes, 0, true) ?? magicAt(bytes, 0, false)) !== undefined;

/**
 * Whether the first 16 bytes of a file's header stand where a record was due: pcap files are joined by hand. The version
 * is 2.4, and the two fields after it are 0.
 */
export const isJoinedPcap = (bytes: Uint8Array, at: number): boolean => {
  const little = magicAt(bytes, at, true) !== undefined;
  if (!little && !magicAt(bytes, at, false)) return false;
  return (
    u16(bytes, at + 4, little) === 2 && u16(bytes, at + 6, little) === 4 && u32(bytes, at + 12, little) === 0
  );
};

/** Null where no whole header of a file stands at `at`. `head` is what is judged to tell the layout of the records. */
export const parsePcapHeader = (head: Uint8Array, at: number): PcapHeader | null => {
  const little = magicAt(head, at, true) !== undefined;
  const magic = magicAt(head, at, little);
  if (!magic || head.length - at < magic.headerBytes) return null;
  const link = u32(head, at + 20, little);
  const isAix = isWrittenByAix(head, at, little, link);
  const linkType = isAix ? aixLinkTypes.get(link)! : link & 0xffff;
  const header = {
    ...{ little, linkType, headerBytes: magic.headerBytes },
    fractionUs: isAix ? 0.001 : magic.fractionUs,
    fcsBytes: fcsBytesOf(link),
    maxLength: longestRecord(linkType, u32(head, at + 16, little)),
    layout: standard
  };
  const layouts = layoutsOf(magic, u16(head, at + 4, little), u16(head, at + 6, little));
  return { ...header, layout: likeliest(layouts, head, at + magic.headerBytes, header) };
};

/** Section 4: the length of the frame check sequence, in units of two bytes, where bit 26 says that it is given. */
const fcsBytesOf = (link: number): number => ((link & 0x0400_0000) === 0 ? 0 : (link >>> 28) * 2);

/** RFC 1573's numbers for Ethernet, token ring, FDDI and loopback, which AIX writes for a link type. */
const aixLinkTypes: ReadonlyMap<number, number> = new Map([
  [6, 1],
  [9, 6],
  [15, 10],
  [24, 0]
]);

/** AIX writes version 2.2 and nanoseconds (wiretap/libpcap.c). */
const isWrittenByAix = (head: Uint8Array, at: number, little: boolean, link: number): boolean =>
  u32(head, at, little) === 0xa1b2c3d4 &&
  u16(head, at + 4, little) === 2 &&
  u16(head, at + 6, little) === 2 &&
  aixLinkTypes.has(link);

/** Version 543.0 is DG/UX's. Some files say 2.3 and have the lengths as before. */
const layoutsOf = (magic: Magic, major: number, minor: number): readonly RecordLayout[] => {
  if (major === 543 || (major === 2 && minor < 3)) return [swapped];
  return major === 2 && minor === 3 ? [standard, swapped] : magic.layouts;
};

const mostRecordsJudged = 16;

/** The layout in which all of the first records make sense; where there is none, that of most files. */
const likeliest = (
  layouts: readonly RecordLayout[],
  head: Uint8Array,
  start: number,
  header: PcapHeader
): RecordLayout => {
  const senses = layouts.map((one) => senseOf({ ...header, layout: one }, head, start));
  return layouts[senses.indexOf(Math.max(...senses))]!;
};

/** 2 where records follow each other to the end, 1 where the last of several is cut, 0 where one of them is odd. */
const senseOf = (header: PcapHeader, head: Uint8Array, start: number): number => {
  const { headerBytes, lengthAt } = header.layout;
  let at = start;
  for (let record = 0; record < mostRecordsJudged; record++) {
    if (at === head.length || (at > head.length && head.length >= layoutHeadBytes)) return 2;
    if (at + headerBytes > head.length) return head.length >= layoutHeadBytes ? 2 : record > 2 ? 1 : 0;
    if (isOdd(header, head, at)) return 0;
    at += headerBytes + u32(head, at + lengthAt, header.little);
  }
  return 2;
};

const isOdd = ({ layout, little, maxLength }: PcapHeader, head: Uint8Array, at: number): boolean => {
  const length = u32(head, at + layout.lengthAt, little);
  const wire = u32(head, at + layout.wireAt, little);
  if (length > maxLength || wire < length || u32(head, at + 4, little) >= 1e6) return true;
  // Interfaces were few, and packet types (linux/if_packet.h) end at 4 for what is captured.
  return layout.headerBytes >= 24 && (u32(head, at + 16, little) > 10_000 || head[at + 22]! > 4);
};
