// RFC 9562 section 4; version and variant are left open: old kits write what they like.
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean =>
  text.length === 36 && uuid.test(text) && distinct(text.replaceAll('-', '')) >= 6;

/** How many different characters: `0000-...` and `ffff` are no identifiers. Those beyond ASCII count as one. */
export const distinct = (text: string): number => {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32) one |= 1 << code;
    else if (code < 64) two |= 1 << code;
    else if (code < 96) three |= 1 << code;
    else four |= 1 << Math.min(code, 127);
  }
  return bitsIn(one) + bitsIn(two) + bitsIn(three) + bitsIn(four);
};

const bitsIn = (word: number): number => {
  let count = 0;
  for (let left = word; left !== 0; left &= left - 1) count++;
  return count;
};

const classes = { other: 0, digit: 1, hexLetter: 2, letter: 3, mark: 4 } as const;
const classOf = new Uint8Array(128);
for (const [of, chars] of [
  [classes.digit, '0123456789'],
  [classes.hexLetter, 'abcdefABCDEF'],
  [classes.letter, 'ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ'],
  [classes.mark, '_.~-']
] as const)
  for (const char of chars) classOf[char.charCodeAt(0)] = of;

/**
 * A text that nobody wrote: hex, or letters and digits that change so often that no words are in it, of characters that
 * need no escape (RFC 3986 section 2.3).
 */
export const isRandom = (text: string): boolean => {
  if (text.length < 16 || text.length > 128) return false;
  let before: number = classes.mark;
  let seen = 0;
  let changes = 0;
  let letters = 0;
  let longest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const now = code < 128 ? (classOf[code] ?? 0) : classes.other;
    if (now === classes.other) return false;
    seen |= 1 << now;
    const isLetter = now === classes.letter || now === classes.hexLetter;
    if (isLetter ? before === classes.digit : now === classes.digit && isLetterClass(before)) changes++;
    letters = isLetter ? letters + 1 : 0;
    longest = Math.max(longest, letters);
    before = now;
  }
  const isHex = seen === hexClasses;
  const isMixed = changes >= Math.max(4, text.length / 10) && longest < longestWord;
  return ((isHex || isMixed) && distinct(text) >= 8) || isUuid(text);
};

const hexClasses = (1 << classes.digit) | (1 << classes.hexLetter);
const longestWord = 12;
const isLetterClass = (of: number): boolean => of === classes.letter || of === classes.hexLetter;

/** Adobe's visitor ids have 38 digits; Google Analytics joins a random number and the second of the first visit. */
export const isLongNumber = (text: string): boolean =>
  (/^\d{16,40}$/.test(text) || /^\d{8,10}\.1\d{9}$/.test(text)) && distinct(text) >= 5;

/** The check digit of ISO/IEC 7812-1 annex B, which an IMEI ends in (3GPP TS 23.003 annex B). */
export const hasLuhnDigit = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

// IEEE Std 802 section 8: six octets, by hyphens or colons
const macForm = /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i;
const bareMacForm = /^[0-9a-f]{12}$/i;
// What systems say instead of it: developer.android.com/about/versions/marshmallow/android-6.0-changes
const emptyMacs = new Set(['000000000000', 'ffffffffffff', '020000000000']);

export const isMac = (text: string): boolean => text.length === 17 && macForm.test(text) && !isEmptyMac(text);

export const isBareMac = (text: string): boolean =>
  text.length === 12 && bareMacForm.test(text) && /[a-f]/i.test(text) && !isEmptyMac(text);

const isEmptyMac = (text: string): boolean => emptyMacs.has(text.replace(/[:-]/g, '').toLowerCase());
