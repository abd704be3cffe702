import { u16be } from '../../bytes/integers.ts';
import type { Frame } from '../frame.ts';
import { followTypes, following } from './ether-types.ts';
import { fits, skip, type LinkLayer } from './link-layer.ts';
import { behindNlpid } from './llc.ts';
import { pppPacket } from './ppp.ts';
import { cutShort, tagOf } from './type-step.ts';

/** RFC 1547 section 4.3.1: address 0F (to one) or 8F (to all), control 00, an EtherType. */
export const ciscoHdlc: LinkLayer = following(tagOf(4));

const isCisco = (address: number): boolean => address === 0x0f || address === 0x8f;

/** RFC 1662 section 3.1: address FF and control 03; pppd writes the direction, 0 or 1, over the address. */
const hasControl = ({ bytes, at }: Frame): boolean =>
  bytes[at + 1] === 3 && (bytes[at] === 0xff || bytes[at]! <= 1);

/** PPP with address and control or without, or what Cisco routers speak in its place (LINKTYPE_PPP_HDLC). */
export const ppp: LinkLayer = (frame) => {
  if (!fits(frame, 4)) return false;
  if (isCisco(frame.bytes[frame.at]!) && frame.bytes[frame.at + 1] === 0) return ciscoHdlc(frame);
  if (hasControl(frame)) frame.at += 2;
  return followPpp(frame);
};

const followPpp = following(pppPacket);

/** Q.922 section 3.2: an address of two to four bytes, the last of which has its lowest bit set. */
const skipAddress = (frame: Frame): boolean => {
  for (let bytes = 1; bytes <= 4 && fits(frame, bytes); bytes++)
    if ((frame.bytes[frame.at + bytes - 1]! & 1) === 1) return bytes > 1 && skip(frame, bytes);
  return false;
};

const unnumberedInformation = 3;

/** RFC 2427 section 3: control and NLPID; where the control is no such, Cisco's form, with an EtherType. */
export const frameRelay: LinkLayer = (frame) => {
  if (!skipAddress(frame) || !fits(frame, 2)) return false;
  if (frame.bytes[frame.at] !== unnumberedInformation)
    return skip(frame, 2) && followTypes(frame, u16be(frame.bytes, frame.at - 2));
  frame.at++;
  const type = behindNlpid(frame);
  return type !== cutShort && followTypes(frame, type);
};

/** FRF.16.1 section 3.1: begins and ends here, and is no control message. */
const isWholeFrame = (first: number): boolean => (first & 0xe0) === 0xc0;

/** Multilink Frame Relay: two bytes of fragmentation header. */
export const multilinkFrameRelay: LinkLayer = (frame) =>
  fits(frame, 2) && isWholeFrame(frame.bytes[frame.at]!) && skip(frame, 2) && frameRelay(frame);

/** Linux, BSD and others give a direction before the frame, in one byte. */
export const withDirection =
  (layer: LinkLayer): LinkLayer =>
  (frame) =>
    skip(frame, 1) && layer(frame);
