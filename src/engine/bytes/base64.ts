const values = new Uint8Array(128).fill(255);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let at = 0; at < alphabet.length; at++) values[alphabet.charCodeAt(at)] = at;
// RFC 4648 section 5: the alphabet for URLs
values[0x2d] = 62;
values[0x5f] = 63;

const equals = 0x3d;

/**
 * The bytes of base64 in either alphabet, padded or not (RFC 4648 sections 4 and 5); null where a character is of
 * neither, or where a length is left over that no bytes have. Line ends and spaces are passed over.
 */
export const base64Bytes = (text: string): Uint8Array | null => {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === equals) end--;
  const bytes = new Uint8Array((end * 3) >> 2);
  let [length, bits, held] = [0, 0, 0];
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? values[code]! : 255;
    if (value === 255) {
      if (code === 32 || code === 10 || code === 13 || code === 9) continue;
      return null;
    }
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = bits >> held;
  }
  return held === 6 ? null : bytes.subarray(0, length);
};

const urlAlphabet = `${alphabet.slice(0, 62)}-_`;

/** RFC 4648 section 5, without padding. */
export const base64UrlText = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = Math.min(4, bytes.length - at + 1);
    for (let one = 0; one < characters; one++) text += urlAlphabet[(three >>> (18 - 6 * one)) & 63]!;
  }
  return text;
};
