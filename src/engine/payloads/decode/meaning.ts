/**
 * Is a result more meaningful than what it was made from? Judged by description length, in whole bits: the fewer bits it
 * takes to tell a text to someone who knows only what writing looks like, the more it means. A character costs by its
 * class (a digit 3, a letter 5 ...), going from one class to another costs `change`, and what no writing holds
 * (controls, replacement characters) costs more than the byte it stands for. Random base64 costs about 7 bits a character, 28 for
 * each 3 bytes; words, JSON and numbers cost 5 to 6 bits a byte. So base64 of text is told in far fewer bits once
 * opened, base64 of random bytes in more, and an English word (5 bits a character) is cheaper as it stands.
 */
export const bitsOf = (text: string): number => {
  const end = Math.min(text.length, sample);
  let bits = 0;
  let before = 0;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (kindOf[code] ?? 0) : highKind(code);
    bits += cost[kind] ?? 0;
    if (kind !== before) bits += change;
    before = kind;
  }
  return end === text.length ? bits : Math.ceil((bits * text.length) / end);
};

/** Only so many characters are judged, the rest is taken to be like them: beginnings tell enough. */
const sample = 512;

/** A step that was guessed must save this many bits: below, chance would open too much. */
export const leastSaving = 24;

const change = 3;
const kinds = { digit: 0, lower: 1, upper: 2, space: 3, mark: 4, high: 5, wrong: 6 } as const;
/** Bits a character of each kind takes: about the logarithm of their number; of `wrong` as it must never pay. */
const cost: readonly number[] = [3, 5, 5, 2, 4, 9, 24];

const kindOf = new Uint8Array(128).fill(kinds.wrong);
kindOf.fill(kinds.mark, 0x20, 0x7f);
kindOf.fill(kinds.digit, 0x30, 0x3a);
kindOf.fill(kinds.upper, 0x41, 0x5b);
kindOf.fill(kinds.lower, 0x61, 0x7b);
for (const space of [0x09, 0x0a, 0x0d, 0x20]) kindOf[space] = kinds.space;

/** C1 controls, surrogates gone astray and U+FFFD are no writing. */
const highKind = (code: number): number => (code < 0xa0 || code === 0xfffd ? kinds.wrong : kinds.high);

/** Whether `result` tells in clearly fewer bits what took `bits` before. */
export const meansMore = (result: string, bits: number): boolean => bitsOf(result) + leastSaving <= bits;
