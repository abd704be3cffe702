import { viewOf } from './join-bytes.js';

/**
 * The packets of a capture file, read by a walk of its own, so that the importers are not judged by themselves. Only
 * well-formed files (the samples) are walked.
 * @typedef {{ linkType: number, timeUs: number, wireBytes: number, bytes: Uint8Array }} Packet
 */

const fractionsOf = new Map([
  [0xa1b2c3d4, 1],
  [0xa1b23c4d, 1000]
]);

/** The libpcap format: draft-ietf-opsawg-pcap sections 4 and 5. */
const pcapPackets = (bytes, little, perMicrosecond) => {
  const view = viewOf(bytes);
  const linkType = view.getUint32(20, little) & 0xffff;
  const packets = [];
  for (let at = 24; at + 16 <= bytes.length;) {
    const length = view.getUint32(at + 8, little);
    const fraction = view.getUint32(at + 4, little) / perMicrosecond;
    packets.push({
      linkType,
      timeUs: view.getUint32(at, little) * 1e6 + Math.floor(fraction),
      wireBytes: view.getUint32(at + 12, little),
      bytes: bytes.slice(at + 16, at + 16 + length)
    });
    at += 16 + length;
  }
  return packets;
};

const interfaceBlock = 1;
const enhancedPacketBlock = 6;

/** pcapng, in one byte order and with its first interface's microseconds: draft-ietf-opsawg-pcapng section 4. */
const pcapngPackets = (bytes, little) => {
  const view = viewOf(bytes);
  const linkTypes = [];
  const packets = [];
  for (let at = 0; at + 12 <= bytes.length; at += view.getUint32(at + 4, little)) {
    const type = view.getUint32(at, little);
    if (type === interfaceBlock) linkTypes.push(view.getUint16(at + 8, little));
    if (type !== enhancedPacketBlock) continue;
    packets.push({
      linkType: linkTypes[view.getUint32(at + 8, little)],
      timeUs: view.getUint32(at + 12, little) * 2 ** 32 + view.getUint32(at + 16, little),
      wireBytes: view.getUint32(at + 24, little),
      bytes: bytes.slice(at + 28, at + 28 + view.getUint32(at + 20, little))
    });
  }
  return packets;
};

/** The packets of a file, or null where it is no packet capture. @param {Uint8Array} bytes @returns {Packet[] | null} */
export const packetsOf = (bytes) => {
  if (bytes.length < 24) return null;
  const view = viewOf(bytes);
  if (view.getUint32(0) === 0x0a0d0d0a) return pcapngPackets(bytes, view.getUint32(8) === 0x4d3c2b1a);
  for (const little of [false, true]) {
    const perMicrosecond = fractionsOf.get(view.getUint32(0, little));
    if (perMicrosecond) return pcapPackets(bytes, little, perMicrosecond);
  }
  return null;
};
