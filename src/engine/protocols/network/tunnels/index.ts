import { etherTypeIpv4, etherTypeIpv6 } from '../../frame.ts';
import { enter, type Tunnel } from './enter.ts';
import { gre } from './gre.ts';
import { ayiya, teredo } from './ipv6.ts';
import { l2tp } from './l2tp.ts';
import { gtp } from './mobile.ts';
import { etherIp, geneve, vxlan } from './virtual-lan.ts';

const mpls = 0x8847;
const inMpls: Tunnel = (frame, at) => enter(frame, at, mpls);

/** By IP protocol (IANA protocol-numbers): RFC 2003, RFC 4213, RFC 2784, RFC 3378, RFC 4023. */
export const byProtocol: ReadonlyMap<number, Tunnel> = new Map([
  [4, (frame, at) => enter(frame, at, etherTypeIpv4)],
  [41, (frame, at) => enter(frame, at, etherTypeIpv6)],
  [47, gre],
  [97, etherIp],
  [137, inMpls]
]);

/** By UDP port (IANA service-names-port-numbers; 8472 is what Linux took before there was one; RFC 7510 for 6635). */
const byPort: ReadonlyMap<number, Tunnel> = new Map([
  [1701, l2tp],
  [2152, gtp],
  [3544, teredo],
  [4754, gre],
  [4789, vxlan],
  [4790, vxlan],
  [5072, ayiya],
  [6081, geneve],
  [6635, inMpls],
  [8472, vxlan]
]);

/** One look for nearly all datagrams, which have none of the ports. */
const isTunnelPort = new Uint8Array(1 << 16);
for (const port of byPort.keys()) isTunnelPort[port] = 1;

/** The tunnel that a datagram between these ports may be of. */
export const tunnelOf = (source: number, destination: number): Tunnel | undefined => {
  if (isTunnelPort[destination] === 1) return byPort.get(destination);
  return isTunnelPort[source] === 1 ? byPort.get(source) : undefined;
};
