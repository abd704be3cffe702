import type { CountryCode } from '#engine/model/names.ts';
import type { UnlocatedReason } from '#engine/model/report.ts';
import { inWords } from './countries.ts';
import { formatCount } from './numbers.ts';

/** Reasons not to believe a place that the tables name. */
const placeDoubts = ['anycast', 'cdn', 'too-close', 'sources-disagree'] as const;
export type PlaceDoubt = (typeof placeDoubts)[number];

export const isPlaceDoubt = (reason: UnlocatedReason): reason is PlaceDoubt =>
  (placeDoubts as readonly string[]).includes(reason);

/** What speaks against it, said of one address and of several. */
const against: Readonly<Record<PlaceDoubt, readonly [one: string, several: string]>> = {
  anycast: ['this network answers from many places', 'their networks answer from many places'],
  cdn: [
    'whichever machine of this network is nearest may answer',
    'whichever machine of their networks is nearest may answer'
  ],
  'too-close': [
    'it answered sooner than light could have come from there',
    'they answered sooner than light could have come from there'
  ],
  'sources-disagree': ['the sources disagree', 'the sources disagree']
};

const sayOne = (country: CountryCode, doubt: PlaceDoubt, count: number): string => {
  const [one, several] = against[doubt];
  return count === 1
    ? `the tables say ${inWords(country)}, but ${one}`
    : `the tables say ${inWords(country)} of ${formatCount(count)} addresses, but ${several}`;
};

/** "the tables say Canada, but this network answers from many places" */
export const sayDoubtful = (country: CountryCode, doubts: ReadonlyMap<PlaceDoubt, number>): string =>
  [...doubts].map(([doubt, count]) => sayOne(country, doubt, count)).join('; ');
