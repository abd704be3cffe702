import { be16, be32, joinBytes, viewOf } from './join-bytes.js';

/**
 * What IP packets are carried in. Takes one IP packet and gives another that holds it, or null where it cannot.
 * Checksums are left 0: the engine reads none.
 */

const outer4 = (protocol, payload) =>
  joinBytes(
    [0x45, 0, ...be16(Math.min(20 + payload.length, 0xffff)), 0, 0, 0, 0, 64, protocol, 0, 0],
    [192, 0, 2, 1, 198, 51, 100, 1],
    payload
  );

const address6 = (last) => [0x20, 0x01, 0x0d, 0xb8, ...new Array(11).fill(0), last];

const outer6 = (next, payload) =>
  joinBytes(
    [0x60, 0, 0, 0, ...be16(Math.min(payload.length, 0xffff)), next, 64],
    address6(1),
    address6(2),
    payload
  );

const udp4 = (port, payload) =>
  outer4(17, joinBytes(be16(40000), be16(port), be16(Math.min(8 + payload.length, 0xffff)), [0, 0], payload));

const isV6 = (packet) => packet[0] >> 4 === 6;
const etherTypeOf = (packet) => be16(isV6(packet) ? 0x86dd : 0x0800);

/** IEEE 802.3, with what the samples have: two stations and a type. */
const frameOf = (packet) => joinBytes(new Array(12).fill(2), etherTypeOf(packet), packet);

/** @typedef {(packet: Uint8Array) => Uint8Array} Tunnel */

/** @type {Readonly<Record<string, Tunnel>>} */
export const tunnels = {
  // RFC 2003 and RFC 4213
  inIpv4: (packet) => outer4(isV6(packet) ? 41 : 4, packet),
  // RFC 2473
  inIpv6: (packet) => outer6(isV6(packet) ? 41 : 4, packet),
  // RFC 2784 section 2.1, with the key and the sequence number of RFC 2890
  gre: (packet) => outer4(47, joinBytes([0, 0], etherTypeOf(packet), packet)),
  greKeyed: (packet) => outer4(47, joinBytes([0x30, 0], etherTypeOf(packet), be32(7), be32(9), packet)),
  // RFC 7637: a frame within GRE
  greFrame: (packet) => outer4(47, joinBytes([0x20, 0, 0x65, 0x58], be32(0x100), frameOf(packet))),
  // draft-foschiano-erspan section 4.2: type II
  erspan: (packet) =>
    outer4(47, joinBytes([0x10, 0, 0x88, 0xbe], be32(1), be32(0x10000000), be32(0), frameOf(packet))),
  // RFC 7348 section 5
  vxlan: (packet) => udp4(4789, joinBytes([8, 0, 0, 0], be32(0x4200), frameOf(packet))),
  // RFC 8926 section 3.4
  geneve: (packet) => udp4(6081, joinBytes([0, 0, 0x65, 0x58], be32(0x4200), frameOf(packet))),
  // 3GPP TS 29.281 section 5.1: version 1, a G-PDU, without options
  gtpu: (packet) =>
    udp4(2152, joinBytes([0x30, 0xff], be16(Math.min(packet.length, 0xffff)), be32(1), packet)),
  // RFC 4380 section 5.1.1
  teredo: (packet) => udp4(3544, packet),
  // RFC 2661 section 3.1: a data message, then PPP (RFC 1661 section 2)
  l2tp: (packet) => udp4(1701, joinBytes([0, 2, 0, 1, 0, 1, 0xff, 3, 0, isV6(packet) ? 0x57 : 0x21], packet)),
  // RFC 8200 section 4.3: hop-by-hop options, here all padding
  hopByHop: (packet) => {
    if (!isV6(packet)) return packet;
    const longer = joinBytes(packet.subarray(0, 40), [packet[6], 0, 1, 4, 0, 0, 0, 0], packet.subarray(40));
    longer[6] = 0;
    viewOf(longer).setUint16(4, Math.min(longer.length - 40, 0xffff));
    return longer;
  },
  // RFC 4303 section 2, with what only looks encrypted
  esp: (packet) => outer4(50, joinBytes(be32(1), be32(2), packet)),
  // RFC 4302 section 2
  ah: (packet) =>
    outer4(51, joinBytes([isV6(packet) ? 41 : 4, 4, 0, 0], be32(1), be32(2), new Uint8Array(12), packet))
};

/** RFC 791 section 3.2: one IPv4 packet as two or three; null where it has nothing to be divided. */
export const fragmentsOf = (packet, random) => {
  if (packet[0] >> 4 !== 4 || (packet[0] & 15) < 5) return null;
  const headBytes = (packet[0] & 15) * 4;
  const body = packet.subarray(headBytes);
  const size = 8 * (1 + random.below(Math.max(1, body.length >> 4)));
  if (body.length <= size) return null;
  const fragments = [];
  for (let at = 0; at < body.length && fragments.length < 40; at += size) {
    const fragment = joinBytes(packet.subarray(0, headBytes), body.subarray(at, at + size));
    const view = viewOf(fragment);
    view.setUint16(2, fragment.length);
    view.setUint16(6, (at >> 3) | (at + size < body.length ? 0x2000 : 0));
    fragments.push(fragment);
  }
  return fragments;
};
