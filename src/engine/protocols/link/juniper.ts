import { u16be, u24be } from '../../bytes/integers.ts';
import { ethernet } from './ethernet.ts';
import { fits, rawIp, skip, type LinkLayer } from './link-layer.ts';
import { ciscoHdlc, frameRelay, ppp } from './serial.ts';

/** "MGC". */
const magic = 0x4d4743;
const withoutLinkHeader = 0x02;
const withExtensions = 0x80;

/**
 * What Junos routers put before a packet, after tcpdump's print-juniper.c: magic, flags, with a length of extensions
 * behind them or not; and where the link header is gone, four bytes before IP.
 */
const juniper =
  (layer: LinkLayer): LinkLayer =>
  (frame) => {
    if (!fits(frame, 6) || u24be(frame.bytes, frame.at) !== magic) return false;
    const flags = frame.bytes[frame.at + 3]!;
    const extensions = (flags & withExtensions) === 0 ? 0 : 2 + u16be(frame.bytes, frame.at + 4);
    if (!skip(frame, 4 + extensions)) return false;
    return (flags & withoutLinkHeader) === 0 ? layer(frame) : skip(frame, 4) && rawIp(frame);
  };

export const juniperEthernet = juniper(ethernet);
export const juniperPpp = juniper(ppp);
export const juniperFrameRelay = juniper(frameRelay);
export const juniperHdlc = juniper(ciscoHdlc);
