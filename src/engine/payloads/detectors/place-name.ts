import type { Detector } from './detector.ts';
import { inferred, isElsewhere } from './found-here.ts';
import { besideOf } from './siblings.ts';

const id = 'place-name';
const regions: ReadonlySet<string> = new Set(
  'country countrycode countryname region state province countryiso'.split(' ')
);
const place = /^\p{L}[\p{L}\p{M} .'’-]{1,60}$/u;
const nothing = /^(?:unknown|null|none|undefined|other|city|default|n\/a)$/i;

/** A city beside a country: either alone is in every form and every list of shops. */
export const placeName: Detector = {
  id,
  name: 'Names of places',
  source: 'https://schema.org/PostalAddress',
  names: ['city', 'cityname', 'usercity', 'geocity'],
  look: (leaf, { opened }) => {
    const text = leaf.text.trim();
    if (leaf.node.children.length > 0 || !place.test(text) || nothing.test(text) || !isElsewhere(opened))
      return null;
    const region = besideOf(leaf.node, regions)?.trim();
    return region !== undefined && place.test(region) && !nothing.test(region)
      ? inferred(leaf, id, 'location', 'place-name', 'obvious-name', `${text}, ${region}`)
      : null;
  }
};
