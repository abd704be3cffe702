import { namesIn } from './name-lines.ts';

/** The list of operators, `operators.bin` (format OPS1, described in `scripts/geo/operators.js`). */
export interface OperatorNames {
  /** Number and name of entry `index`; null for entry 0 (no network is known) and beyond the list. */
  at(index: number): { readonly asn: number; readonly name: string } | null;
  /** The number alone, for which no name need be decoded. */
  asnAt(index: number): number | null;
}

const headerBytes = 8;

/** Throws a `RangeError` for anything but an OPS1 file. */
export const parseOperatorNames = (bytes: Uint8Array): OperatorNames => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || view.getUint32(0) !== 0x4f505331)
    throw new RangeError('not an OPS1 list');
  const n = view.getUint32(4, true);
  const text = bytes.subarray(headerBytes + 4 * n);
  const name = namesIn(text, n);
  const byte = (plane: number, index: number): number => bytes[headerBytes + plane * n + index] ?? 0;
  const isListed = (index: number): boolean => index > 0 && index < n;
  const asns = Uint32Array.from(
    { length: n },
    (_, index) => (byte(0, index) << 24) | (byte(1, index) << 16) | (byte(2, index) << 8) | byte(3, index)
  );
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
