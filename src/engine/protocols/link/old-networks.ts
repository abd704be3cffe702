import { u32be } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import { llcFrame } from './ether-types.ts';
import { ethernetBehind } from './ethernet.ts';
import { fits, rawIp, skip, type LinkLayer } from './link-layer.ts';

/** IEEE 802.5 and ANSI X3T9.5: the kind of frame in the upper bits, "LLC" being 01. */
const holdsLlc = (control: number): boolean => (control & 0xc0) === 0x40;

/** Token Ring: access and frame control, two addresses, the source's first bit for a route that is to be taken. */
export const tokenRing: LinkLayer = (frame) => {
  if (!fits(frame, 16) || !holdsLlc(frame.bytes[frame.at + 1]!)) return false;
  const isRouted = (frame.bytes[frame.at + 8]! & 0x80) !== 0;
  const routeBytes = isRouted ? frame.bytes[frame.at + 14]! & 0x1f : 0;
  return skip(frame, 14 + routeBytes) && llcFrame(frame);
};

/** FDDI: frame control, two addresses. */
export const fddi: LinkLayer = (frame) =>
  fits(frame, 13) && holdsLlc(frame.bytes[frame.at]!) && skip(frame, 13) && llcFrame(frame);

/** RFC 1051 (240) and RFC 1201 (212, 196). */
const arcnetTypes: ReadonlyMap<number, number> = new Map([
  [240, etherTypeIpv4],
  [212, etherTypeIpv4],
  [196, etherTypeIpv6]
]);
const withoutFragments = 240;
const exception = 0xff;

/** RFC 1201 section 3.2: a split flag and a sequence number, twice the space where the flag is FF. */
const splitBytes = ({ bytes, at }: Frame): number => (bytes[at] === exception ? 7 : 3);

/** `start`: bytes before the type, which are the two addresses, and on Linux an offset. */
const arcnet =
  (start: number): LinkLayer =>
  (frame) => {
    if (!fits(frame, start + 2)) return false;
    const type = frame.bytes[frame.at + start]!;
    frame.at += start + 1;
    if (type !== withoutFragments && !skip(frame, splitBytes(frame))) return false;
    frame.etherType = arcnetTypes.get(type) ?? 0;
    return true;
  };

export const arcnetBsd = arcnet(2);
export const arcnetLinux = arcnet(4);

// RFC 2684 section 5: LLC, or IP right away, as was agreed upon for the circuit
const llcBegins = new Set([0xaaaa03, 0xfefe03]);

/** ATM adaptation layer 5, and Linux's classical IP. */
export const atm: LinkLayer = (frame) =>
  fits(frame, 4) && llcBegins.has(u32be(frame.bytes, frame.at) >>> 8) ? llcFrame(frame) : rawIp(frame);

/** LAN emulation: two bytes for the client, then Ethernet. */
export const lanEmulation: LinkLayer = ethernetBehind(2);

/** SunATM: the kind in the low bits of the first byte, path and circuit. */
export const sunAtm: LinkLayer = (frame) => {
  if (!fits(frame, 4)) return false;
  const kind = frame.bytes[frame.at]! & 0x0f;
  frame.at += 4;
  return kind === 1 ? lanEmulation(frame) : kind === 2 && atm(frame);
};

/** SLIP behind libpcap's header of 16 bytes (net/slip.h); a header that was compressed begins with no version. */
export const slip: LinkLayer = (frame) => skip(frame, 16) && rawIp(frame);
