import { u16be, u32be } from '../../bytes/integers.ts';
import { etherTypeIpv6, type Frame } from '../frame.ts';
import { appName } from './app-name.ts';

/** PCAPdroid, pcap_dump.h: magic, user id, name, check sequence. The name had 16 bytes until 2022, and has 20 since. */
const magic = 0x01072021;
const nameAt = 8;
const trailers = [
  { bytes: 32, nameBytes: 20 },
  { bytes: 28, nameBytes: 16 }
] as const;
export const smallestTrailer = 28;

/** A connection whose app PCAPdroid could not tell. */
const nobody = 0xffffffff;

/** The app in the trailer that PCAPdroid puts behind the IP packet at the frame, where there is one. */
export const readTrailer = (frame: Frame, type: number): void => {
  const isV6 = type === etherTypeIpv6;
  const length = u16be(frame.bytes, frame.at + (isV6 ? 4 : 2));
  // segmentation left to the network card: nothing tells where the packet ends
  if (length === 0) return;
  const ipEnd = frame.at + length + (isV6 ? 40 : 0);
  for (const { bytes, nameBytes } of trailers) {
    const at = frame.end - bytes;
    if (at < ipEnd || u32be(frame.bytes, at) !== magic) continue;
    if (u32be(frame.bytes, at + 4) !== nobody) frame.app ??= appName(frame.bytes, at + nameAt, nameBytes);
    return;
  }
};
