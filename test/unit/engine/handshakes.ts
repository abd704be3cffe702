import { be16, be32, bytesOf, client, ipv4, tcp, tcpFlags } from './packets.ts';

/** A packet, and when it was seen: microseconds from the start. */
export interface Timed {
  readonly us: number;
  readonly packet: Uint8Array;
}

const le32 = (value: number): number[] => be32(value).reverse();

/** A classic pcap, microseconds; of raw IP packets (LINKTYPE_RAW) where no other type is said. */
export const timedCapture = (packets: readonly Timed[], linkType = 101): Uint8Array =>
  bytesOf(
    ...[le32(0xa1b2c3d4), [2, 0, 4, 0], le32(0), le32(0), le32(262144), le32(linkType)],
    ...packets.flatMap(({ us, packet }) => [
      ...[le32(1_700_000_000 + Math.floor(us / 1e6)), le32(us % 1e6)],
      ...[le32(packet.length), le32(packet.length), packet]
    ])
  );

/** RFC 8200 section 3. */
const ipv6 = (protocol: number, payload: Uint8Array, from: readonly number[], to: readonly number[]) =>
  bytesOf(0x60, 0, 0, 0, be16(payload.length), protocol, 64, from, to, payload);

const none = bytesOf();
/** 2001:db8::23 */
const client6 = [0x20, 0x01, 0x0d, 0xb8, ...new Array<number>(11).fill(0), 0x23];
let port = 40000;

/** So many connections to one address, of 4 or 16 bytes, each answered after so many milliseconds. */
export const connections = (
  address: readonly number[],
  ms: readonly number[],
  from = address.length === 4 ? client : client6
): Timed[] => {
  const ip = (payload: Uint8Array, a: readonly number[], b: readonly number[]): Uint8Array =>
    address.length === 4 ? ipv4(6, payload, [...a], [...b]) : ipv6(6, payload, a, b);
  return ms.flatMap((each) => {
    const [own, at] = [port++, port * 100_000];
    const syn = tcp(own, 443, 9, none, tcpFlags.syn);
    const answer = tcp(443, own, 99, none, tcpFlags.syn | tcpFlags.ack);
    return [
      { us: at, packet: ip(syn, from, address) },
      { us: at + Math.round(each * 1000), packet: ip(answer, address, from) }
    ];
  });
};
