// Rewrites one IP packet in place: addresses, DNS answers, checksums.
import { substitute } from './addresses.js';
import { checksum } from './checksum.js';
import { rewriteDns } from './dns.js';

const TCP = 6;
const UDP = 17;
const checksumAt = { [TCP]: 16, [UDP]: 6 };

const u16 = (value) => Buffer.from([value >> 8, value & 0xff]);

function payloadOf(protocol, segment) {
  return segment.subarray(protocol === UDP ? 8 : (segment[12] >> 4) * 4);
}

function rewriteNames(protocol, segment) {
  const ports = [segment.readUInt16BE(0), segment.readUInt16BE(2)];
  const payload = payloadOf(protocol, segment);
  if (!ports.includes(53) || payload.length === 0) return;
  // RFC 7766 section 8: over TCP a message follows its length
  if (protocol === UDP) return rewriteDns(payload);
  for (let at = 0; at < payload.length; at += 2 + payload.readUInt16BE(at))
    rewriteDns(payload.subarray(at + 2, at + 2 + payload.readUInt16BE(at)));
}

function rewriteSegment(protocol, segment, addresses) {
  const at = checksumAt[protocol];
  if (at === undefined) throw new Error(`no way to rewrite IP protocol ${protocol}`);
  rewriteNames(protocol, segment);
  segment.writeUInt16BE(0, at);
  // RFC 9293 section 3.1 and RFC 768: a pseudo header takes part in the sum
  const sum = checksum(addresses, Buffer.from([0, protocol]), u16(segment.length), segment);
  segment.writeUInt16BE(sum || (protocol === UDP ? 0xffff : 0), at);
}

function rewriteIpv4(packet) {
  const header = packet.subarray(0, (packet[0] & 15) * 4);
  substitute(packet, 12, 4);
  substitute(packet, 16, 4);
  header.writeUInt16BE(0, 10);
  header.writeUInt16BE(checksum(header), 10);
  rewriteSegment(packet[9], packet.subarray(header.length, packet.readUInt16BE(2)), packet.subarray(12, 20));
}

function rewriteIpv6(packet) {
  substitute(packet, 8, 16);
  substitute(packet, 24, 16);
  rewriteSegment(packet[6], packet.subarray(40, 40 + packet.readUInt16BE(4)), packet.subarray(8, 40));
}

export function rewritePacket(packet) {
  if (packet[0] >> 4 === 4) rewriteIpv4(packet);
  else rewriteIpv6(packet);
}

/** True if the packet comes from the client; asked after the rewriting. */
export function fromClient(packet) {
  return packet[0] >> 4 === 4
    ? packet[12] === 192 && packet[15] === 23
    : packet.readUInt32BE(8) === 0x20010db8;
}
