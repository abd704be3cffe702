import { u16be } from '../../bytes/integers.ts';
import type { Frame } from '../frame.ts';
import { followTypes, llcFrame } from './ether-types.ts';
import { ethernet } from './ethernet.ts';
import { radiotap } from './ieee80211.ts';
import { fits, type LinkLayer } from './link-layer.ts';
import { frameRelay, ppp } from './serial.ts';

// Devices (linux/if_arp.h) whose frames come whole, whatever stands in the protocol field
const frameRelayDevice = 770;
const radiotapDevice = 803;

/** Numbers of linux/if_ether.h below the first EtherType. */
const byProtocol: ReadonlyMap<number, LinkLayer> = new Map([
  [3, ethernet],
  [4, llcFrame],
  [7, ppp]
]);

const cooked = (frame: Frame, device: number, protocol: number): boolean => {
  if (device === radiotapDevice) return radiotap(frame);
  if (device === frameRelayDevice) return frameRelay(frame);
  if (protocol >= 0x600) return followTypes(frame, protocol);
  return byProtocol.get(protocol)?.(frame) ?? false;
};

/** tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html */
export const linuxCooked: LinkLayer = (frame) => {
  if (!fits(frame, 16)) return false;
  const { bytes, at } = frame;
  frame.at += 16;
  return cooked(frame, u16be(bytes, at + 2), u16be(bytes, at + 14));
};

/** tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html */
export const linuxCooked2: LinkLayer = (frame) => {
  if (!fits(frame, 20)) return false;
  const { bytes, at } = frame;
  frame.at += 20;
  return cooked(frame, u16be(bytes, at + 8), u16be(bytes, at));
};
