import { joinBytes, viewOf } from './join-bytes.js';

/** @typedef {import('./recording.js').Packet} Packet */
/** @typedef {import('./random.js').Random} Random */

const block = (length, fill) => {
  const bytes = new Uint8Array(length);
  fill(viewOf(bytes));
  return bytes;
};

const padding = (length) => new Uint8Array((4 - (length & 3)) & 3);

/** draft-ietf-opsawg-pcap section 4; the modified formats are those of libpcap's sf-pcap.c. */
const pcapFlavours = [
  { magic: 0xa1b2c3d4, perMicrosecond: 1, extra: 0 },
  { magic: 0xa1b23c4d, perMicrosecond: 1000, extra: 0 },
  // Kuznetzov's: 8 more bytes a record
  { magic: 0xa1b2cd34, perMicrosecond: 1, extra: 8 }
];

/** @type {(packets: readonly Packet[], random: Random) => Uint8Array} */
const pcap = (packets, random) => {
  const { magic, perMicrosecond, extra } = random.pick(pcapFlavours);
  const little = random.onceIn(2);
  const linkType = packets[0]?.linkType ?? 1;
  const header = block(24, (view) => {
    view.setUint32(0, magic, little);
    view.setUint16(4, 2, little);
    view.setUint16(6, 4, little);
    view.setUint32(16, 262144, little);
    view.setUint32(20, linkType, little);
  });
  const records = packets.flatMap(({ timeUs, wireBytes, bytes }) => [
    block(16 + extra, (view) => {
      view.setUint32(0, Math.floor(timeUs / 1e6), little);
      view.setUint32(4, (timeUs % 1e6) * perMicrosecond, little);
      view.setUint32(8, bytes.length, little);
      view.setUint32(12, wireBytes, little);
    }),
    bytes
  ]);
  return joinBytes(header, ...records);
};

/** draft-ietf-opsawg-pcapng section 4.1, without a length of the section */
const sectionHeader = (little) =>
  block(28, (view) => {
    view.setUint32(0, 0x0a0d0d0a);
    view.setUint32(4, 28, little);
    view.setUint32(8, 0x1a2b3c4d, little);
    view.setUint16(12, 1, little);
    view.setUint32(16, 0xffffffff, little);
    view.setUint32(20, 0xffffffff, little);
    view.setUint32(24, 28, little);
  });

const interfaceDescription = (linkType, little) =>
  block(20, (view) => {
    view.setUint32(0, 1, little);
    view.setUint32(4, 20, little);
    view.setUint16(8, linkType, little);
    view.setUint32(16, 20, little);
  });

const enhancedPacket = (packet, interfaceNumber, little) => {
  const { timeUs, wireBytes, bytes } = packet;
  const filling = padding(bytes.length);
  const length = 32 + bytes.length + filling.length;
  const head = block(28, (view) => {
    view.setUint32(0, 6, little);
    view.setUint32(4, length, little);
    view.setUint32(8, interfaceNumber, little);
    view.setUint32(12, Math.floor(timeUs / 2 ** 32), little);
    view.setUint32(16, timeUs % 2 ** 32, little);
    view.setUint32(20, bytes.length, little);
    view.setUint32(24, wireBytes, little);
  });
  return [head, bytes, filling, block(4, (view) => view.setUint32(0, length, little))];
};

/** section 4.4 */
const simplePacket = ({ bytes, wireBytes }, little) => {
  const filling = padding(bytes.length);
  const length = 16 + bytes.length + filling.length;
  const head = block(12, (view) => {
    view.setUint32(0, 3, little);
    view.setUint32(4, length, little);
    view.setUint32(8, wireBytes, little);
  });
  return [head, bytes, filling, block(4, (view) => view.setUint32(0, length, little))];
};

/** Every interface of a section is described when its first packet comes; sections end at places that are drawn. */
const pcapng = (packets, random) => {
  const parts = [];
  let interfaces = null;
  let little = true;
  for (const packet of packets) {
    if (interfaces === null || random.onceIn(60)) {
      little = random.onceIn(2);
      interfaces = [];
      parts.push(sectionHeader(little));
    }
    if (!interfaces.includes(packet.linkType)) {
      parts.push(interfaceDescription(packet.linkType, little));
      interfaces.push(packet.linkType);
    }
    const number = interfaces.indexOf(packet.linkType);
    // A simple packet block is always of the first interface, and as long as its packet was.
    const isSimple = number === 0 && packet.wireBytes === packet.bytes.length && random.onceIn(10);
    parts.push(...(isSimple ? simplePacket(packet, little) : enhancedPacket(packet, number, little)));
  }
  return parts.length > 0 ? joinBytes(...parts) : sectionHeader(true);
};

/** RFC 1761; its numbers of media are others than those of libpcap. */
const snoop = (packets) => {
  const header = block(16, (view) => {
    for (const [at, letter] of [...'snoop'].entries()) view.setUint8(at, letter.charCodeAt(0));
    view.setUint32(8, 2);
    view.setUint32(12, 4);
  });
  const records = packets.flatMap(({ timeUs, wireBytes, bytes }) => {
    const filling = padding(bytes.length);
    const head = block(24, (view) => {
      view.setUint32(0, wireBytes);
      view.setUint32(4, bytes.length);
      view.setUint32(8, 24 + bytes.length + filling.length);
      view.setUint32(16, Math.floor(timeUs / 1e6));
      view.setUint32(20, timeUs % 1e6);
    });
    return [head, bytes, filling];
  });
  return joinBytes(header, ...records);
};

const containers = { pcap, pcapng, snoop };

/**
 * Packets as a file, of a kind that can hold them: only pcapng has room for several link types.
 * @type {(packets: readonly Packet[], random: Random) => { name: string, bytes: Uint8Array }}
 */
export const writeContainer = (packets, random) => {
  const linkTypes = new Set(packets.map(({ linkType }) => linkType));
  const name =
    linkTypes.size > 1
      ? 'pcapng'
      : random.pick(linkTypes.has(1) ? ['pcap', 'pcap', 'pcapng', 'snoop'] : ['pcap', 'pcapng']);
  return { name, bytes: containers[name](packets, random) };
};
