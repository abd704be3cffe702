import { lineStarts, namesIn } from './name-lines.ts';

/** The list of operators. */
export interface OperatorNames {
  /** Number and name of entry `index`; null for entry 0 (no network is known) and beyond the list. */
  at(index: number): { readonly asn: number; readonly name: string } | null;
  /** The number alone, for which no name need be decoded. */
  asnAt(index: number): number | null;
}

interface OperatorList {
  /** By entry. */
  readonly asns: Uint32Array;
  /** Line feeds between the names. */
  readonly text: Uint8Array;
  readonly starts: Uint32Array | null;
}

const packedMagic = 0x4f505331;
const plainMagic = 0x4f505350;
const headerBytes = 8;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** OPS1, described in `scripts/geo/operators.js`. */
const readPacked = (bytes: Uint8Array, n: number): OperatorList => {
  const asns = new Uint32Array(n);
  for (let plane = 0; plane < 4; plane++)
    for (let index = 0, at = headerBytes + plane * n; index < n; index++, at++)
      asns[index] = ((asns[index] ?? 0) << 8) | (bytes[at] ?? 0);
  return { asns, text: bytes.subarray(headerBytes + 4 * n), starts: null };
};

/** As `formatPlainOperators` writes it, which is views over its bytes. */
const readPlain = (bytes: Uint8Array, n: number): OperatorList => {
  // Views of words must begin at a multiple of four.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const asnsAt = byteOffset + headerBytes;
  return {
    asns: new Uint32Array(buffer, asnsAt, n),
    starts: new Uint32Array(buffer, asnsAt + 4 * n, n + 1),
    text: bytes.subarray(headerBytes + 4 * (2 * n + 1))
  };
};

const readList = (bytes: Uint8Array): OperatorList => {
  if (bytes.length < headerBytes) throw new RangeError('not an OPS1 list');
  const view = viewOf(bytes);
  const n = view.getUint32(4, true);
  const magic = view.getUint32(0);
  if (magic === packedMagic) return readPacked(bytes, n);
  if (magic === plainMagic) return readPlain(bytes, n);
  throw new RangeError('not an OPS1 list');
};

/** Throws a `RangeError` for anything but an OPS1 file, or what `formatPlainOperators` made of one. */
export const parseOperatorNames = (bytes: Uint8Array): OperatorNames => {
  const { asns, text, starts } = readList(bytes);
  const n = asns.length;
  const name = namesIn(text, n, starts);
  const isListed = (index: number): boolean => index > 0 && index < n;
  const asn = (index: number): number => asns[index] ?? 0;
  const known = new Map<number, { readonly asn: number; readonly name: string }>();
  const entry = (index: number): { readonly asn: number; readonly name: string } => {
    let found = known.get(index);
    if (!found) known.set(index, (found = { asn: asn(index), name: name(index) }));
    return found;
  };
  return {
    at: (index) => (isListed(index) ? entry(index) : null),
    asnAt: (index) => (isListed(index) ? asn(index) : null)
  };
};

/**
 * An OPS1 list laid out as it is used, as `formatPlainTable` does with tables. OPSP, little endian: magic, number of
 * entries (u32), their numbers (u32 each), where each name starts and one past the last (u32 each), names.
 */
export const formatPlainOperators = (packed: Uint8Array): Uint8Array => {
  const { asns, text } = readList(packed);
  const words = new Uint32Array([0, asns.length, ...asns, ...lineStarts(text, asns.length)]);
  const out = new Uint8Array(words.byteLength + text.length);
  out.set(new Uint8Array(words.buffer));
  out.set(text, words.byteLength);
  viewOf(out).setUint32(0, plainMagic);
  return out;
};
