import type { Detector } from './detector.ts';
import { distinct } from './forms.ts';
import { inferred } from './found-here.ts';

const id = 'phone-number';
const names = new Set([
  'phone',
  'phonenumber',
  'mobilephone',
  'mobilenumber',
  'msisdn',
  'telephone',
  'cellphone'
]);
const international = /^\+[1-9]\d{9,14}$/;
const written = /^\+?[\d ()./-]{8,20}$/;

export const phoneNumber: Detector = {
  id,
  name: 'Phone numbers',
  source: 'https://www.itu.int/rec/T-REC-E.164',
  look: (leaf) => {
    const { text } = leaf;
    if (text.length < 8 || text.length > 20) return null;
    if (text.startsWith('+') && international.test(text) && distinct(text) >= 4)
      return inferred(leaf, id, 'account', 'phone-number', 'own-format');
    return startsAsNumber(text) && names.has(leaf.name.bare) && isNumber(text)
      ? inferred(leaf, id, 'account', 'phone-number')
      : null;
  }
};

const startsAsNumber = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x28;
};

const isNumber = (text: string): boolean => {
  const digits = text.replace(/\D/g, '');
  return written.test(text) && digits.length >= 8 && digits.length <= 15 && distinct(digits) >= 4;
};
