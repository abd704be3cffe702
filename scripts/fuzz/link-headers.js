import { be16, be32, joinBytes } from './join-bytes.js';

const isV6 = (packet) => packet[0] >> 4 === 6;
const etherTypeOf = (packet) => be16(isV6(packet) ? 0x86dd : 0x0800);
const pppOf = (packet) => [0, isV6(packet) ? 0x57 : 0x21];
const stations = new Array(12).fill(2);
/** IEEE 802.2 and RFC 1042: the way EtherTypes go where a frame has none of its own. */
const snapOf = (packet) => [0xaa, 0xaa, 3, 0, 0, 0, ...etherTypeOf(packet)];
/** IEEE 802.11 section 9.3.2.1: a data frame from the access point, and with quality of service */
const wlan = (packet) => joinBytes([0x08, 0x02, 0, 0], new Array(20).fill(2), snapOf(packet), packet);
const wlanQos = (packet) => joinBytes([0x88, 0x02, 0, 0], new Array(22).fill(2), snapOf(packet), packet);

/**
 * What stands before an IP packet, by link type: tcpdump.org/linktypes.html, whose pages describe each.
 * @type {readonly { name: string, linkType: number, wrap: (packet: Uint8Array) => Uint8Array }[]}
 */
export const linkHeaders = [
  { name: 'ethernet', linkType: 1, wrap: (ip) => joinBytes(stations, etherTypeOf(ip), ip) },
  {
    name: 'vlan',
    linkType: 1,
    wrap: (ip) => joinBytes(stations, [0x81, 0, 0, 7], etherTypeOf(ip), ip)
  },
  {
    name: 'vlans',
    linkType: 1,
    wrap: (ip) => joinBytes(stations, [0x88, 0xa8, 0, 7, 0x81, 0, 0, 8], etherTypeOf(ip), ip)
  },
  {
    name: 'mpls',
    linkType: 1,
    wrap: (ip) => joinBytes(stations, [0x88, 0x47, 0, 1, 0, 64, 0, 2, 1, 64], ip)
  },
  {
    name: 'pppoe',
    linkType: 1,
    wrap: (ip) => joinBytes(stations, [0x88, 0x64, 0x11, 0, 0, 1], be16(ip.length + 2), pppOf(ip), ip)
  },
  { name: 'llc', linkType: 1, wrap: (ip) => joinBytes(stations, be16(ip.length + 8), snapOf(ip), ip) },
  { name: 'null', linkType: 0, wrap: (ip) => joinBytes([isV6(ip) ? 10 : 2, 0, 0, 0], ip) },
  { name: 'loop', linkType: 108, wrap: (ip) => joinBytes([0, 0, 0, isV6(ip) ? 24 : 2], ip) },
  { name: 'ppp', linkType: 9, wrap: (ip) => joinBytes([0xff, 3], pppOf(ip), ip) },
  { name: 'ppp-hdlc', linkType: 50, wrap: (ip) => joinBytes([0xff, 3], pppOf(ip), ip) },
  { name: 'c-hdlc', linkType: 104, wrap: (ip) => joinBytes([0x0f, 0], etherTypeOf(ip), ip) },
  {
    name: 'frame-relay',
    linkType: 107,
    wrap: (ip) => joinBytes([0x18, 0x41, 3, isV6(ip) ? 0x8e : 0xcc], ip)
  },
  { name: 'raw', linkType: 101, wrap: (ip) => ip },
  { name: 'raw-12', linkType: 12, wrap: (ip) => ip },
  { name: 'ipv4', linkType: 228, wrap: (ip) => ip },
  { name: 'ipv6', linkType: 229, wrap: (ip) => ip },
  {
    name: 'cooked',
    linkType: 113,
    wrap: (ip) => joinBytes([0, 4, 0, 1, 0, 6], stations.slice(0, 8), etherTypeOf(ip), ip)
  },
  {
    name: 'cooked-2',
    linkType: 276,
    wrap: (ip) => joinBytes(etherTypeOf(ip), [0, 0], be32(2), [0, 1, 0, 6], stations.slice(0, 8), ip)
  },
  { name: 'wlan', linkType: 105, wrap: wlan },
  { name: 'wlan-qos', linkType: 105, wrap: wlanQos },
  { name: 'radiotap', linkType: 127, wrap: (ip) => joinBytes([0, 0, 8, 0, 0, 0, 0, 0], wlan(ip)) },
  {
    name: 'prism',
    linkType: 119,
    wrap: (ip) => joinBytes(be32(0x44), be32(144), new Uint8Array(136), wlan(ip))
  },
  { name: 'ppi', linkType: 192, wrap: (ip) => joinBytes([0, 0, 8, 0, 105, 0, 0, 0], wlan(ip)) },
  {
    name: 'nflog',
    linkType: 239,
    wrap: (ip) => joinBytes([isV6(ip) ? 10 : 2, 0, 0, 0], [(ip.length + 4) & 255, ip.length >> 8, 9, 0], ip)
  },
  {
    name: 'pktap',
    linkType: 258,
    wrap: (ip) => joinBytes([108, 0, 0, 0, 1, 0, 0, 0, 12, 0, 0, 0], new Array(96).fill(97), ip)
  }
];
