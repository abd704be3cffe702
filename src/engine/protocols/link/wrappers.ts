import { u16le, u32le } from '../../bytes/integers.ts';
import type { Frame } from '../frame.ts';
import { appName } from './app-name.ts';
import { fits, skip, unread, type LinkLayer } from './link-layer.ts';

/** Link layers by number, which a header around them names. None of these names another such header. */
export type LinkLayers = ReadonlyMap<number, LinkLayer>;

const inner = (frame: Frame, layers: LinkLayers, linkType: number): boolean => {
  const layer = layers.get(linkType);
  return layer ? layer(frame) : unread(frame, linkType);
};

/** Per-Packet Information header specification, section 3: version, flags, length, link type; little endian. */
export const ppi =
  (layers: LinkLayers): LinkLayer =>
  (frame) => {
    if (!fits(frame, 8)) return false;
    const { bytes, at } = frame;
    const length = u16le(bytes, at + 2);
    return length >= 8 && skip(frame, length) && inner(frame, layers, u32le(bytes, at + 4));
  };

/** Where what is told stands in a header; `nameBytes` are those of either name, 0 where there is none. */
interface Fields {
  readonly length: number;
  readonly linkType: number;
  readonly nameAt: number;
  /** Of the process on whose behalf that one acted. */
  readonly effectiveNameAt: number;
  readonly nameBytes: number;
  readonly holdsPacket: boolean;
}

// tcpdump.org/linktypes/LINKTYPE_PKTAP.html; Darwin, net/pktap.h: the flags stand at the same place in both versions
const flagsAt = 36;
const isVersion2 = 0x0008_0000;
const smallest = { version1: 108, version2: 40 } as const;

const version1 = ({ bytes, at }: Frame): Fields => ({
  length: u32le(bytes, at),
  linkType: u32le(bytes, at + 8),
  nameAt: at + 56,
  effectiveNameAt: at + 88,
  nameBytes: 17,
  holdsPacket: u32le(bytes, at + 4) === 1
});

const version2 = ({ bytes, at }: Frame): Fields => ({
  length: bytes[at]!,
  linkType: u16le(bytes, at + 6),
  nameAt: at + bytes[at + 4]!,
  effectiveNameAt: at + bytes[at + 5]!,
  nameBytes: 17,
  holdsPacket: true
});

/** The header at the frame, null where there cannot be one. */
const pktapFields = (frame: Frame): Fields | null => {
  if (!fits(frame, smallest.version2)) return null;
  const isSecond = (u32le(frame.bytes, frame.at + flagsAt) & isVersion2) !== 0;
  if (!isSecond && !fits(frame, smallest.version1)) return null;
  const fields = isSecond ? version2(frame) : version1(frame);
  const least = isSecond ? smallest.version2 : smallest.version1;
  return fields.length >= least && fits(frame, fields.length) ? fields : null;
};

const nameOf = (frame: Frame, nameAt: number, { length, nameBytes }: Fields): string | null => {
  const most = Math.min(nameBytes, frame.at + length - nameAt);
  return nameAt <= frame.at || most <= 0 ? null : appName(frame.bytes, nameAt, most);
};

const behindPktap = (frame: Frame, fields: Fields, layers: LinkLayers): boolean => {
  frame.app ??= nameOf(frame, fields.effectiveNameAt, fields) ?? nameOf(frame, fields.nameAt, fields);
  frame.at += fields.length;
  return fields.holdsPacket && inner(frame, layers, fields.linkType);
};

/** What Apple's tcpdump writes: the process, and a packet as its interface has it. */
export const pktap =
  (layers: LinkLayers): LinkLayer =>
  (frame) => {
    const fields = pktapFields(frame);
    return fields !== null && behindPktap(frame, fields, layers);
  };

export const user2 = 149;

/** Apple wrote the same under a number for private use before it had its own: others mean something else by it. */
export const pktapOrPrivate =
  (layers: LinkLayers): LinkLayer =>
  (frame) => {
    const fields = pktapFields(frame);
    const isPktap = fields !== null && layers.has(fields.linkType);
    return isPktap ? behindPktap(frame, fields, layers) : unread(frame, user2);
  };
