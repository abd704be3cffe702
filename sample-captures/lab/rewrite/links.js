// Link layers: where IP begins in a recorded frame, and what the rewritten frame has before it.
import { macs } from '../hosts.js';
import { fromClient, rewritePacket } from './packet.js';

export const LINKTYPE = { NULL: 0, ETHERNET: 1, RAW: 101, LINUX_SLL2: 276 };

const macBytes = (text) => Buffer.from(text.replaceAll(':', ''), 'hex');
const client = macBytes(macs.client);
const router = macBytes(macs.router);

export function rewriteEthernet(frame) {
  const packet = frame.subarray(14);
  rewritePacket(packet);
  const [to, from] = fromClient(packet) ? [router, client] : [client, router];
  to.copy(frame, 0);
  from.copy(frame, 6);
  return frame;
}

/** LINKTYPE_LINUX_SLL2: loopback becomes interface 2, an Ethernet device. */
export function rewriteCooked(frame) {
  const packet = frame.subarray(20);
  rewritePacket(packet);
  const outgoing = fromClient(packet);
  frame.writeUInt32BE(2, 4);
  frame.writeUInt16BE(1, 8); // ARPHRD_ETHER
  frame[10] = outgoing ? 4 : 0; // PACKET_OUTGOING, PACKET_HOST
  (outgoing ? client : router).copy(frame, 12);
  return frame;
}

/** On `any` the frames of the laboratory's delay line stand beside those of loopback (interface 1). */
export const onLoopback = (frame) => frame.readUInt32BE(4) === 1;

export const toRawIp = (frame) => rewriteEthernet(frame).subarray(14);

/** LINKTYPE_NULL, as macOS writes it: the address family as four bytes in the host's order, AF_INET6 being 30. */
export function toBsdLoopback(frame) {
  const packet = toRawIp(frame);
  return Buffer.concat([Buffer.from([packet[0] >> 4 === 4 ? 2 : 30, 0, 0, 0]), packet]);
}
