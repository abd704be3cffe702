import { assertNever, type CountryCode } from '#engine/model/names.ts';
import type { Destination, UnlocatedReason } from '#engine/model/report.ts';
import { countryName } from './countries.ts';

/** Where a count goes when it goes to no country. */
export const elsewhere = ['many-places', 'in-doubt', 'no-address', 'this-network', 'pending'] as const;
export type Elsewhere = (typeof elsewhere)[number];

/** The last column of every view: a country, or one of the reasons for having none. */
export type PlaceKey = CountryCode | Elsewhere;

export const isElsewhere = (place: PlaceKey): place is Elsewhere =>
  (elsewhere as readonly string[]).includes(place);

const reasonPlaces: Readonly<Record<UnlocatedReason, Elsewhere>> = {
  anycast: 'many-places',
  cdn: 'many-places',
  'sources-disagree': 'in-doubt',
  'too-close': 'in-doubt',
  'not-in-tables': 'in-doubt',
  'no-address': 'no-address',
  'behind-proxy': 'no-address',
  pending: 'pending'
};

export const placeOf = ({ where }: Pick<Destination, 'where'>): PlaceKey => {
  switch (where.kind) {
    case 'country':
      return where.country;
    case 'unlocated':
      return reasonPlaces[where.reason];
    case 'local':
      return 'this-network';
    default:
      return assertNever(where);
  }
};

const short: Readonly<Record<Elsewhere, string>> = {
  'many-places': 'many places',
  'in-doubt': 'place in doubt',
  'no-address': 'no address',
  'this-network': 'this network',
  pending: 'still loading'
};

const long: Readonly<Record<Elsewhere, string>> = {
  'many-places': 'answers from many places',
  'in-doubt': 'place in doubt',
  'no-address': 'no address in the capture',
  'this-network': 'stayed in this network',
  pending: 'place still loading'
};

const reasons: Readonly<Record<Elsewhere, string>> = {
  'many-places': 'Run from many places at once (anycast or a content network): no location can be given.',
  'in-doubt': 'The tables do not know this address, or there is reason to doubt what they say of it.',
  'no-address':
    'The capture names the host, but no address of it (a proxy may stand between): no location can be given.',
  'this-network': 'Addresses of the network the capture was made in: they belong to no country.',
  pending: 'The tables of places are still on their way: in a moment this is known.'
};

export const placeName = (place: PlaceKey): string =>
  isElsewhere(place) ? short[place] : countryName(place);
export const placeNameLong = (place: PlaceKey): string =>
  isElsewhere(place) ? long[place] : countryName(place);
export const placeReason = (place: Elsewhere): string => reasons[place];
