import { expect } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Importer } from '#engine/importers/importer.ts';
import type { FileFact } from '#engine/model/sink.ts';
import { bytesOf, type Part } from './packets.ts';

/** Capture files made by hand, field by field, for the tests of importers. */
export type Order = 'little' | 'big';

const number =
  (size: 1 | 2 | 4) =>
  (value: number, order: Order): number[] => {
    const bytes = Array.from({ length: size }, (_, at) => Math.floor((value >>> 0) / 256 ** at) & 255);
    return order === 'little' ? bytes : bytes.reverse();
  };
export const n16 = number(2);
export const n32 = number(4);

export const zeros = (length: number): number[] => new Array<number>(length).fill(0);

export interface PcapOptions {
  readonly order?: Order;
  readonly magic?: number;
  readonly version?: readonly [number, number];
  readonly snapLength?: number;
  readonly link?: number;
  /** Behind the header of the file. */
  readonly headerRest?: readonly number[];
}

/** draft-ietf-opsawg-pcap section 4 */
export const pcapHeader = (options: PcapOptions = {}): Uint8Array => {
  const { order = 'little', magic = 0xa1b2c3d4, version = [2, 4], snapLength = 65535, link = 1 } = options;
  return bytesOf(
    n32(magic, order),
    n16(version[0], order),
    n16(version[1], order),
    n32(0, order),
    n32(0, order),
    n32(snapLength, order),
    n32(link, order),
    options.headerRest ?? []
  );
};

export interface RecordOptions {
  readonly order?: Order;
  readonly seconds?: number;
  readonly fraction?: number;
  readonly captured?: number;
  readonly wire?: number;
  /** Between the usual header of a record and its data. */
  readonly extra?: readonly number[];
  readonly lengthsSwapped?: boolean;
}

/** draft-ietf-opsawg-pcap section 5 */
export const pcapRecord = (data: string | Uint8Array, options: RecordOptions = {}): Uint8Array => {
  const { order = 'little', seconds = 1_700_000_000, fraction = 250_000 } = options;
  const { captured = data.length, wire = 90, extra = [] } = options;
  const lengths = [n32(captured, order), n32(wire, order)] as const;
  const [first, second] = options.lengthsSwapped ? [lengths[1], lengths[0]] : lengths;
  return bytesOf(n32(seconds, order), n32(fraction, order), first, second, extra, data);
};

const padded = (bytes: Uint8Array): Uint8Array => bytesOf(bytes, zeros((4 - (bytes.length % 4)) % 4));

/** draft-ietf-opsawg-pcapng section 3.1 */
export const block = (order: Order, type: number, ...parts: Part[]): Uint8Array => {
  const body = padded(bytesOf(...parts));
  const length = n32(body.length + 12, order);
  return bytesOf(n32(type, order), length, body, length);
};

/** section 3.5 */
export const option = (order: Order, code: number, value: readonly number[] | string): Uint8Array => {
  const bytes = bytesOf(value);
  return bytesOf(n16(code, order), n16(bytes.length, order), padded(bytes));
};

/** section 4.1 */
export const section = (order: Order, ...options: Uint8Array[]): Uint8Array =>
  block(
    order,
    0x0a0d0d0a,
    n32(0x1a2b3c4d, order),
    n16(1, order),
    n16(0, order),
    n32(0xffffffff, order),
    n32(0xffffffff, order),
    ...options,
    n32(0, order)
  );

/** section 4.2 */
export const description = (
  order: Order,
  linkType: number,
  options: readonly Uint8Array[] = [],
  snapLength = 0
): Uint8Array =>
  block(order, 1, n16(linkType, order), n16(0, order), n32(snapLength, order), ...options, n32(0, order));

/** section 4.3 */
export const enhanced = (
  order: Order,
  from: number,
  units: number,
  text: string,
  options: readonly Uint8Array[] = []
): Uint8Array => {
  const time = [n32(Math.floor(units / 2 ** 32), order), n32(units % 2 ** 32, order)];
  const data = padded(bytesOf(text));
  const tail = options.length === 0 ? [] : [...options, n32(0, order)];
  return block(order, 6, n32(from, order), ...time, n32(text.length, order), n32(90, order), data, ...tail);
};

export interface ReadPacket {
  readonly data: string;
  readonly timeUs: number;
  readonly linkType: number;
  readonly wireBytes: number;
  readonly app: string | null;
}

export interface ReadFile {
  readonly packets: ReadPacket[];
  readonly facts: FileFact[];
  /** Codes of warnings, with their positions. */
  readonly warnings: (readonly [code: string, position: number])[];
  readonly producers: string[];
}

const readOnce = async (importer: Importer, bytes: Uint8Array, chunkBytes: number): Promise<ReadFile> => {
  const read: ReadFile = { packets: [], facts: [], warnings: [], producers: [] };
  await importer.read(bytesSource('any', bytes, chunkBytes), {
    packet: (all, start, end, wireBytes, timeUs, linkType, app) => {
      const data = new TextDecoder().decode(all.subarray(start, end));
      read.packets.push({ data, timeUs, linkType, wireBytes, app });
    },
    exchange: () => undefined,
    page: () => undefined,
    mayKeep: () => true,
    producer: (name) => read.producers.push(name),
    fact: (fact) => read.facts.push(fact.kind === 'secret' ? { ...fact, bytes: fact.bytes.slice() } : fact),
    warn: (code, position) => read.warnings.push([code, position])
  });
  return read;
};

/** What an importer gives of a file that it says is its own: the same in pieces of any size. */
export const readFile = async (importer: Importer, bytes: Uint8Array): Promise<ReadFile> => {
  expect(importer.detect(bytes.subarray(0, 4096), 'any')).toBe(3);
  const read = await readOnce(importer, bytes, bytes.length);
  for (const chunkBytes of [1, 7, 64]) expect(await readOnce(importer, bytes, chunkBytes)).toEqual(read);
  return read;
};
