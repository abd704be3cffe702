import * as v from 'valibot';
import { maybeCountry, type CountryCode } from '../model/names.ts';
import { ownKinds } from '../model/own-value.ts';
import type { Terms } from '../model/terms.ts';
import { CaseFileError } from './errors.ts';

/** The newest version; an older one is lifted to it by `upgrades`. */
export const indexVersion = 1;

/** What a case file says first, before the bytes of its files: everything of the case but those. */
export interface CaseIndex {
  readonly version: typeof indexVersion;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly savedMs: number;
  /** Version of Whither. */
  readonly madeBy: string;
  readonly files: readonly CaseEntry[];
  readonly terms: Terms;
  /** The state of the view as an address has it after `#`: `v=map;place=RU`. */
  readonly view: string;
}

export interface CaseEntry {
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** `places`: the reader's own database of places. */
  readonly role: 'capture' | 'places';
}

// Far above what people have; a file that asks for more asks for the reader's memory.
const mostFiles = 10_000;
const mostValues = 100_000;
const longestText = 65_536;
export const mostIndexBytes = 16 << 20;

const text = v.pipe(v.string(), v.maxLength(longestText));
const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
// ECMA-262 section 21.4.1.1: the time values there are.
const timeMs = v.pipe(v.number(), v.finite(), v.minValue(-8.64e15), v.maxValue(8.64e15));

const entry = v.strictObject({
  name: v.pipe(text, v.minLength(1)),
  bytes,
  modifiedMs: timeMs,
  role: v.picklist(['capture', 'places'])
});

const country = v.pipe(
  v.string(),
  v.check((code) => maybeCountry(code) === code),
  v.transform((code) => code as CountryCode)
);
const within = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const distance = v.pipe(v.number(), v.minValue(0), v.maxValue(20_100)); // Half around the earth.
const madeFrom = v.union([
  v.strictObject({ country }),
  v.strictObject({ lat: within(90), lon: within(180), withinKm: distance })
]);

const terms = v.strictObject({
  wanted: v.strictObject({
    own: v.pipe(
      v.array(v.strictObject({ what: v.picklist(ownKinds), value: text })),
      v.maxLength(mostValues)
    ),
    visited: v.pipe(v.array(text), v.maxLength(mostValues))
  }),
  from: v.nullable(madeFrom),
  places: v.strictObject({ cities: v.boolean(), own: v.nullable(v.picklist(['compare', 'instead'])) })
});

const caseIndex = v.strictObject({
  version: v.literal(indexVersion),
  title: text,
  savedMs: timeMs,
  madeBy: text,
  files: v.pipe(v.array(entry), v.minLength(1), v.maxLength(mostFiles)),
  terms,
  view: text
});

/** `upgrades[n - 1]` makes an index of version n + 1 out of one of version n. None is ever taken out. */
const upgrades: readonly ((index: object) => object)[] = [];

const versionOf = (index: object): number => {
  const version = 'version' in index ? index.version : null;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw new CaseFileError('case-contents', { what: 'version' });
  if (version > indexVersion) throw new CaseFileError('case-too-new', { version, newest: indexVersion });
  return version;
};

const assertObject = (value: unknown): object => {
  if (typeof value === 'object' && value !== null) return value;
  throw new CaseFileError('case-contents', { what: 'index' });
};

/** Checks and lifts what was written by any version so far. */
export const readIndex = (value: unknown): CaseIndex => {
  const written = assertObject(value);
  const lifted = upgrades.slice(versionOf(written) - 1).reduce((index, upgrade) => upgrade(index), written);
  const checked = v.safeParse(caseIndex, lifted);
  if (checked.success) return checked.output;
  throw new CaseFileError('case-contents', { what: v.getDotPath(checked.issues[0]) ?? 'index' });
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new CaseFileError('case-contents', { what: 'index' });
  }
};

export const parseIndex = (bytes: Uint8Array): CaseIndex =>
  readIndex(parsed(new TextDecoder('utf-8').decode(bytes)));

/** Throws where it is more than a reader would take. */
export const formatIndex = (index: CaseIndex): Uint8Array => {
  const bytes = new TextEncoder().encode(JSON.stringify(readIndex(index)));
  if (bytes.length > mostIndexBytes)
    throw new CaseFileError('case-too-much', { what: 'index', count: bytes.length, most: mostIndexBytes });
  return bytes;
};

export const filesBytes = ({ files }: Pick<CaseIndex, 'files'>): number =>
  files.reduce((sum, file) => sum + file.bytes, 0);
