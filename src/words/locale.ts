import { baseLocale, locales, overwriteGetLocale, type Locale } from './messages/runtime.js';

let current: string = baseLocale;

const signOf = (tag: string, type: 'group' | 'decimal'): string | undefined =>
  new Intl.NumberFormat(tag).formatToParts(12_345.6).find((part) => part.type === type)?.value;

const isAtHome = (language: string, region: string): boolean =>
  new Intl.Locale(`und-${region}`).maximize().language === language;

/**
 * Thousands parted by what stands before decimals in this language: `1.234` for `en-DE`. Where the language is at home
 * (Spanish in Mexico), its readers know which it is.
 */
const misleads = ({ baseName, language, region }: Intl.Locale): boolean =>
  region !== undefined &&
  signOf(baseName, 'group') === signOf(language, 'decimal') &&
  !isAtHome(language, region);

const parse = (tag: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null; // Intl throws for a text that is no language tag: some systems say "C" or "en_GB".
  }
};

const messagesIn = (language: string): Locale | undefined => locales.find((known) => known === language);

const choose = (tags: readonly string[]): { readonly tag: string; readonly messages: Locale } => {
  for (const known of tags.flatMap((tag) => parse(tag) ?? [])) {
    const messages = messagesIn(known.language);
    if (messages) return { tag: misleads(known) ? messages : known.baseName, messages };
  }
  return { tag: baseLocale, messages: baseLocale };
};

/**
 * The reader's languages, the best liked first. The words are in the first that has messages, and numbers, dates and
 * names follow the words, not the reader: `1.234` in an English sentence would be read wrongly by a factor of a
 * thousand. The region does follow the reader, where it does not mislead so: `12,34,567` for `en-IN`.
 */
export const setLocale = (tags: readonly string[]): void => {
  const { tag, messages } = choose(tags);
  current = tag;
  overwriteGetLocale(() => messages);
};

/** The language of the words with the region of the reader, as `Intl` takes it: `en-IN`. English until told otherwise. */
export const locale = (): string => current;

/** A formatter of `Intl`, made when it is first asked for and anew when the locale is another: to make one takes long. */
export const perLocale = <T>(make: (tag: string) => T): (() => T) => {
  const made = new Map<string, T>();
  return () => {
    const known = made.get(current);
    if (known !== undefined) return known;
    const one = make(current);
    made.set(current, one);
    return one;
  };
};
