import fc from 'fast-check';
import { linkHeaders } from '../../../scripts/fuzz/link-headers.js';
import { Random } from '../../../scripts/fuzz/random.js';
import { fragmentsOf, tunnels } from '../../../scripts/fuzz/tunnels.js';
import { bytesOf, dnsQuery, ipv4, ipv6, tcp, tcpFlags, udp, type Part } from '../../unit/engine/packets.ts';
import { anyBytes, anyNumber, hostname } from './bytes.ts';

export const rawIp = 101;

/** Payloads as datagrams of one client. */
export const inUdp = (port: number, payloads: readonly Uint8Array[]): Uint8Array[] =>
  payloads.map((payload) => ipv4(17, udp(40_000, port, payload)));

const syn = (port: number, sequence: number): Uint8Array =>
  ipv4(6, tcp(40_001, port, (sequence - 1) >>> 0, new Uint8Array(), tcpFlags.syn));

const orders = {
  asSent: <Item>(all: Item[]): Item[] => all,
  backwards: <Item>(all: Item[]): Item[] => all.toReversed(),
  twice: <Item>(all: Item[]): Item[] => all.flatMap((item) => [item, item]),
  withAHole: <Item>(all: Item[]): Item[] => all.filter((_, at) => at !== 1)
} as const;

/** A stream in segments: where it is cut, in which order they come, and where its numbers begin are drawn. */
export const inTcp = (port: number, stream: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array[]> =>
  fc
    .tuple(
      stream,
      fc.integer({ min: 1, max: 1400 }),
      fc.constantFrom('asSent', 'asSent', 'asSent', ...(Object.keys(orders) as (keyof typeof orders)[])),
      fc.constantFrom(1, 1000, 0xffffffff, 0xffffff00)
    )
    .map(([bytes, size, order, sequence]) => {
      // A byte a segment is tried where it costs little.
      const step = Math.max(size, bytes.length >> 6);
      const segments: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += step)
        segments.push(ipv4(6, tcp(40_001, port, (sequence + at) >>> 0, bytes.subarray(at, at + step))));
      return [syn(port, sequence), ...orders[order](segments)];
    });

/** RFC 8200 section 4: chains of extension headers, whose lengths may be wrong. */
const extension: fc.Arbitrary<readonly [number, readonly number[]]> = fc.oneof(
  fc
    .constantFrom(0, 43, 60, 51, 135, 139)
    .chain((kind) =>
      fc.tuple(anyNumber(8), anyBytes(30)).map(([length, rest]) => [kind, [0, length, ...rest]] as const)
    ),
  fc.constant([60, [0, 0, 1, 4, 0, 0, 0, 0]] as const),
  anyNumber(16).map((offset) => [44, [0, 0, offset >> 8, offset & 255, 0, 0, 0, 7]] as const)
);

const question = hostname.map((name) => udp(40_000, 53, dnsQuery(name)));

const plainIp = fc.oneof(
  question.map((datagram) => ipv4(17, datagram)),
  fc.tuple(question, fc.array(extension, { maxLength: 3 })).map(([datagram, all]) => ipv6(17, datagram, all)),
  anyBytes(80).map((rest) => ipv4(6, rest)),
  anyBytes(80).map((rest) => ipv4(132, rest))
);

const tunnelNames = Object.keys(tunnels);

/** IP packets in tunnels in tunnels, deeper than anything is followed; some in fragments. */
export const tunnelledPackets = fc
  .tuple(
    plainIp,
    fc.array(fc.constantFrom(...tunnelNames), { maxLength: 8 }),
    fc.option(fc.nat(), { freq: 3 })
  )
  .map(([inner, names, seed]) => {
    const whole = names.reduce((packet, name) => tunnels[name]?.(packet) ?? packet, inner);
    if (seed === null) return [whole];
    return fragmentsOf(whole, new Random(seed.toString())) ?? [whole];
  });

/** Frames of every link type that is known here, around a question for a name. */
export const linkFrames = fc
  .tuple(fc.constantFrom(...linkHeaders), plainIp, fc.array(anyBytes(60), { maxLength: 2 }))
  .map(([{ linkType, wrap }, ip, trailers]) => ({
    linkType,
    packets: [wrap(ip), ...trailers.map((trailer) => bytesOf(wrap(ip), trailer as Part))]
  }));
