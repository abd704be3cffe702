import { gunzipSync } from 'fflate';
import { isV4, type AddressWords } from '../model/address.ts';
import { maybeCountry, type CountryCode } from '../model/names.ts';
import type { DataSource, Doubt, Place, SpecialAddress } from '../model/report.ts';
import { AskedTable, parseGeoTable, type GeoTable } from './geo-table.ts';
import { parseOperatorNames, type OperatorNames } from './operator-names.ts';
import { doubtOf } from './operators.ts';
import { isPlainTable, parsePlainTable } from './plain-table.ts';
import { embeddedV4, isTeredo, specialOf } from './special.ts';
import { Standings, type Standing } from './standings.ts';
import { inflated, once, type Inflate, type TableBytes } from './table-bytes.ts';
import { plainRows } from './table-rows.ts';

/** All that the tables say of one address. */
export interface AddressFacts {
  readonly standing: Standing;
  /** What each source says, the one that is asked first before the others. */
  readonly places: readonly Place[];
  /** Country in which the block is registered: never a location. */
  readonly registered: CountryCode | null;
  readonly operator: { readonly asn: number; readonly name: string } | null;
}

export interface PlaceTables {
  facts(words: AddressWords): AddressFacts;
  /** The part of it that is asked for every address of a capture; few different objects ever come back. */
  standing(words: AddressWords): Standing;
  /** The part of that for which no table is asked. */
  special(words: AddressWords): SpecialAddress | null;
  /** The tables used, in the order of `sources.json`. */
  readonly data: readonly DataSource[];
  readonly pending?: true;
}

const silent: Standing = { special: null, country: null, doubts: [] };

const unknown: Standing = { ...silent, pending: true };

/** While there are no tables: what an address is by itself, and of no place anything. */
export const pendingTables: PlaceTables = {
  facts: (words) => ({
    ...{ standing: pendingTables.standing(words), places: [] },
    ...{ registered: null, operator: null }
  }),
  standing: (words) => {
    const special = pendingTables.special(words);
    return special ? standingOfSpecial(special) : unknown;
  },
  special: (words) => {
    const asked = locatable(words);
    return typeof asked === 'string' ? asked : null;
  },
  data: [],
  pending: true
};

const tableNames = ['country', 'registered', 'asn'] as const;
type TableName = (typeof tableNames)[number];
type FileName = `${TableName}-${'v4' | 'v6'}` | 'operators';

const fileNames: readonly FileName[] = [
  ...tableNames.flatMap((name) => [`${name}-v4`, `${name}-v6`] as const),
  'operators'
];

type Version = 'v4' | 'v6';

/** What a table says of an IPv4 address and 0, or of the two upper words of an IPv6 address. */
type Answer<Value> = (high: number, low: number) => Value;

interface VersionTables {
  readonly standings: () => Standings;
  readonly registered: () => Answer<CountryCode | null>;
  readonly operator: () => Answer<number>;
}

interface Tables {
  readonly of: Readonly<Record<Version, VersionTables>>;
  readonly operators: () => OperatorNames;
}

/** Tables are inflated when first asked: a capture without IPv6 never pays for it. Takes the files' bytes by name. */
const lazyTables = (files: ReadonlyMap<FileName, TableBytes>, inflate: Inflate): Tables => {
  const bytes = (name: FileName): Uint8Array => inflated(files.get(name) ?? new Uint8Array(), inflate);
  const table = (name: TableName, version: Version): GeoTable => parseTable(bytes(`${name}-${version}`));
  const tables = (version: Version, doubts: readonly Doubt[]): VersionTables => ({
    standings: once(() => countryStandings(table('country', version), doubts)),
    registered: once(() => countryAnswers(table('registered', version))),
    operator: once(() => valueAnswers(table('asn', version)))
  });
  return {
    of: { v4: tables('v4', []), v6: tables('v6', ['ipv6']) },
    operators: once(() => parseOperatorNames(bytes('operators')))
  };
};

const parseTable = (bytes: Uint8Array): GeoTable =>
  isPlainTable(bytes) ? parsePlainTable(bytes) : parseGeoTable(bytes);

const valueAnswers = (table: GeoTable): Answer<number> => {
  const asked = new AskedTable(table);
  return (high, low) => asked.find(high, low);
};

const countriesOf = ({ names }: GeoTable): (CountryCode | null)[] => names?.map(maybeCountry) ?? [];

const countryAnswers = (table: GeoTable): Answer<CountryCode | null> => {
  const countries = countriesOf(table);
  const asked = new AskedTable(table);
  return (high, low) => countries[asked.find(high, low)] ?? null;
};

const countryStandings = (table: GeoTable, doubts: readonly Doubt[]): Standings =>
  new Standings(new AskedTable(table), countriesOf(table), doubts);

/** The address by which the tables know this one; where they are not asked, what kind it is, or null. */
export const locatable = (words: AddressWords): AddressWords | SpecialAddress | null => {
  const special = specialOf(words);
  if (special) return special;
  if (isV4(words)) return words;
  if (isTeredo(words)) return null;
  const inside = embeddedV4(words);
  return inside ? locatable(inside) : words;
};

const specialStandings = new Map<SpecialAddress | null, Standing>([[null, silent]]);

const standingOfSpecial = (special: SpecialAddress | null): Standing => {
  let standing = specialStandings.get(special);
  if (!standing) specialStandings.set(special, (standing = { special, country: null, doubts: [] }));
  return standing;
};

const standingOf = (tables: Tables, words: AddressWords): Standing => {
  const asked = locatable(words);
  return asked === null || typeof asked === 'string' ? standingOfSpecial(asked) : standingIn(tables, asked);
};

const tablesFor = ({ of }: Tables, words: AddressWords): VersionTables => (isV4(words) ? of.v4 : of.v6);
const highOf = (words: AddressWords): number => (isV4(words) ? words[3] : words[0]);
const lowOf = (words: AddressWords): number => (isV4(words) ? 0 : words[1]);

const standingIn = (tables: Tables, words: AddressWords): Standing => {
  const { standings, operator } = tablesFor(tables, words);
  const high = highOf(words);
  const low = lowOf(words);
  return standings().at(high, low, doubtOf(words, tables.operators().asnAt(operator()(high, low))));
};

const factsOf = (tables: Tables, words: AddressWords): Omit<AddressFacts, 'places'> => {
  const asked = locatable(words);
  if (asked === null || typeof asked === 'string')
    return { standing: standingOfSpecial(asked), registered: null, operator: null };
  const { standings, registered, operator } = tablesFor(tables, asked);
  const high = highOf(asked);
  const low = lowOf(asked);
  const found = tables.operators().at(operator()(high, low));
  const standing = standings().at(high, low, doubtOf(asked, found?.asn ?? null));
  return { standing, registered: registered()(high, low), operator: found };
};

/** What the table of countries says: the same few lists for all addresses. */
const placesBy = (location: DataSource | undefined): ((country: CountryCode | null) => readonly Place[]) => {
  const made = new Map<CountryCode | null, readonly Place[]>([[null, []]]);
  const { name: source = '', date = '' } = location ?? {};
  return (country) => {
    let places = made.get(country);
    if (!places) made.set(country, (places = country ? [{ country, source, date }] : []));
    return places;
  };
};

/**
 * Reads every file of `static/geo` through `read` (the raw bytes of one file, by its name) and answers from them without
 * waiting. 3.1 MB are read, nothing is decoded before the first lookup. A table may also come inflated, or as a plain table. `inflate`
 * is for surroundings that have a faster one than JavaScript's.
 */
export const loadPlaceTables = async (
  read: (file: string) => Promise<TableBytes>,
  inflate: Inflate = gunzipSync
): Promise<PlaceTables> => {
  const [sources, ...entries] = await Promise.all([
    read('sources.json'),
    ...fileNames.map(async (name) => [name, await read(`${name}.bin.gz`)] as const)
  ]);
  const data = plainRows(sources);
  const tables = lazyTables(new Map(entries), inflate);
  const placesOf = placesBy(data[0]);
  return {
    data,
    facts: (words) => {
      const { standing, registered, operator } = factsOf(tables, words);
      return { standing, places: placesOf(standing.country), registered, operator };
    },
    standing: (words) => standingOf(tables, words),
    special: (words) => pendingTables.special(words)
  };
};
