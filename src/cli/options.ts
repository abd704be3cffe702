import { dataTableNames, maybeDataTable, type DataTableName } from '#engine/tables/list.ts';
import { madeFromOf, maybePlace } from '#engine/model/made-from.ts';
import { maybeCountry, type CountryCode } from '#engine/model/names.ts';
import type { MadeFrom } from '#engine/model/terms.ts';
import * as m from '#words/messages/messages.js';
import { listWords } from '#words/numbers.ts';

export interface Options {
  readonly files: readonly string[];
  /** A file of file names, one a line, or `-` for standard input. */
  readonly filesFrom: string | null;
  readonly each: boolean;
  readonly sha256: boolean;
  readonly output: 'json' | 'text' | 'csv';
  /** Which table, where the output is CSV. */
  readonly table: DataTableName;
  readonly watch: readonly CountryCode[];
  /** Where the capture was made. */
  readonly from: MadeFrom | null;
  /** Ask the city tables as well. */
  readonly cities: boolean;
  /** A database of places of the user's own, and whether it stands in for DB-IP. */
  readonly places: string | null;
  readonly instead: boolean;
  /** A file of pages that were opened, one address a line. */
  readonly visited: string | null;
  /** A file of the user's own values, one a line. */
  readonly own: string | null;
  readonly help: boolean;
  readonly version: boolean;
}

/** The call's words are off: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const defaultWatch = ['CN', 'RU', 'SG'] as CountryCode[];
const notBuilt = new Set(['--keys']);
const withValue = new Set(['--csv', '--files-from', '--from', '--places', '--watch', '--visited', '--own']);

type Draft = { -readonly [Key in keyof Options]: Options[Key] } & { files: string[] };

const flags: Readonly<Record<string, (draft: Draft, value: string) => void>> = {
  '--json': (draft) => (draft.output = 'json'),
  '--text': (draft) => (draft.output = 'text'),
  '--csv': (draft, value) => {
    draft.output = 'csv';
    draft.table = parseTable(value);
  },
  '--each': (draft) => (draft.each = true),
  '--cities': (draft) => (draft.cities = true),
  '--instead': (draft) => (draft.instead = true),
  '--sha256': (draft) => (draft.sha256 = true),
  '--help': (draft) => (draft.help = true),
  '-h': (draft) => (draft.help = true),
  '--version': (draft) => (draft.version = true),
  '--files-from': (draft, value) => (draft.filesFrom = value),
  '--places': (draft, value) => (draft.places = value),
  '--visited': (draft, value) => (draft.visited = value),
  '--own': (draft, value) => (draft.own = value),
  '--from': (draft, value) => (draft.from = parseFrom(value)),
  '--watch': (draft, value) => (draft.watch = parseWatch(value))
};

export const optionNames: readonly string[] = Object.keys(flags);

const parseTable = (value: string): DataTableName => {
  const table = maybeDataTable(value);
  if (!table) throw new UsageError(m.usage_no_table({ tables: listWords(dataTableNames), value }));
  return table;
};

const parseWatch = (value: string): CountryCode[] => {
  const codes = value.split(',').filter((code) => code !== '');
  return codes.map((code) => {
    const country = maybeCountry(code.trim());
    if (!country) throw new UsageError(m.usage_no_country({ value: code }));
    return country;
  });
};

const parseFrom = (value: string): MadeFrom => {
  const place = maybePlace(value);
  if (!place) throw new UsageError(m.usage_no_place({ value }));
  return madeFromOf(place);
};

/** `--name=value` is the same as `--name value`; what follows `--` is files. */
export const parseOptions = (words: readonly string[]): Options => {
  const draft: Draft = {
    files: [],
    filesFrom: null,
    each: false,
    sha256: false,
    output: 'text',
    table: 'hosts',
    watch: defaultWatch,
    from: null,
    cities: false,
    places: null,
    instead: false,
    visited: null,
    own: null,
    help: false,
    version: false
  };
  const outputs = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      draft.files.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      draft.files.push(word);
      continue;
    }
    const { name, value } = splitOption(word);
    if (['--json', '--text', '--csv'].includes(name)) outputs.add(name);
    at += applyOption(draft, name, value, words[at + 1]);
  }
  return checked(draft, outputs.size);
};

const splitOption = (word: string): { name: string; value: string | null } => {
  const equals = word.indexOf('=');
  return equals < 0
    ? { name: word, value: null }
    : { name: word.slice(0, equals), value: word.slice(equals + 1) };
};

/** Returns how many further words were used. */
const applyOption = (draft: Draft, name: string, value: string | null, next: string | undefined): number => {
  if (notBuilt.has(name)) throw new UsageError(m.usage_not_built({ option: name }));
  const apply = flags[name];
  if (!apply) throw new UsageError(m.usage_no_option({ option: name }));
  if (!withValue.has(name)) {
    if (value !== null) throw new UsageError(m.usage_no_value({ option: name }));
    apply(draft, '');
    return 0;
  }
  const given = value ?? next;
  if (given === undefined) throw new UsageError(m.usage_needs_value({ option: name }));
  apply(draft, given);
  return value === null ? 1 : 0;
};

const checked = (draft: Draft, outputs: number): Options => {
  if (outputs > 1) throw new UsageError(m.usage_one_output());
  if (draft.instead && draft.places === null) throw new UsageError(m.usage_instead_alone());
  const isReport = !draft.help && !draft.version;
  if (isReport && draft.files.length === 0 && draft.filesFrom === null)
    throw new UsageError(m.usage_no_file());
  return draft;
};
