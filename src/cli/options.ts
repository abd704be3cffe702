import { dataTableNames, maybeDataTable, type DataTableName } from '#engine/tables/list.ts';
import { madeFromOf, maybePlace } from '#engine/model/made-from.ts';
import { maybeCountry, type CountryCode } from '#engine/model/names.ts';
import type { MadeFrom } from '#engine/model/terms.ts';

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
}

/** The call's words are off: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage: whither FILE... [options]
       whither verify SHARE FILE... [--secrets FILE] [--json]

Reads HAR, pcap and pcapng files, also gzipped, and says which hosts were spoken to, in which countries,
and what they were sent.

  --json             the report as JSON
  --text             the answer in words (the default)
  --csv TABLE        one table as CSV: hosts, addresses, requests, findings or identifiers; no cell is a formula
  --each             every file is a case of its own: one report a line, in the order given
  --files-from LIST  read the names of files from LIST, one a line ("-": from standard input)
  --watch CN,RU,SG   the countries the answer speaks of (default: CN,RU,SG)
  --from PLACE       where the capture was made, a country (GB) or a point (51.5,-0.13): a machine that answered sooner
                     than light could have come from its country is no longer counted for it
  --cities           name the cities of machines whose country is not in doubt, by a second table (12 MB, read from the disk)
  --places FILE      hold the places of a database of your own (.mmdb of MaxMind, DB-IP, IPinfo ...) against DB-IP's:
                     where they name different countries, neither counts
  --instead          ask that database alone, and DB-IP for no place
  --visited LIST     pages you know were opened, one address a line: looked for in everything that was sent
  --own LIST         values of your own, one a line (email=, phone=, name=, imei=, place= may stand before them):
                     looked for as they are, in every encoding, and as hashes
  --sha256           add the SHA-256 of each file
  --help             this text

Exit status: 0 a report was written, 2 the call is wrong, 3 a file is no capture or broken beyond reading.
`;

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
  '--files-from': (draft, value) => (draft.filesFrom = value),
  '--places': (draft, value) => (draft.places = value),
  '--visited': (draft, value) => (draft.visited = value),
  '--own': (draft, value) => (draft.own = value),
  '--from': (draft, value) => (draft.from = parseFrom(value)),
  '--watch': (draft, value) => (draft.watch = parseWatch(value))
};

const parseTable = (value: string): DataTableName => {
  const table = maybeDataTable(value);
  if (!table) throw new UsageError(`--csv takes ${dataTableNames.join(', ')}; "${value}" is none of them`);
  return table;
};

const parseWatch = (value: string): CountryCode[] => {
  const codes = value.split(',').filter((code) => code !== '');
  return codes.map((code) => {
    const country = maybeCountry(code.trim());
    if (!country) throw new UsageError(`--watch takes two-letter country codes, and "${code}" is none`);
    return country;
  });
};

const parseFrom = (value: string): MadeFrom => {
  const place = maybePlace(value);
  if (!place)
    throw new UsageError(
      `--from takes a two-letter country code, or latitude,longitude; "${value}" is neither`
    );
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
    help: false
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
  if (notBuilt.has(name)) throw new UsageError(`${name} is not built yet`);
  const apply = flags[name];
  if (!apply) throw new UsageError(`${name} is no option of whither`);
  if (!withValue.has(name)) {
    if (value !== null) throw new UsageError(`${name} takes no value`);
    apply(draft, '');
    return 0;
  }
  const given = value ?? next;
  if (given === undefined) throw new UsageError(`${name} needs a value`);
  apply(draft, given);
  return value === null ? 1 : 0;
};

const checked = (draft: Draft, outputs: number): Options => {
  if (outputs > 1) throw new UsageError('--json, --text and --csv exclude each other');
  if (draft.instead && draft.places === null) throw new UsageError('--instead goes with --places');
  if (!draft.help && draft.files.length === 0 && draft.filesFrom === null)
    throw new UsageError('no file was given');
  return draft;
};
