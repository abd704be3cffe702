import { parseAddress } from '#engine/model/address.ts';

/** Writes MaxMind DBs, by the MaxMind DB File Format Specification 2.0 (maxmind.github.io/MaxMind-DB). */

export type Value =
  string | number | bigint | boolean | Pointer | Raw | readonly Value[] | { readonly [name: string]: Value };

/** To an offset in the data section. */
export class Pointer {
  constructor(readonly to: number) {}
}

/** Bytes as they stand. */
export class Raw {
  constructor(readonly bytes: readonly number[]) {}
}

const types = { pointer: 1, text: 2, double: 3, uint32: 6, map: 7, uint64: 9, array: 11, boolean: 14 };

/** "Data Field Format": three bits of type, five of size; types above 7 in a byte of their own. */
const control = (type: number, size: number): number[] => {
  const [low, more] =
    size < 29
      ? [size, []]
      : size < 285
        ? [29, [size - 29]]
        : size < 65_821
          ? [30, bigEndian(size - 285, 2)]
          : [31, bigEndian(size - 65_821, 3)];
  return type <= 7 ? [(type << 5) | low, ...more] : [low, type - 7, ...more];
};

const bigEndian = (number: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, at) => Math.floor(number / 256 ** (bytes - 1 - at)) % 256);

const doubleBytes = (number: number): number[] => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, number);
  return [...bytes];
};

export const encodeValue = (value: Value): number[] => {
  if (value instanceof Raw) return [...value.bytes];
  if (value instanceof Pointer) return [(types.pointer << 5) | (3 << 3), ...bigEndian(value.to, 4)];
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    return [...control(types.text, bytes.length), ...bytes];
  }
  if (typeof value === 'boolean') return control(types.boolean, Number(value));
  if (typeof value === 'bigint') return [...control(types.uint64, 8), ...bigEndian(Number(value), 8)];
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 0
      ? [...control(types.uint32, 4), ...bigEndian(value, 4)]
      : [...control(types.double, 8), ...doubleBytes(value)];
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return [...control(types.array, items.length), ...items.flatMap(encodeValue)];
  }
  const members = Object.entries(value as Readonly<Record<string, Value>>);
  return [
    ...control(types.map, members.length),
    ...members.flatMap(([name, member]) => [...encodeValue(name), ...encodeValue(member)])
  ];
};

interface Node {
  readonly halves: [Node | number | null, Node | number | null];
}
const emptyNode = (): Node => ({ halves: [null, null] });

export interface Database {
  /** `1.2.3.0/24`, and what is said of it; a prefix of IPv4 in a database of both stands below ::/96. */
  readonly records: readonly (readonly [prefix: string, record: Value])[];
  readonly recordSize?: 24 | 28 | 32;
  readonly ipVersion?: 4 | 6;
  readonly metadata?: Readonly<Record<string, Value>>;
}

/** Bits of a prefix, in the tree of this version. */
const bitsOf = (prefix: string, ipVersion: 4 | 6): number[] => {
  const [text = '', length = ''] = prefix.split('/');
  const words = parseAddress(text)!;
  const isFour = !text.includes(':');
  const all = words.flatMap((word) => Array.from({ length: 32 }, (_, at) => (word >>> (31 - at)) & 1));
  if (!isFour) return all.slice(0, Number(length));
  const four = all.slice(96, 96 + Number(length));
  return ipVersion === 4 ? four : [...new Array<number>(96).fill(0), ...four];
};

const plant = (root: Node, bits: readonly number[], record: number): void => {
  let node = root;
  bits.forEach((bit, at) => {
    const side = bit as 0 | 1;
    if (at === bits.length - 1) node.halves[side] = record;
    else {
      const next = node.halves[side];
      const below = next !== null && typeof next === 'object' ? next : emptyNode();
      node.halves[side] = below;
      node = below;
    }
  });
};

const nodesOf = (root: Node): Node[] => {
  const nodes = [root];
  for (const node of nodes)
    for (const half of node.halves) if (half !== null && typeof half === 'object') nodes.push(half);
  return nodes;
};

const halfBytes = (left: number, right: number, recordSize: 24 | 28 | 32): number[] => {
  if (recordSize !== 28) return [...bigEndian(left, recordSize / 8), ...bigEndian(right, recordSize / 8)];
  const [l, r] = [bigEndian(left, 4), bigEndian(right, 4)];
  return [...l.slice(1), ((l[0]! & 15) << 4) | (r[0]! & 15), ...r.slice(1)];
};

export const marker = [0xab, 0xcd, 0xef, ...new TextEncoder().encode('MaxMind.com')];
export const buildEpoch = Date.UTC(2026, 4, 12) / 1000;

export const writeMmdb = ({
  records,
  recordSize = 24,
  ipVersion = 6,
  metadata = {}
}: Database): Uint8Array<ArrayBuffer> => {
  const root = emptyNode();
  const data: number[] = [];
  for (const [prefix, record] of records) {
    plant(root, bitsOf(prefix, ipVersion), data.length);
    data.push(...encodeValue(record));
  }
  const nodes = nodesOf(root);
  const number = new Map(nodes.map((node, at) => [node, at]));
  const half = (value: Node | number | null): number =>
    value === null
      ? nodes.length
      : typeof value === 'number'
        ? nodes.length + 16 + value
        : number.get(value)!;
  const tree = nodes.flatMap(({ halves: [left, right] }) => halfBytes(half(left), half(right), recordSize));
  const about: Value = {
    ...{ binary_format_major_version: 2, binary_format_minor_version: 0, build_epoch: BigInt(buildEpoch) },
    ...{ database_type: 'Test-City', description: {}, ip_version: ipVersion, languages: ['en'] },
    ...{ node_count: nodes.length, record_size: recordSize },
    ...metadata
  };
  return new Uint8Array([
    ...tree,
    ...new Array<number>(16).fill(0),
    ...data,
    ...marker,
    ...encodeValue(about)
  ]);
};
