import type { CountryCode } from '#engine/model/names.ts';
import { perLocale } from './locale.ts';
import * as m from './messages/messages.js';

/** Made when it is first asked for: that takes longer than to read a small capture. */
const displayNames = perLocale((tag) => new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' }));

const platformName = (code: string): string | undefined => {
  try {
    return displayNames().of(code);
  } catch {
    return undefined; // Intl throws for a text that is no region code at all.
  }
};

const said = perLocale(() => new Map<CountryCode, string>());

/** `Singapore` for `SG`; the code itself where nobody has a name for it. Asked for by every row of every table. */
export const countryName = (code: CountryCode): string => {
  const names = said();
  const name = names.get(code) ?? m.countries_name({ code, name: platformName(code) ?? code });
  names.set(code, name);
  return name;
};

/** As it stands in a sentence: `the United States`. */
export const inWords = (code: CountryCode): string => m.countries_in_words({ code, name: countryName(code) });
