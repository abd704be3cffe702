// RFC 9562 section 4; version and variant are left open: old kits write what they like.
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const token = /^[A-Za-z0-9_.~-]{16,128}$/;

export const isUuid = (text: string): boolean =>
  text.length === 36 && uuid.test(text) && distinct(text.replaceAll('-', '')) >= 6;

/** How many different characters: `0000-...` and `ffff` are no identifiers. */
export const distinct = (text: string): number => new Set(text).size;

/** A text that nobody wrote: letters and digits in turn, or hex, or a very long number. */
export const isRandom = (text: string): boolean => {
  if (text.length < 16 || text.length > 128) return false;
  if (isUuid(text)) return true;
  return token.test(text) && distinct(text) >= 8 && (isHex(text) || isMixed(text));
};

const isHex = (text: string): boolean => /^[0-9a-f]+$/i.test(text) && /[a-f]/i.test(text) && /\d/.test(text);

/** Changes between letters and digits often enough that no words are in it. */
const isMixed = (text: string): boolean => {
  const changes = text.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0;
  return changes >= Math.max(4, text.length / 10) && !/[A-Za-z]{12}/.test(text);
};

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
