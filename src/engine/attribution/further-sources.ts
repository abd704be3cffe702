import type { AddressWords } from '../model/address.ts';
import type { CountryCode } from '../model/names.ts';
import type { Place } from '../model/report.ts';
import type { PlaceSource } from './place-source.ts';
import { locatable, type PlaceTables } from './place-tables.ts';
import type { Standing } from './standings.ts';

/** Who else is asked for places, and whether one of them stands in for the table of countries. */
export interface FurtherSources {
  readonly beside: readonly PlaceSource[];
  readonly instead: PlaceSource | null;
}

/** Standings by what several sources say: each of them is made once, and there are few. */
class Judged {
  readonly #made = new Map<Standing, Map<string, Standing>>();

  of(base: Standing, country: CountryCode | null, disagree: boolean): Standing {
    if (country === base.country && !disagree) return base;
    const made = this.#made.get(base) ?? new Map<string, Standing>();
    this.#made.set(base, made);
    const key = `${country ?? ''}${disagree ? '!' : ''}`;
    const doubts = disagree ? [...base.doubts, 'sources-disagree' as const] : base.doubts;
    let standing = made.get(key);
    if (!standing) made.set(key, (standing = { ...base, country, doubts }));
    return standing;
  }
}

/**
 * The tables with further sources asked. That all agree is no evidence, for they copy from each other; where two name
 * different countries, neither counts.
 */
export const withSources = (tables: PlaceTables, { beside, instead }: FurtherSources): PlaceTables => {
  if (beside.length === 0 && !instead) return tables;
  const judged = new Judged();
  const standingOf = (base: Standing, words: AddressWords): Standing => {
    if (base.special) return base;
    const first = instead ? instead.country(words) : base.country;
    const others = beside.map((source) => source.country(words));
    const named = [first, ...others].filter((country) => country !== null);
    return judged.of(
      base,
      named[0] ?? null,
      named.some((country) => country !== named[0])
    );
  };
  const placesOf = (first: readonly Place[], words: AddressWords): readonly Place[] => {
    const said = (source: PlaceSource): Place[] => {
      const place = source.place(words);
      return place ? [place] : [];
    };
    return [...(instead ? said(instead) : first), ...beside.flatMap(said)];
  };
  return {
    data: [
      ...(instead ? [instead.data, ...tables.data.slice(1)] : tables.data),
      ...beside.map(({ data }) => data)
    ],
    special: (words) => tables.special(words),
    standing: (words) => {
      const asked = locatable(words);
      const base = tables.standing(words);
      return asked === null || typeof asked === 'string' ? base : standingOf(base, asked);
    },
    facts: (words) => {
      const asked = locatable(words);
      const facts = tables.facts(words);
      if (asked === null || typeof asked === 'string') return facts;
      return {
        ...facts,
        standing: standingOf(facts.standing, asked),
        places: placesOf(facts.places, asked)
      };
    }
  };
};
