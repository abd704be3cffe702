export type Part = number | string | Uint8Array | readonly number[];

/** Small packets made by hand, for tests of single layers. Checksums are left 0: nothing here reads them. */
export const bytesOf = (...parts: readonly Part[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === 'number') return [part];
      return typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part];
    })
  );

export const be16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
export const be32 = (value: number): number[] => [...be16(value >>> 16), ...be16(value)];

export const client = [192, 168, 1, 23];
export const server = [161, 117, 96, 21];

export const ipv4 = (protocol: number, payload: Uint8Array, from = client, to = server): Uint8Array =>
  bytesOf(0x45, 0, be16(20 + payload.length), be32(0), 64, protocol, 0, 0, from, to, payload);

const v6 = (last: number): number[] => [0x20, 0x01, 0x0d, 0xb8, ...new Array<number>(11).fill(0), last];

/** `extensions` are (kind, body) pairs, in order; a body begins with a placeholder for the next kind. */
export const ipv6 = (
  protocol: number,
  payload: Uint8Array,
  extensions: readonly (readonly [number, readonly number[]])[] = []
): Uint8Array => {
  const kinds = [...extensions.map(([kind]) => kind), protocol];
  const headers = extensions.flatMap(([, body], at) => [kinds[at + 1] ?? 0, ...body.slice(1)]);
  const length = headers.length + payload.length;
  return bytesOf(0x60, 0, 0, 0, be16(length), kinds[0] ?? 0, 64, v6(1), v6(2), headers, payload);
};

export const udp = (from: number, to: number, payload: Uint8Array): Uint8Array =>
  bytesOf(be16(from), be16(to), be16(8 + payload.length), 0, 0, payload);

export const tcpFlags = { fin: 1, syn: 2, ack: 16 } as const;

export const tcp = (
  from: number,
  to: number,
  sequence: number,
  payload: Uint8Array,
  flags = 16
): Uint8Array =>
  bytesOf(be16(from), be16(to), be32(sequence), be32(0), 0x50, flags, be16(65535), be32(0), payload);

export const ethernet = (type: number, payload: Uint8Array): Uint8Array =>
  bytesOf(new Array<number>(12).fill(2), be16(type), payload);

const qname = (name: string): number[] => [
  ...name.split('.').flatMap((label) => [label.length, ...new TextEncoder().encode(label)]),
  0
];

export const dnsQuery = (name: string): Uint8Array =>
  bytesOf(be16(1), be16(0x0100), be16(1), be16(0), be16(0), be16(0), qname(name), be16(1), be16(1));

/** RFC 8446 section 4.2 */
export const extension = (type: number, ...body: readonly Part[]): Uint8Array => {
  const bytes = bytesOf(...body);
  return bytesOf(be16(type), be16(bytes.length), bytes);
};

/** RFC 8446 section 4.1.2, with one cipher suite; the server's name is the last of its extensions. */
export const clientHello = (name: string, ...before: readonly Uint8Array[]): Uint8Array => {
  const list = bytesOf(0, be16(name.length), name);
  const extensions = bytesOf(...before, extension(0, be16(list.length), list));
  const suites = bytesOf(be16(2), be16(0x1301));
  const random = new Array<number>(32).fill(7);
  const body = bytesOf(be16(0x0303), random, 0, suites, 1, 0, be16(extensions.length), extensions);
  return bytesOf(1, 0, be16(body.length), body);
};

/** A message in TLS records of `recordBytes` each at most. */
export const tlsRecords = (message: Uint8Array, recordBytes = 16384): Uint8Array => {
  const records: number[] = [];
  for (let at = 0; at < message.length; at += recordBytes) {
    const fragment = message.subarray(at, at + recordBytes);
    records.push(22, 3, 1, ...be16(fragment.length), ...fragment);
  }
  return Uint8Array.from(records);
};

/** A classic pcap, little endian, microseconds; one packet each millisecond. */
export const pcapFile = (linkType: number, packets: readonly Uint8Array[]): Uint8Array => {
  const le32 = (value: number): number[] => be32(value).reverse();
  const header = bytesOf(le32(0xa1b2c3d4), [2, 0, 4, 0], le32(0), le32(0), le32(262144), le32(linkType));
  const records = packets.flatMap((packet, at) => [
    ...le32(1_700_000_000),
    ...le32(at * 1000),
    ...le32(packet.length),
    ...le32(packet.length),
    ...packet
  ]);
  return bytesOf(header, records);
};
