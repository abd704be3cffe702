/** Classes of characters, one bit each. Which of them a text holds decides which decoders are tried at all. */
export const chars = {
  digit: 1,
  hexLower: 1 << 1, // a-f
  hexUpper: 1 << 2, // A-F
  lower: 1 << 3, // g-z
  upper: 1 << 4, // G-Z
  plus: 1 << 5,
  slash: 1 << 6,
  dash: 1 << 7,
  underscore: 1 << 8,
  equals: 1 << 9,
  percent: 1 << 10,
  ampersand: 1 << 11,
  dot: 1 << 12,
  colon: 1 << 13,
  space: 1 << 14,
  lineBreak: 1 << 15, // and tab
  bracket: 1 << 16, // [ ] { } and "
  angle: 1 << 17, // < and >
  mark: 1 << 18, // other ASCII punctuation
  control: 1 << 19,
  high: 1 << 20 // beyond ASCII
} as const;

const classOf = new Int32Array(128);
const assign = (from: string, to: string, bit: number): void => {
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) classOf[code] = bit;
};
assign('\0', '\x1f', chars.control);
assign('\x7f', '\x7f', chars.control);
assign('!', '~', chars.mark);
assign('0', '9', chars.digit);
assign('a', 'z', chars.lower);
assign('a', 'f', chars.hexLower);
assign('A', 'Z', chars.upper);
assign('A', 'F', chars.hexUpper);
for (const [list, bit] of [
  ['+', chars.plus],
  ['/', chars.slash],
  ['-', chars.dash],
  ['_', chars.underscore],
  ['=', chars.equals],
  ['%', chars.percent],
  ['&', chars.ampersand],
  ['.', chars.dot],
  [':', chars.colon],
  [' ', chars.space],
  ['\n\r\t', chars.lineBreak],
  ['[]{}"', chars.bracket],
  ['<>', chars.angle]
] as const)
  for (const char of list) assign(char, char, bit);

/** The classes of all characters of `text` together, in one pass. */
export const profileOf = (text: string): number => {
  let found = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    found |= code < 128 ? (classOf[code] ?? 0) : chars.high;
  }
  return found;
};

export const alphanumeric = chars.digit | chars.hexLower | chars.hexUpper | chars.lower | chars.upper;
export const anyChar = (1 << 21) - 1;
