import { CaptureError } from '../../model/errors.ts';
import type { AddressWords } from '../../model/address.ts';
import type { DataSource } from '../../model/report.ts';
import type { PlaceSource } from '../place-source.ts';
import { decoderOf, reasonOf } from './decoder.ts';
import { FileBytes } from './file-bytes.ts';
import { readMetadata, separatorBytes, type Metadata } from './metadata.ts';
import { fieldNames, placeIn, type RecordPlace } from './record.ts';
import { SearchTree } from './search-tree.ts';

/** A user's database of places, whole. */
export interface OwnFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/** The largest that are sold take half of it. */
export const mostOwnBytes = 1 << 30;

/** So many places are kept in mind; of a capture's addresses most share a few. */
const mostKept = 50_000;

type Lookup = (words: AddressWords) => RecordPlace | null;

/** Records by where they stand: of a broken one nothing is said, whatever stands around it. */
class Records {
  readonly #decode: (offset: number) => unknown;
  readonly #kept = new Map<number, RecordPlace | null>();

  constructor(
    bytes: FileBytes,
    private readonly metadata: Metadata
  ) {
    this.#decode = decoderOf(bytes, metadata.treeBytes + separatorBytes);
  }

  raw(at: number): unknown {
    if (at >= this.metadata.end) throw new RangeError('a record outside the data');
    return this.#decode(at);
  }

  place(at: number): RecordPlace | null {
    const kept = this.#kept.get(at);
    if (kept !== undefined) return kept;
    if (this.#kept.size >= mostKept) this.#kept.clear();
    const place = this.#read(at);
    this.#kept.set(at, place);
    return place;
  }

  #read(at: number): RecordPlace | null {
    try {
      return placeIn(this.raw(at));
    } catch {
      return null; // As good as no record: `assertPlaces` has seen that others are whole.
    }
  }
}

const lookedAt = 4000;

/** That the first records of the file name a country at all: one of networks or of domains names none. */
const assertPlaces = (tree: SearchTree, records: Records, { type }: Metadata): void => {
  let first: unknown = null;
  let broken: string | null = null;
  for (const at of tree.first(lookedAt)) {
    if (records.place(at)) return;
    try {
      first ??= records.raw(at);
    } catch (error) {
      broken ??= reasonOf(error);
    }
  }
  if (broken) throw new CaptureError('places-broken', { what: 'records', why: broken });
  throw new CaptureError('places-no-country', { type, fields: fieldNames(first) });
};

const nameOf = ({ type }: Metadata, file: string): string => (type === '' ? file : `${type} (${file})`);

const placeSource = (lookup: Lookup, data: DataSource): PlaceSource => {
  const { name: source, date } = data;
  return {
    data,
    country: (words) => lookup(words)?.country ?? null,
    place: (words) => {
      const place = lookup(words);
      return place && { ...place, source, date };
    }
  };
};

/**
 * A MaxMind DB of the user's own (MaxMind, DB-IP, IPinfo and what looks like theirs), as a source of places. Throws
 * `CaptureError`: `places-none`, `places-broken`, `places-no-country`.
 */
export const openOwnPlaces = ({ name, bytes, sha256 }: OwnFile): PlaceSource => {
  const file = new FileBytes(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const metadata = readMetadata(file);
  const tree = new SearchTree(file, metadata);
  const records = new Records(file, metadata);
  assertPlaces(tree, records, metadata);
  const lookup: Lookup = (words) => {
    const at = tree.find(words);
    return at === null ? null : records.place(at);
  };
  const { date } = metadata;
  return placeSource(lookup, { name: nameOf(metadata, name), date, licence: '', link: '', sha256 });
};
