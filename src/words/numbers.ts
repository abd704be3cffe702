import { locale, perLocale } from './locale.ts';
import * as m from './messages/messages.js';

const exact = perLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 3 }));
const rough = perLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));

/** `1,234`. */
export const formatCount = (count: number): string => exact().format(count);

/** A message that says how many of something there are: `count` chooses its form, `shown` is what stands there. */
export type CountMessage = (inputs: { readonly count: number; readonly shown: string }) => string;

/** What such a message takes, where it takes more besides. */
export const numbered = (count: number): { readonly count: number; readonly shown: string } => ({
  count,
  shown: formatCount(count)
});

/** `1 request`, `1,234 requests`: of `count_requests` and its like. */
export const counted = (message: CountMessage, count: number): string => message(numbered(count));

const units: readonly CountMessage[] = [
  m.count_bytes,
  m.numbers_kilobytes,
  m.numbers_megabytes,
  m.numbers_gigabytes,
  m.numbers_terabytes
];

/** Decimal units, as file managers show them: `812 bytes`, `4.1 MB`, `38 MB`. */
export const formatBytes = (bytes: number): string => {
  let unit = 0;
  let amount = bytes;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  const say = units[unit] ?? m.count_bytes;
  if (unit === 0) return counted(say, bytes);
  const shown = amount < 10 ? rough().format(amount) : formatCount(Math.round(amount));
  return say({ count: amount, shown });
};

/** `8 s`, `2 min`, `1 h 20 min`: how long something takes, rounded the way people say it. */
export const formatSeconds = (seconds: number): string => {
  if (seconds < 60) return counted(m.numbers_seconds, Math.max(1, Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return counted(m.numbers_minutes, minutes);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (rest === 0) return counted(m.numbers_hours, hours);
  return m.numbers_hours_minutes({ hours: formatCount(hours), minutes: formatCount(rest) });
};

/** The English of the messages is British: no comma before the last "and". */
const listTag = (tag: string): string => (new Intl.Locale(tag).language === 'en' ? 'en-GB' : tag);

const lists = {
  and: perLocale((tag) => new Intl.ListFormat(listTag(tag), { type: 'conjunction' })),
  or: perLocale((tag) => new Intl.ListFormat(listTag(tag), { type: 'disjunction' })),
  bare: perLocale((tag) => new Intl.ListFormat(listTag(tag), { type: 'unit', style: 'short' }))
};

/** `a`, `a and b`, `a, b and c`. */
export const joinWords = (words: readonly string[], word: 'and' | 'or' = 'and'): string =>
  lists[word]().format(words);

/** `a, b, c`. */
export const listWords = (words: readonly string[]): string => lists.bare().format(words);

/** A list with "and" of members that are more than their text; `between` makes one of what stands between them. */
export const joinParts = <T extends { readonly text: string }>(
  members: readonly T[],
  between: (text: string) => T
): T[] => {
  const rest = [...members];
  return lists
    .and()
    .formatToParts(members.map(({ text }) => text))
    .flatMap(({ type, value }) => (type === 'element' ? rest.splice(0, 1) : between(value)));
};

/** With a capital letter, as sentences begin. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1);
