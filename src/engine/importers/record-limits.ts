/** libpcap's MAXIMUM_SNAPLEN, which files in use stay below whatever their header says. */
export const usualRecordBytes = 262_144;
/** IPv6 packets that a network card puts together ("BIG TCP") are up to 512 KiB long. */
const mostRecordBytes = 1 << 20;
/** libpcap's MAXIMUM_DBUS_SNAPLEN, and what it allows for USB. */
const roomyRecordBytes = 128 << 20;

// tcpdump.org/linktypes.html: USB_LINUX, USB_LINUX_MMAPPED, DBUS, USBPCAP, EBHSCR
const roomyLinkTypes: ReadonlySet<number> = new Set([189, 220, 231, 249, 279]);

/** No packet of this network is longer: a record that says so is broken. */
export const longestRecord = (linkType: number, snapLength: number): number => {
  if (roomyLinkTypes.has(linkType)) return roomyRecordBytes;
  return Math.min(Math.max(usualRecordBytes, snapLength), mostRecordBytes);
};
