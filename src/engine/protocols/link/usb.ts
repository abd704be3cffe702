import { u16le, u32le } from '../../bytes/integers.ts';
import type { Frame } from '../frame.ts';
import { fits, skip, type LinkLayer } from './link-layer.ts';
import { tethered } from './usb-network.ts';

/** USB 2.0 table 9-13: the kind of transfer that carries data. */
const bulk = 3;

/** Linux, Documentation/usb/usbmon: kind of transfer, and whether data are there, stand in single bytes. */
const usbmon =
  (headerBytes: number): LinkLayer =>
  (frame) => {
    if (!fits(frame, headerBytes)) return false;
    const { bytes, at } = frame;
    const holdsData = bytes[at + 9] === bulk && bytes[at + 15] === 0;
    return holdsData && skip(frame, headerBytes) && tethered(frame);
  };

/** LINKTYPE_USB_LINUX, and LINKTYPE_USB_LINUX_MMAPPED with 16 bytes more. */
export const usbLinux = usbmon(48);
export const usbLinuxMapped = usbmon(64);

/** USBPcap, USBPCAP_BUFFER_PACKET_HEADER: length of the header, ..., transfer at 22, length of the data. */
export const usbPcap: LinkLayer = (frame) => {
  if (!fits(frame, 27)) return false;
  const { bytes, at } = frame;
  const headerBytes = u16le(bytes, at);
  if (headerBytes < 27 || bytes[at + 22] !== bulk || !skip(frame, headerBytes)) return false;
  narrow(frame, u32le(bytes, at + 23));
  return tethered(frame);
};

const narrow = (frame: Frame, bytes: number): void => {
  if (bytes < frame.end - frame.at) frame.end = frame.at + bytes;
};
