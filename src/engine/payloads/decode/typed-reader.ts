import type { Piece } from './typed-pieces.ts';
import { isPrintable, maybeText } from './utf8.ts';

export type TypedValue = Pick<Piece, 'value' | 'inside'>;

/** Reads big-endian values of typed formats (MessagePack, CBOR); null where the bytes end or are no such value. */
export class TypedReader {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Of up to four bytes. */
  unsigned(size: number): number | null {
    if (size > this.left) return null;
    let value = 0;
    for (let count = 0; count < size; count++) value = value * 256 + this.bytes[this.at++]!;
    return value;
  }

  integer(size: number, isSigned: boolean): TypedValue | null {
    if (size > this.left) return null;
    const { at } = this;
    this.at += size;
    const view = this.#view(at, size);
    if (size === 8) return scalar(exact(isSigned ? view.getBigInt64(0) : view.getBigUint64(0)));
    if (size === 4) return scalar(isSigned ? view.getInt32(0) : view.getUint32(0));
    if (size === 2) return scalar(isSigned ? view.getInt16(0) : view.getUint16(0));
    return scalar(isSigned ? view.getInt8(0) : view.getUint8(0));
  }

  /** IEEE 754 of 2, 4 or 8 bytes. */
  float(size: 2 | 4 | 8): TypedValue | null {
    if (size > this.left) return null;
    const { at } = this;
    this.at += size;
    const view = this.#view(at, size);
    if (size === 2) return scalar(halfFloat(view.getUint16(0)));
    return scalar(size === 4 ? view.getFloat32(0) : view.getFloat64(0));
  }

  #view(at: number, size: number): DataView {
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + at, size);
  }

  /** What is called text and is none makes the whole no such format. */
  text(length: number | null): TypedValue | null {
    if (length === null || length > this.left) return null;
    const start = this.at;
    this.at += length;
    if (!isPrintable(this.bytes, start, this.at)) return null;
    return scalar(maybeText(this.bytes.subarray(start, this.at)) ?? '');
  }

  binary(length: number | null): TypedValue | null {
    if (length === null || length > this.left) return null;
    this.at += length;
    return scalar(this.bytes.subarray(this.at - length, this.at));
  }

  /** A key as a label: text or a number. */
  labelOf(key: TypedValue | null): string | null {
    const value = key?.value;
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'bigint' ? value.toString() : null;
  }
}

const scalar = (value: TypedValue['value']): TypedValue => ({ value, inside: null });

export const exact = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

/** RFC 8949 appendix D */
const halfFloat = (half: number): number => {
  const exponent = (half >> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  const sign = half & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : NaN;
  return sign * (mantissa + 1024) * 2 ** (exponent - 25);
};
