import type { OwnValue } from '../../model/own-value.ts';
import { readAddress } from './addresses.ts';
import type { KnownValue } from './known-values.ts';

/** The usual ways to write a value down before it is hashed. */
export const hashedForms = ({ kind, value }: KnownValue, own: OwnValue['what'] | null): string[] => {
  const texts = own === 'phone' ? phoneForms(value) : [value.trim()];
  const forms = kind === 'page-visited' ? texts.flatMap(addressForms) : texts;
  return [...new Set(forms.flatMap((text) => [text, text.toLowerCase()]))].filter((text) => text.length >= 3);
};

const addressForms = (url: string): string[] => {
  const address = readAddress(url);
  if (!address) return [url];
  const full = url.split('#', 1)[0] ?? url;
  const bare = full.replace(/^https?:\/\//i, '');
  const short = bare.replace(/^www\./i, '');
  return [url, full, bare, short].flatMap((text) => [text, text.replace(/\/$/, '')]);
};

/** Digits alone, international with `+` and `00`, national with a leading zero (ITU-T E.123). */
export const phoneForms = (value: string): string[] => {
  const digits = value.replace(/\D/g, '').replace(/^00/, '');
  const isInternational = /^\s*(?:\+|00)/.test(value);
  if (!isInternational) return [value.trim(), digits];
  const national = [1, 2, 3].map((code) => `0${digits.slice(code)}`).filter((text) => text.length >= 8);
  return [value.trim(), digits, `+${digits}`, `00${digits}`, ...national];
};
