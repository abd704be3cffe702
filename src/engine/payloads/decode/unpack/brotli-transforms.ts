/**
 * What may be done to a word of the dictionary before it is written (RFC 7932 appendix B): what is put in front, what is
 * done, what is put behind. `=` nothing, `-n` leaves out the last n bytes, `+n` the first, `^` makes the first letter a
 * capital, `^^` all of them.
 */
export const transforms: readonly (readonly [prefix: string, change: string, suffix: string])[] = [
  ['', '=', ''],
  ['', '=', ' '],
  [' ', '=', ' '],
  ['', '+1', ''],
  ['', '^', ' '],
  ['', '=', ' the '],
  [' ', '=', ''],
  ['s ', '=', ' '],
  ['', '=', ' of '],
  ['', '^', ''],
  ['', '=', ' and '],
  ['', '+2', ''],
  ['', '-1', ''],
  [', ', '=', ' '],
  ['', '=', ', '],
  [' ', '^', ' '],
  ['', '=', ' in '],
  ['', '=', ' to '],
  ['e ', '=', ' '],
  ['', '=', '"'],
  ['', '=', '.'],
  ['', '=', '">'],
  ['', '=', '\n'],
  ['', '-3', ''],
  ['', '=', ']'],
  ['', '=', ' for '],
  ['', '+3', ''],
  ['', '-2', ''],
  ['', '=', ' a '],
  ['', '=', ' that '],
  [' ', '^', ''],
  ['', '=', '. '],
  ['.', '=', ''],
  [' ', '=', ', '],
  ['', '+4', ''],
  ['', '=', ' with '],
  ['', '=', "'"],
  ['', '=', ' from '],
  ['', '=', ' by '],
  ['', '+5', ''],
  ['', '+6', ''],
  [' the ', '=', ''],
  ['', '-4', ''],
  ['', '=', '. The '],
  ['', '^^', ''],
  ['', '=', ' on '],
  ['', '=', ' as '],
  ['', '=', ' is '],
  ['', '-7', ''],
  ['', '-1', 'ing '],
  ['', '=', '\n\t'],
  ['', '=', ':'],
  [' ', '=', '. '],
  ['', '=', 'ed '],
  ['', '+9', ''],
  ['', '+7', ''],
  ['', '-6', ''],
  ['', '=', '('],
  ['', '^', ', '],
  ['', '-8', ''],
  ['', '=', ' at '],
  ['', '=', 'ly '],
  [' the ', '=', ' of '],
  ['', '-5', ''],
  ['', '-9', ''],
  [' ', '^', ', '],
  ['', '^', '"'],
  ['.', '=', '('],
  ['', '^^', ' '],
  ['', '^', '">'],
  ['', '=', '="'],
  [' ', '=', '.'],
  ['.com/', '=', ''],
  [' the ', '=', ' of the '],
  ['', '^', "'"],
  ['', '=', '. This '],
  ['', '=', ','],
  ['.', '=', ' '],
  ['', '^', '('],
  ['', '^', '.'],
  ['', '=', ' not '],
  [' ', '=', '="'],
  ['', '=', 'er '],
  [' ', '^^', ' '],
  ['', '=', 'al '],
  [' ', '^^', ''],
  ['', '=', "='"],
  ['', '^^', '"'],
  ['', '^', '. '],
  [' ', '=', '('],
  ['', '=', 'ful '],
  [' ', '^', '. '],
  ['', '=', 'ive '],
  ['', '=', 'less '],
  ['', '^^', "'"],
  ['', '=', 'est '],
  [' ', '^', '.'],
  ['', '^^', '">'],
  [' ', '=', "='"],
  ['', '^', ','],
  ['', '=', 'ize '],
  ['', '^^', '.'],
  ['\u00c2\u00a0', '=', ''],
  [' ', '=', ','],
  ['', '^', '="'],
  ['', '^^', '="'],
  ['', '=', 'ous '],
  ['', '^^', ', '],
  ['', '^', "='"],
  [' ', '^', ','],
  [' ', '^^', '="'],
  [' ', '^^', ', '],
  ['', '^^', ','],
  ['', '^^', '('],
  ['', '^^', '. '],
  [' ', '^^', '.'],
  ['', '^^', "='"],
  [' ', '^^', '. '],
  [' ', '^', '="'],
  [' ', '^^', "='"],
  [' ', '^', "='"]
];

const encoder = new TextEncoder();
const bytesOf = transforms.map(
  ([prefix, , suffix]) => [encoder.encode(prefix), encoder.encode(suffix)] as const
);

/** `word` after the transform of that number, which is one of the list. */
export const transformed = (word: Uint8Array, number: number): Uint8Array => {
  const change = transforms[number]![1];
  const [prefix, suffix] = bytesOf[number]!;
  const middle = changed(word, change);
  const bytes = new Uint8Array(prefix.length + middle.length + suffix.length);
  bytes.set(prefix);
  bytes.set(middle, prefix.length);
  bytes.set(suffix, prefix.length + middle.length);
  return bytes;
};

const changed = (word: Uint8Array, change: string): Uint8Array => {
  const count = Number(change.slice(1)) || 0;
  if (change.startsWith('-')) return word.subarray(0, Math.max(0, word.length - count));
  if (change.startsWith('+')) return word.subarray(count);
  return change === '=' ? word : capitals(word, change === '^');
};

/** RFC 7932 section 8: letters beyond ASCII are changed as a rule of thumb has it. */
const capitals = (word: Uint8Array, firstOnly: boolean): Uint8Array => {
  const bytes = word.slice();
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!;
    if (byte < 0xc0) {
      if (byte >= 0x61 && byte <= 0x7a) bytes[at] = byte ^ 0x20;
      at += 1;
    } else {
      const [last, change, length] = byte < 0xe0 ? [at + 1, 0x20, 2] : [at + 2, 5, 3];
      if (last < bytes.length) bytes[last] = bytes[last]! ^ change;
      at += length;
    }
    if (firstOnly) break;
  }
  return bytes;
};
