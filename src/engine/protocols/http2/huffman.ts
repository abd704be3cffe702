/**
 * RFC 7541 appendix B, the length of each symbol's code in bits: 16 symbols a line, the last is EOS. The codes themselves
 * follow from these: shorter ones come first, those of one length in the order of their symbols.
 */
// prettier-ignore
const codeLengths = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28,
  28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6,
  5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
  13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
  7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
  15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5,
  6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
  20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23,
  24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
  22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23,
  21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
  26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25,
  19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
  20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23,
  26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
  30
];

const longest = 30;
const endOfString = 256;

interface Codes {
  /** Symbols in the order of their codes. */
  readonly symbols: Uint16Array;
  /** By length: the first code of that length, how many there are, and where their symbols begin. */
  readonly first: Uint32Array;
  readonly count: Uint16Array;
  readonly from: Uint16Array;
}

const codesOf = (lengths: readonly number[]): Codes => {
  const symbols: number[] = [];
  const first = new Uint32Array(longest + 1);
  const count = new Uint16Array(longest + 1);
  const from = new Uint16Array(longest + 1);
  for (let length = 1, code = 0; length <= longest; length++, code *= 2) {
    first[length] = code;
    from[length] = symbols.length;
    for (const [symbol, bits] of lengths.entries()) if (bits === length) symbols.push(symbol);
    count[length] = symbols.length - from[length]!;
    code += count[length]!;
  }
  return { symbols: Uint16Array.from(symbols), first, count, from };
};

/** Made when first asked for: few captures hold any. */
let codes: Codes | null = null;

/** RFC 7541 section 5.2: what is left at the end are the first bits of EOS, all ones, fewer than 8. Null where it is not. */
export const huffmanDecoded = (bytes: Uint8Array, start: number, end: number): string | null => {
  const { symbols, first, count, from } = (codes ??= codesOf(codeLengths));
  let text = '';
  let code = 0;
  let length = 0;
  for (let at = start; at < end; at++) {
    for (let bit = 7; bit >= 0; bit--) {
      code = ((code << 1) | ((bytes[at]! >> bit) & 1)) >>> 0;
      length++;
      const place = code - first[length]!;
      if (place >= 0 && place < count[length]!) {
        const symbol = symbols[from[length]! + place]!;
        if (symbol === endOfString) return null;
        text += String.fromCharCode(symbol);
        code = 0;
        length = 0;
      } else if (length === longest) return null;
    }
  }
  return length < 8 && code === (1 << length) - 1 ? text : null;
};
