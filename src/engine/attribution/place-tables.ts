import { gunzipSync } from 'fflate';
import { isV4, parseAddress, type AddressWords } from '../model/address.ts';
import { maybeCountry, type CountryCode, type IpAddress } from '../model/names.ts';
import type { DataSource, Doubt, SpecialAddress } from '../model/report.ts';
import { findValue, parseGeoTable, type GeoTable } from './geo-table.ts';
import { parseOperatorNames } from './operator-names.ts';
import { doubtOf } from './operators.ts';
import { isPlainTable, parsePlainTable } from './plain-table.ts';
import { embeddedV4, isTeredo, specialOf } from './special.ts';

/** What the tables say of one address. Every field is null (or empty) where they say nothing. */
export interface AddressFacts {
  readonly special: SpecialAddress | null;
  /** Location by DB-IP. */
  readonly country: CountryCode | null;
  /** Country in which the block is registered: never a location. */
  readonly registered: CountryCode | null;
  readonly operator: { readonly asn: number; readonly name: string } | null;
  /** `anycast` or `cdn` by the operator lists; `ipv6` where the place is of lower confidence for that. */
  readonly doubts: readonly Doubt[];
}

export interface PlaceTables {
  lookup(address: IpAddress): AddressFacts;
  /** The tables used, in the order of `sources.json`. */
  readonly data: readonly DataSource[];
  /** Name and date of the location table, for `Place.source` and `Place.date`. */
  readonly location: { readonly source: string; readonly date: string };
}

const silent: AddressFacts = { special: null, country: null, registered: null, operator: null, doubts: [] };

const tableNames = ['country', 'registered', 'asn'] as const;
type TableName = (typeof tableNames)[number];
type FileName = `${TableName}-${'v4' | 'v6'}` | 'operators';

const fileNames: readonly FileName[] = [
  ...tableNames.flatMap((name) => [`${name}-v4`, `${name}-v6`] as const),
  'operators'
];

/** A server may already have inflated a `.gz` on the way: then its first two bytes are not those of RFC 1952 section 2.3.1. */
const inflated = (bytes: Uint8Array, inflate: Inflate): Uint8Array =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? inflate(bytes) : bytes;

/** gzip to plain bytes, at once. */
type Inflate = (bytes: Uint8Array) => Uint8Array;

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
};

const parseSources = (bytes: Uint8Array): DataSource[] => {
  const rows: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(rows)) throw new TypeError('sources.json is not a list');
  return rows.map((row: Readonly<Record<keyof DataSource, unknown>>) => ({
    name: String(row.name),
    date: String(row.date),
    licence: String(row.licence),
    link: String(row.link),
    sha256: String(row.sha256)
  }));
};

type Version = 'v4' | 'v6';

/** What a table says of an IPv4 address and 0, or of the two upper words of an IPv6 address. */
type Answer<Value> = (high: number, low: number) => Value;

interface VersionTables {
  readonly country: () => Answer<CountryCode | null>;
  readonly registered: () => Answer<CountryCode | null>;
  readonly operator: () => Answer<number>;
}

interface Tables {
  readonly of: Readonly<Record<Version, VersionTables>>;
  readonly operator: (index: number) => AddressFacts['operator'];
}

/** Tables are inflated when first asked: a capture without IPv6 never pays for it. Takes the files' bytes by name. */
const lazyTables = (files: ReadonlyMap<FileName, Uint8Array>, inflate: Inflate): Tables => {
  const bytes = (name: FileName): Uint8Array => inflated(files.get(name) ?? new Uint8Array(), inflate);
  const table = (name: TableName, version: Version): GeoTable => parseTable(bytes(`${name}-${version}`));
  const tables = (version: Version): VersionTables => ({
    country: once(() => countryAnswers(table('country', version))),
    registered: once(() => countryAnswers(table('registered', version))),
    operator: once(() => valueAnswers(table('asn', version)))
  });
  const operators = once(() => parseOperatorNames(bytes('operators')));
  return { of: { v4: tables('v4'), v6: tables('v6') }, operator: (index) => operators().at(index) };
};

const parseTable = (bytes: Uint8Array): GeoTable =>
  isPlainTable(bytes) ? parsePlainTable(bytes) : parseGeoTable(bytes);

const valueAnswers =
  (table: GeoTable): Answer<number> =>
  (high, low) =>
    findValue(table, high, low);

const countryAnswers = (table: GeoTable): Answer<CountryCode | null> => {
  const codes = table.names?.map(maybeCountry) ?? [];
  return (high, low) => codes[findValue(table, high, low)] ?? null;
};

const noDoubts: readonly Doubt[] = [];
const onlyV6: readonly Doubt[] = ['ipv6'];

const lookupGlobal = ({ of, operator }: Tables, words: AddressWords): AddressFacts =>
  isV4(words)
    ? lookupIn(of.v4, operator, words, [words[3], 0], noDoubts)
    : lookupIn(of.v6, operator, words, [words[0], words[1]], onlyV6);

const lookupIn = (
  tables: VersionTables,
  operatorAt: Tables['operator'],
  words: AddressWords,
  [high, low]: readonly [number, number],
  doubts: readonly Doubt[]
): AddressFacts => {
  const operator = operatorAt(tables.operator()(high, low));
  const doubt = doubtOf(words, operator?.asn ?? null);
  return {
    special: null,
    country: tables.country()(high, low),
    registered: tables.registered()(high, low),
    operator,
    doubts: doubt ? [doubt, ...doubts] : doubts
  };
};

const lookupWords = (tables: Tables, words: AddressWords): AddressFacts => {
  const special = specialOf(words);
  if (special) return { ...silent, special };
  if (isTeredo(words)) return silent;
  const inside = embeddedV4(words);
  return inside ? lookupWords(tables, inside) : lookupGlobal(tables, words);
};

/**
 * Reads every file of `static/geo` through `read` (the raw bytes of one file, by its name) and answers from them without
 * waiting. 3.1 MB are read, nothing is decoded before the first lookup. A table may also come inflated, or as a plain table. An address that is none gets no facts. `inflate`
 * is for surroundings that have a faster one than JavaScript's.
 */
export const loadPlaceTables = async (
  read: (file: string) => Promise<Uint8Array>,
  inflate: Inflate = gunzipSync
): Promise<PlaceTables> => {
  const [sources, ...entries] = await Promise.all([
    read('sources.json'),
    ...fileNames.map(async (name) => [name, await read(`${name}.bin.gz`)] as const)
  ]);
  const data = parseSources(sources);
  const tables = lazyTables(new Map(entries), inflate);
  return {
    data,
    location: { source: data[0]?.name ?? '', date: data[0]?.date ?? '' },
    lookup: (address) => {
      const words = parseAddress(address);
      return words ? lookupWords(tables, words) : silent;
    }
  };
};
