import { u16be, u16le, u32be, u32le } from '../../bytes/integers.ts';
import type { Frame } from '../frame.ts';
import { llcFrame } from './ether-types.ts';
import { fits, readFirst, skip, type LinkLayer } from './link-layer.ts';

// IEEE 802.11 section 9.2.4.1: frame control, low byte first
const versionAndType = 0x0f;
const isData = 0x08;
const withoutData = 0x40;
const withQos = 0x80;
const toAccessPoint = 0x01;
const fromAccessPoint = 0x02;
const isProtected = 0x40;
/** On a frame with QoS: four bytes of HT control follow. */
const withControl = 0x80;

/** Section 9.3.2.1: three addresses, a fourth between access points, QoS. */
const headerBytes = (first: number, flags: number): number => {
  const between = toAccessPoint | fromAccessPoint;
  const qos = (first & withQos) === 0 ? 0 : (flags & withControl) === 0 ? 2 : 6;
  return 24 + ((flags & between) === between ? 6 : 0) + qos;
};

/** Section 9.2.4.5.9: the bit of QoS that says that several packets follow. */
const holdsSeveral = (frame: Frame, bytes: number, first: number, flags: number): boolean => {
  const qosAt = frame.at + bytes - ((flags & withControl) === 0 ? 2 : 6);
  return (first & withQos) !== 0 && (frame.bytes[qosAt]! & 0x80) !== 0;
};

/** Of a frame in pieces only the first holds a header. */
const holdsData = ({ bytes, at }: Frame): boolean =>
  (bytes[at]! & versionAndType) === isData &&
  (bytes[at]! & withoutData) === 0 &&
  (bytes[at + 22]! & 0x0f) === 0;

/** `padded`: some drivers fill the header to a multiple of four bytes. */
const wireless = (frame: Frame, padded: boolean): boolean => {
  if (!fits(frame, 24) || !holdsData(frame)) return false;
  frame.isSealed = (frame.bytes[frame.at + 1]! & isProtected) !== 0;
  if (frame.isSealed) return false;
  const [first, flags] = [frame.bytes[frame.at]!, frame.bytes[frame.at + 1]!];
  const bytes = headerBytes(first, flags);
  const several = holdsSeveral(frame, bytes, first, flags);
  if (!skip(frame, padded ? (bytes + 3) & ~3 : bytes)) return false;
  return several ? subframes(frame) : llcFrame(frame);
};

export const ieee80211: LinkLayer = (frame) => wireless(frame, false);

const subframeHeader = 14;

/** Section 9.3.2.2: two addresses, a length, LLC; each but the last padded to four bytes. */
const subframes = (frame: Frame): boolean => {
  const { bytes, end } = frame;
  let at = frame.at;
  while (at + subframeHeader < end) {
    const next = at + subframeHeader + u16be(bytes, at + 12);
    if (next > end) break;
    frame.waiting.push({ layer: llcFrame, at: at + subframeHeader, end: next });
    at = next + ((frame.at - next) & 3);
  }
  return readFirst(frame);
};

const hasTime = 0x01;
const hasFlags = 0x02;
const moreFields = 0x8000_0000;
const headerIsPadded = 0x20;
const hasCheckSequence = 0x10;

/** radiotap.org: version, padding, length, words that say which fields follow; the time is aligned to 8 bytes. */
export const radiotap: LinkLayer = (frame) => {
  if (!fits(frame, 8) || frame.bytes[frame.at] !== 0) return false;
  const flags = radiotapFlags(frame);
  const length = u16le(frame.bytes, frame.at + 2);
  if (length < 8 || !skip(frame, length)) return false;
  if ((flags & hasCheckSequence) !== 0) frame.end -= 4;
  return wireless(frame, (flags & headerIsPadded) !== 0);
};

const radiotapFlags = ({ bytes, at, end }: Frame): number => {
  const present = u32le(bytes, at + 4);
  if ((present & hasFlags) === 0) return 0;
  let fields = 4;
  do fields += 4;
  while (at + fields + 4 <= end && u32le(bytes, at + fields - 4) >= moreFields);
  if ((present & hasTime) !== 0) fields = ((fields + 7) & ~7) + 8;
  return at + fields < end ? bytes[at + fields]! : 0;
};

/** AVS capture header, version 1 and 2: cookie and length in network order. */
export const avs: LinkLayer = (frame) => {
  if (!fits(frame, 8) || !isAvs(frame)) return false;
  const length = u32be(frame.bytes, frame.at + 4);
  return length >= 8 && skip(frame, length) && ieee80211(frame);
};

const isAvs = ({ bytes, at }: Frame): boolean => u32be(bytes, at) >>> 4 === 0x8021100;

/** Prism monitor header: message, length, in the order of the machine; drivers put AVS in its place too. */
export const prism: LinkLayer = (frame) => {
  if (!fits(frame, 8)) return false;
  if (isAvs(frame)) return avs(frame);
  const length = Math.min(u32le(frame.bytes, frame.at + 4), u32be(frame.bytes, frame.at + 4));
  return length >= 24 && skip(frame, length) && ieee80211(frame);
};
