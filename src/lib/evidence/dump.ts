import type { ByteRange } from './chain.ts';

/** A stretch of bytes in one line of a dump that is marked, or is not. */
export interface DumpPiece {
  readonly hex: string;
  readonly text: string;
  readonly marked: boolean;
}

export interface DumpRow {
  readonly offset: string;
  readonly pieces: readonly DumpPiece[];
}

const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');
const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;

const piece = (bytes: Uint8Array, marked: boolean): DumpPiece => ({
  hex: Array.from(bytes, hexOf).join(' '),
  text: Array.from(bytes, (byte) => (isPrintable(byte) ? String.fromCharCode(byte) : '·')).join(''),
  marked
});

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

const rowAt = (bytes: Uint8Array, at: number, width: number, mark: ByteRange | null): DumpRow => {
  const end = Math.min(bytes.length, at + width);
  const from = mark ? clamp(mark.start, at, end) : end;
  const to = mark ? clamp(mark.end, at, end) : end;
  const pieces = [
    { bytes: bytes.subarray(at, from), marked: false },
    { bytes: bytes.subarray(from, to), marked: true },
    { bytes: bytes.subarray(to, end), marked: false }
  ];
  return {
    offset: at.toString(16).padStart(6, '0'),
    pieces: pieces
      .filter((one) => one.bytes.length > 0)
      .map(({ bytes: stretch, marked }) => piece(stretch, marked))
  };
};

/** Lines of a hex dump; `first` and `end` count lines, `end` is one past the last. */
export const dumpRows = (
  bytes: Uint8Array,
  mark: ByteRange | null,
  { width, first, end }: { readonly width: number; readonly first: number; readonly end: number }
): readonly DumpRow[] => {
  const last = Math.min(end, Math.ceil(bytes.length / width));
  return Array.from({ length: Math.max(0, last - first) }, (_, line) =>
    rowAt(bytes, (first + line) * width, width, mark)
  );
};

export interface LineWindow {
  readonly first: number;
  readonly end: number;
}

/** The lines to show at first: those around the mark, or the beginning. */
export const firstWindow = (
  length: number,
  mark: ByteRange | null,
  width: number,
  lines: number
): LineWindow => {
  const all = Math.ceil(length / width);
  const first = clamp(mark ? Math.floor(mark.start / width) - 2 : 0, 0, Math.max(0, all - lines));
  return { first, end: Math.min(all, first + lines) };
};
