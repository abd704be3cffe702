import type { CountryCode } from '#engine/model/names.ts';
import type { UnlocatedReason } from '#engine/model/report.ts';
import { inWords } from './countries.ts';
import { joinClauses } from './joined.ts';
import * as m from './messages/messages.js';
import { numbered } from './numbers.ts';

/** Reasons not to believe a place that the tables name. */
const placeDoubts = ['anycast', 'cdn', 'too-close', 'sources-disagree'] as const;
export type PlaceDoubt = (typeof placeDoubts)[number];

export const isPlaceDoubt = (reason: UnlocatedReason): reason is PlaceDoubt =>
  (placeDoubts as readonly string[]).includes(reason);

interface Doubtful {
  readonly count: number;
  readonly shown: string;
  readonly country: string;
}

/** What speaks against it, said of one address and of several. */
const against: Readonly<Record<PlaceDoubt, (inputs: Doubtful) => string>> = {
  anycast: m.doubts_but_anycast,
  cdn: m.doubts_but_cdn,
  'too-close': m.doubts_but_too_close,
  'sources-disagree': m.doubts_but_sources_disagree
};

/** "the tables say Canada, but this network answers from many places" */
export const sayDoubtful = (country: CountryCode, doubts: ReadonlyMap<PlaceDoubt, number>): string =>
  joinClauses(
    [...doubts].map(([doubt, count]) => against[doubt]({ ...numbered(count), country: inWords(country) }))
  );
