import type { DecodeNote } from '#engine/model/decoded.ts';
import type { Certainty, Detail, Finding, FindingKind, Reason, Thread } from '#engine/model/finding.ts';
import { assertNever } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { capital, formatBytes, formatCount, joinWords, plural } from './numbers.ts';

const kindNames: Readonly<Record<FindingKind, string>> = {
  'page-visited': 'Pages opened',
  'page-title': 'Titles of pages',
  search: 'Search words',
  referrer: 'Page you came from',
  identifier: 'Identifiers',
  account: 'Accounts',
  contacts: 'Contacts',
  location: 'Location',
  device: 'Device and network',
  usage: 'Screens and buttons used',
  'installed-apps': 'Installed apps',
  clipboard: 'Clipboard',
  'typed-text': 'Text typed',
  'own-value': 'Your own values'
};

/** A kind as a heading: "Pages opened". */
export const kindName = (kind: FindingKind): string => kindNames[kind];

const detailNames: Readonly<Record<Detail, string>> = {
  'page-address': 'the address of a page',
  'page-host': 'the site of a page',
  title: 'the title of a page',
  'search-words': 'words that were searched',
  'referrer-address': 'the address of the page before',
  'referrer-origin': 'the site of the page before',
  'advertising-id': 'an advertising ID',
  'android-id': 'the Android ID',
  'vendor-id': 'a vendor’s ID of the device',
  imei: 'the IMEI',
  'mac-address': 'a hardware (MAC) address',
  'serial-number': 'a serial number',
  'install-id': 'an ID of the installed app',
  'device-id': 'an ID of the device',
  'cookie-id': 'an ID in a cookie',
  'session-id': 'an ID of the session',
  'user-id': 'an ID of the user',
  'lasting-token': 'a value that stays the same',
  'account-name': 'an account',
  email: 'an e-mail address',
  'phone-number': 'a phone number',
  'person-name': 'a person’s name',
  'account-link': 'the link between an ID and an account',
  coordinates: 'coordinates',
  'wifi-name': 'the name of a Wi-Fi network',
  'wifi-bssid': 'the hardware address of a Wi-Fi network',
  'cell-id': 'the ID of a mobile cell',
  'ip-address': 'an IP address',
  'place-name': 'the name of a place',
  maker: 'the maker of the device',
  model: 'the model of the device',
  os: 'the operating system',
  screen: 'the size of the screen',
  carrier: 'the mobile carrier',
  'network-type': 'the kind of network',
  language: 'the language',
  'time-zone': 'the time zone',
  hardware: 'properties of the hardware',
  battery: 'the state of the battery',
  browser: 'the browser',
  app: 'the app',
  event: 'what was done',
  'screen-name': 'the screen that was open',
  button: 'the button that was pressed',
  duration: 'for how long',
  folder: 'the folder that was open',
  'app-list': 'a list of installed apps',
  'contact-list': 'contacts',
  'clipboard-text': 'the clipboard',
  'typed-words': 'text that was typed',
  own: 'a value you are looking for'
};

/** A detail as it stands in a sentence: "an advertising ID". */
export const detailName = (what: Detail): string => detailNames[what];

const hashNames = { plain: '', md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256' } as const;

/** What was sent, as a line begins: "The address of a page that was opened". */
export const sayWhat = (finding: Pick<Finding, 'form' | 'what' | 'kind' | 'isKnown'>): string => {
  const subject =
    finding.form === 'plain'
      ? detailName(finding.what)
      : `a hash (${hashNames[finding.form]}) of ${detailName(finding.what)}`;
  const opened =
    finding.what === 'page-address' && finding.kind === 'page-visited' && finding.isKnown
      ? ' that was opened'
      : '';
  return `${capital(subject)}${opened}`;
};

/** The claim: "The address of a page that was opened was sent to sa.api.example". */
export const sayFinding = (finding: Finding): string =>
  `${sayWhat(finding)} was sent to ${finding.host ?? finding.address ?? 'an unnamed host'}`;

const reasons: Readonly<Record<Reason, string>> = {
  documented: 'The operator of this format documents the field.',
  'sdk-source': 'The public source of the program that sends this format says so.',
  research: 'A published analysis of this format says so.',
  'obvious-name': 'The name of the field leaves no other meaning.',
  'known-value':
    'It is, character for character, something the capture shows being opened, or something you entered.',
  'known-hash': 'It is the hash of something the capture shows being opened, or of something you entered.',
  'own-format': 'The value has the very form of one.',
  'stays-same': 'The same value came back, unchanged, in several requests.'
};

/** What vouches for it: the format, and the capture itself where it shows the same being opened. */
export const sayReason = ({ reason, isKnown }: Pick<Finding, 'reason' | 'isKnown'>): string =>
  isKnown && reason !== 'known-value' && reason !== 'known-hash'
    ? `${reasons[reason]} ${reasons['known-value']}`
    : reasons[reason];

const certainties: Readonly<Record<Certainty, string>> = {
  observed: 'A decoder for this very format read the field, or the value is known.',
  inferred: 'Inferred from a pattern: the format itself is not known. Check it before you print it.'
};

export const sayCertainty = (certainty: Certainty): string => certainties[certainty];

const steps: Readonly<Record<string, string>> = {
  percent: 'percent-decoded',
  form: 'form',
  multipart: 'multipart',
  json: 'JSON',
  ndjson: 'JSON lines',
  xml: 'XML',
  base64: 'base64',
  base64url: 'base64 (URL alphabet)',
  hex: 'hexadecimal',
  gzip: 'gunzip',
  zlib: 'inflate (zlib)',
  deflate: 'inflate (raw)',
  brotli: 'Brotli',
  zstd: 'Zstandard',
  lz4: 'LZ4',
  protobuf: 'Protocol Buffers',
  grpc: 'gRPC',
  msgpack: 'MessagePack',
  cbor: 'CBOR',
  jwt: 'JWT',
  url: 'URL',
  text: 'text',
  'data-url': 'data: URL',
  'sensors-cookie': 'obfuscated cookie'
};

/** A step's label as the field calls it. */
export const sayStep = (label: string): string => steps[label] ?? label;

const bounds = {
  depth: 'layers',
  steps: 'steps',
  nodes: 'values',
  bytes: 'unpacked bytes'
} as const;

export const sayNote = (note: DecodeNote): string => {
  switch (note.kind) {
    case 'checksum':
      return note.stated === note.computed
        ? `${note.name} ${note.stated} ✓ the field is intact`
        : `${note.name} ${note.stated} ✗ the value gives ${note.computed}: it was changed or cut`;
    case 'encrypted':
      return `Encrypted inside the connection (${note.how}${note.keyId === null ? '' : `, key ${note.keyId}`}), ${formatBytes(note.bytes)}: it cannot be read without the receiver’s key.`;
    case 'obfuscated':
      return `Obfuscated (${note.how}), not encrypted: anyone can undo it.`;
    case 'binary':
      return `${formatBytes(note.bytes)} in no form that is known here.`;
    case 'cut':
      return note.of === null
        ? `Only ${formatBytes(note.bytes)} of it are in the capture.`
        : `Only ${formatBytes(note.bytes)} of ${formatBytes(note.of)} are in the capture.`;
    case 'mangled':
      return `${plural(note.characters, 'character')} that were no text had been replaced before the file was written.`;
    case 'bounded':
      return `Not opened further: one request may take only so many ${bounds[note.limit]}.`;
    case 'broken':
      return `${sayStep(note.step)} broke off here; what was read until then stands.`;
    default:
      return assertNever(note);
  }
};

/** Kinds that make a lasting identifier less than anonymous, and how they are counted. */
const hangsOn: readonly (readonly [FindingKind, string, string])[] = [
  ['page-visited', 'page', 'pages'],
  ['search', 'search', 'searches'],
  ['page-title', 'title of a page', 'titles of pages'],
  ['account', 'account', 'accounts'],
  ['location', 'location', 'locations'],
  ['contacts', 'list of contacts', 'lists of contacts'],
  ['usage', 'thing done', 'things done']
];

/** "An Android ID stayed the same in 58 requests to 2 hosts for 3 min. 12 pages, 2 searches and 1 account hang on it." */
export const sayThread = (thread: Thread): string => {
  const hosts = plural(thread.hosts.length, 'host');
  const opening = `${capital(detailName(thread.what))} stayed the same in ${plural(thread.requests, 'request')} to ${hosts}${lifetime(thread)}.`;
  const parts = hangsOn.flatMap(([kind, one, many]) => {
    const count = thread.with[kind] ?? 0;
    return count > 0 ? [`${formatCount(count)} ${count === 1 ? one : many}`] : [];
  });
  if (parts.length === 0) return opening;
  const sum = parts.length === 1 && parts[0]?.startsWith('1 ');
  return `${opening} ${capital(joinWords(parts))} ${sum ? 'hangs' : 'hang'} on it.`;
};

const lifetime = ({ firstMs, lastMs }: Thread): string => {
  if (firstMs === null || lastMs === null || lastMs - firstMs < 1000) return '';
  return `, over ${sayDuration(lastMs - firstMs)}`;
};

const units: readonly (readonly [number, string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second']
];

export const sayDuration = (ms: number): string => {
  const [size, name] = units.find(([unit]) => ms >= 2 * unit) ?? [1000, 'second'];
  return plural(Math.round(ms / size), name);
};

/** Different recipients of a kind, by company where it is known, else by site or host. */
export const recipientsOf = (findings: readonly Finding[], report: Report): string[] => {
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  const names = findings.map(
    ({ company, host, address }) =>
      (company === null ? undefined : companies.get(company)) ?? host ?? address ?? ''
  );
  return [...new Set(names)].filter((name) => name !== '');
};
