import { bsdLoopback, enc, ipnet, pflog } from './address-family.ts';
import { ofType } from './ether-types.ts';
import { ethernet, ethernetBehind, ethernetWithPreamble, taggedEthernet } from './ethernet.ts';
import { avs, ieee80211, prism, radiotap } from './ieee80211.ts';
import { juniperEthernet, juniperFrameRelay, juniperHdlc, juniperPpp } from './juniper.ts';
import { rawIp } from './link-layer.ts';
import { linuxCooked, linuxCooked2 } from './linux-cooked.ts';
import { nflog } from './nflog.ts';
import { arcnetBsd, arcnetLinux, atm, fddi, lanEmulation, slip, sunAtm, tokenRing } from './old-networks.ts';
import { ciscoHdlc, frameRelay, multilinkFrameRelay, ppp, withDirection } from './serial.ts';
import { usbLinux, usbLinuxMapped, usbPcap } from './usb.ts';
import { pktap, pktapOrPrivate, ppi, user2, type LinkLayers } from './wrappers.ts';

export { ethernet } from './ethernet.ts';
export type { LinkLayer } from './link-layer.ts';
export { ppp } from './serial.ts';

/** Those that name no other. */
const plain: LinkLayers = new Map([
  [0, bsdLoopback],
  [1, ethernet],
  [6, tokenRing],
  [7, arcnetBsd],
  [8, slip],
  [9, ppp],
  [10, fddi],
  [12, rawIp],
  [14, rawIp],
  [50, ppp],
  [51, ofType(0x8864)],
  [100, atm],
  [101, rawIp],
  [104, ciscoHdlc],
  [105, ieee80211],
  [106, atm],
  [107, frameRelay],
  [108, bsdLoopback],
  [109, enc],
  [110, lanEmulation],
  [113, linuxCooked],
  [117, pflog],
  [119, prism],
  [123, sunAtm],
  [127, radiotap],
  [129, arcnetLinux],
  // Apple's IP over IEEE 1394: two addresses of eight bytes, and a type
  [138, taggedEthernet(4)],
  [163, avs],
  [166, ppp],
  [178, juniperEthernet],
  [179, juniperPpp],
  [180, juniperFrameRelay],
  [181, juniperHdlc],
  [182, multilinkFrameRelay],
  [189, usbLinux],
  [204, withDirection(ppp)],
  [205, withDirection(ciscoHdlc)],
  [206, withDirection(frameRelay)],
  [219, ofType(0x8847)],
  [220, usbLinuxMapped],
  [226, ipnet],
  [228, rawIp],
  [229, rawIp],
  [239, nflog],
  // netANALYZER: four bytes, and for 241 the preamble
  [240, ethernetBehind(4)],
  [241, ethernetBehind(12)],
  [249, usbPcap],
  // six bytes of the preamble of a passive optical network
  [259, ethernetBehind(6)],
  [274, ethernetWithPreamble],
  [276, linuxCooked2],
  // switches of Broadcom and Marvell, which put a tag into the header or before it
  [281, taggedEthernet(4)],
  [282, ethernetBehind(4)],
  [284, taggedEthernet(4)],
  [285, taggedEthernet(8)]
]);

/** By link type, tcpdump.org/linktypes.html. */
export const linkLayers: LinkLayers = new Map([
  ...plain,
  [user2, pktapOrPrivate(plain)],
  [192, ppi(plain)],
  [258, pktap(plain)]
]);
