import { assertNever, type CountryCode } from '#engine/model/names.ts';
import type { Destination, UnlocatedReason } from '#engine/model/report.ts';
import { countryName } from './countries.ts';
import * as m from './messages/messages.js';

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

const short: Readonly<Record<Elsewhere, () => string>> = {
  'many-places': m.places_many_places,
  'in-doubt': m.places_in_doubt,
  'no-address': m.places_no_address,
  'this-network': m.places_this_network,
  pending: m.places_pending
};

const long: Readonly<Record<Elsewhere, () => string>> = {
  'many-places': m.places_long_many_places,
  'in-doubt': m.places_long_in_doubt,
  'no-address': m.places_long_no_address,
  'this-network': m.places_long_this_network,
  pending: m.places_long_pending
};

const reasons: Readonly<Record<Elsewhere, () => string>> = {
  'many-places': m.places_why_many_places,
  'in-doubt': m.places_why_in_doubt,
  'no-address': m.places_why_no_address,
  'this-network': m.places_why_this_network,
  pending: m.places_why_pending
};

export const placeName = (place: PlaceKey): string =>
  isElsewhere(place) ? short[place]() : countryName(place);
export const placeNameLong = (place: PlaceKey): string =>
  isElsewhere(place) ? long[place]() : countryName(place);
export const placeReason = (place: Elsewhere): string => reasons[place]();
