import { be16, be32, bytesOf, dnsQuery, ethernet, ipv4, ipv6, udp, type Part } from './packets.ts';

export const le16 = (value: number): number[] => be16(value).reverse();
export const le32 = (value: number): number[] => be32(value).reverse();
export const zeros = (count: number): number[] => new Array<number>(count).fill(0);

export const question = udp(50000, 53, dnsQuery('www.example.org'));
export const ip = ipv4(17, question);
export const ip6 = ipv6(17, question);
export const named = (name: string): Uint8Array => ipv4(17, udp(50000, 53, dnsQuery(name)));

/** RFC 791: the sum over the header is all ones. */
export const withChecksum = (packet: Uint8Array): Uint8Array => {
  const summed = packet.slice();
  let sum = 0;
  for (let at = 0; at < 20; at += 2) sum += (summed[at]! << 8) | summed[at + 1]!;
  summed.set(be16(~((sum & 0xffff) + (sum >>> 16)) & 0xffff), 10);
  return summed;
};

export const llcOf = (type: number, payload: Uint8Array): Uint8Array =>
  bytesOf([0xaa, 0xaa, 3, 0, 0, 0], be16(type), payload);

interface Wireless {
  readonly flags?: number;
  readonly subtype?: number;
  /** Fourth address, QoS, HT control. */
  readonly more?: readonly number[];
  readonly fragment?: number;
}

/** IEEE 802.11 section 9.3.2.1. */
export const dataFrame = (payload: Uint8Array, frame: Wireless = {}): Uint8Array =>
  bytesOf(
    [((frame.subtype ?? 0) << 4) | 8, frame.flags ?? 1, 0, 0],
    new Array<number>(18).fill(2),
    le16(frame.fragment ?? 0),
    frame.more ?? [],
    payload
  );

/** One of several packets in a frame, padded as all but the last are. */
export const subframe = (packet: Uint8Array, isLast: boolean): Uint8Array => {
  const body = llcOf(0x0800, packet);
  const bytes = 14 + body.length;
  return bytesOf(new Array<number>(12).fill(2), be16(body.length), body, zeros(isLast ? 0 : -bytes & 3));
};

export const radiotapOf = (
  present: readonly number[],
  fields: readonly Part[],
  frame: Uint8Array
): Uint8Array => {
  const rest = bytesOf(present.flatMap(le32), ...fields);
  return bytesOf([0, 0], le16(4 + rest.length), rest, frame);
};

const name = (text: string, bytes: number): Uint8Array => {
  const told = bytesOf(text);
  return bytesOf(told, zeros(bytes - told.length));
};

export interface Process {
  readonly process?: string;
  readonly onBehalfOf?: string;
  readonly record?: number;
}

/** Darwin, struct pktap_header up to the effective name. */
export const pktapOf = (linkType: number, packet: Uint8Array, of: Process = {}): Uint8Array =>
  bytesOf(
    ...[
      le32(108),
      le32(of.record ?? 1),
      le32(linkType),
      name('en0', 24),
      le32(2),
      le32(2),
      le32(14),
      le32(0)
    ],
    ...[
      le32(77),
      name(of.process ?? '', 20),
      le32(0),
      le16(6),
      le16(0),
      le32(78),
      name(of.onBehalfOf ?? '', 20)
    ],
    packet
  );

/** Darwin, struct pktap_v2_hdr with both names. */
export const pktap2Of = (linkType: number, packet: Uint8Array, of: Process): Uint8Array => {
  const names = bytesOf(of.process ?? '', 0, of.onBehalfOf ?? '', 0);
  const second = 40 + (of.process ?? '').length + 1;
  return bytesOf(
    ...[[40 + names.length, 0, 0, 0, 40, second], le16(linkType), le16(14), le16(0), le16(6), le16(17)],
    ...[le32(2), le32(0), le32(0), le32(77), le32(78), le32(0x80002), names, packet]
  );
};

/** PCAPdroid, struct pcapdroid_trailer: the name had 16 bytes first. */
export const withTrailer = (
  packet: Uint8Array,
  app: string,
  { nameBytes = 20, uid = 10123 } = {}
): Uint8Array => {
  const frame = ethernet(packet[0]! >> 4 === 6 ? 0x86dd : 0x0800, packet);
  const padding = zeros(-frame.length & 3);
  return bytesOf(frame, padding, be32(0x01072021), be32(uid), name(app, nameBytes), be32(0xfcfcfcfc));
};

export const attribute = (type: number, value: Uint8Array, of16 = le16): Uint8Array =>
  bytesOf(of16(4 + value.length), of16(type), value, zeros(-value.length & 3));

/** [MS-RNDIS] section 2.2.14: the data follow the header of 44 bytes. */
export const rndisOf = (frame: Uint8Array): Uint8Array =>
  bytesOf(le32(1), le32(44 + frame.length), le32(36), le32(frame.length), zeros(28), frame);

/** CDC NCM 1.0: header, packets, and a table of them at the end. */
export const ncmOf = (signature: string, packets: readonly Uint8Array[]): Uint8Array => {
  let at = 12;
  const places = packets.map(({ length }) => {
    at += length;
    return [at - length, length] as const;
  });
  const table = bytesOf(
    ...[signature, le16(8 + 4 * (packets.length + 1)), le16(0)],
    ...[...places, [0, 0] as const].map(([place, length]) => bytesOf(le16(place), le16(length)))
  );
  return bytesOf('NCMH', le16(12), le16(1), le16(at + table.length), le16(at), ...packets, table);
};

/** Linux usbmon: kind of transfer at 9, "no data" at 15. */
export const usbmonOf = (headerBytes: number, data: Uint8Array, transfer = 3, noData = 0): Uint8Array =>
  bytesOf([...zeros(8), 0x43, transfer, 0x81, 5], zeros(3), noData, zeros(headerBytes - 16), data);

export const usbPcapOf = (data: Uint8Array, transfer = 3): Uint8Array =>
  bytesOf(le16(27), zeros(20), transfer, le32(data.length), data);
