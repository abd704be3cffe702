import type { TextStep } from '../decoder.ts';
import { anyChar, chars } from '../profile.ts';
import { decodeBase64 } from './base64.ts';
import { percentDecoded } from './percent.ts';

const longestHeader = 200;

/** RFC 2397: `data:text/plain;base64,...`; without `;base64` the data are percent-encoded. */
export const dataUrl: TextStep = {
  id: 'data-url',
  proof: 'form',
  takes: 'text',
  some: [chars.colon],
  only: anyChar & ~chars.control,
  least: 7,
  open: (at, text, opener) => {
    if (!/^data:/i.test(text)) return null;
    const comma = text.slice(0, longestHeader).indexOf(',');
    if (comma < 0) return null;
    const header = text.slice(5, comma).toLowerCase();
    if (header !== '' && !header.startsWith(';') && !header.includes('/')) return null;
    const data = text.slice(comma + 1);
    const value = header.endsWith(';base64') ? fromBase64(data) : percentDecoded(data, false);
    return value === null ? null : opener.step(at, 'data-url', value, comma + 1);
  }
};

const fromBase64 = (data: string): Uint8Array | null => {
  const decoded = data.includes('%') ? percentDecoded(data, false) : data;
  if (typeof decoded !== 'string') return null;
  const digits = decoded.replaceAll(/[=\s]/g, '');
  return decodeBase64(digits, 0, digits.length);
};
