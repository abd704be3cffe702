import type { CountryCode } from '#engine/model/names.ts';

let names: Intl.DisplayNames | null = null;

/** Made when it is first asked for: that takes longer than to read a small capture. */
const displayNames = (): Intl.DisplayNames =>
  (names ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }));

/** Names said shorter, or otherwise, than the platform says them. */
const ownNames: Readonly<Record<string, string>> = {
  HK: 'Hong Kong',
  MO: 'Macao',
  XK: 'Kosovo',
  MM: 'Myanmar',
  TR: 'Türkiye'
};

const platformName = (code: string): string | undefined => {
  try {
    return displayNames().of(code);
  } catch {
    return undefined; // Intl throws for a text that is no region code at all.
  }
};

/** `Singapore` for `SG`; the code itself where nobody has a name for it. */
export const countryName = (code: CountryCode): string => ownNames[code] ?? platformName(code) ?? code;

/** Countries that English calls by an article. */
const withArticle = new Set([
  'US',
  'GB',
  'NL',
  'AE',
  'PH',
  'CZ',
  'DO',
  'BS',
  'MV',
  'GM',
  'CF',
  'CD',
  'KY',
  'VG',
  'MH',
  'SC'
]);

/** As it stands in a sentence: `the United States`. */
export const inWords = (country: CountryCode): string =>
  `${withArticle.has(country) ? 'the ' : ''}${countryName(country)}`;
