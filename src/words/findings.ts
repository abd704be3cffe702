import type { DecodeNote } from '#engine/model/decoded.ts';
import type { Certainty, Detail, Finding, FindingKind, Reason, Thread } from '#engine/model/finding.ts';
import { assertNever } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { joinSentences } from './joined.ts';
import { detailNames, kindNames } from './kinds.ts';
import * as m from './messages/messages.js';
import { capital, counted, formatBytes, joinWords, type CountMessage } from './numbers.ts';

/** A kind as a heading: "Pages opened". */
export const kindName = (kind: FindingKind): string => kindNames[kind]();

/** A detail as it stands in a sentence: "an advertising ID". */
export const detailName = (what: Detail): string => detailNames[what]();

const hashNames = { plain: '', md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256' } as const;

type Claimed = Pick<Finding, 'form' | 'what' | 'kind' | 'isKnown'>;

const subjectOf = ({ form, what, kind, isKnown }: Claimed): string => {
  const wasOpened = what === 'page-address' && kind === 'page-visited' && isKnown;
  const subject = wasOpened ? m.claims_page_opened() : detailName(what);
  return form === 'plain' ? subject : m.claims_hash({ hash: hashNames[form], what: subject });
};

/** Details whose name is a plural, whatever it counts. */
const plurals: ReadonlySet<Detail> = new Set(['search-words', 'coordinates', 'hardware', 'contact-list']);

/** Whether a sentence says of it that it was sent, or that they were. */
export const numberOf = ({ form, what }: Pick<Claimed, 'form' | 'what'>): 'one' | 'many' =>
  form === 'plain' && plurals.has(what) ? 'many' : 'one';

/** What was sent, as a line begins: "The address of a page that was opened". */
export const sayWhat = (finding: Claimed): string => capital(subjectOf(finding));

/** The claim: "The address of a page that was opened was sent to sa.api.example". */
export const sayFinding = (finding: Finding): string =>
  capital(
    m.claims_sent({
      what: subjectOf(finding),
      number: numberOf(finding),
      host: finding.host ?? finding.address ?? m.claims_unnamed_host()
    })
  );

const reasons: Readonly<Record<Reason, () => string>> = {
  documented: m.claims_documented,
  'sdk-source': m.claims_sdk_source,
  research: m.claims_research,
  'obvious-name': m.claims_obvious_name,
  'known-value': m.claims_known_value,
  'known-hash': m.claims_known_hash,
  'own-format': m.claims_own_format,
  'stays-same': m.claims_stays_same
};

/** What vouches for it: the format, and the capture itself where it shows the same being opened. */
export const sayReason = ({ reason, isKnown }: Pick<Finding, 'reason' | 'isKnown'>): string =>
  isKnown && reason !== 'known-value' && reason !== 'known-hash'
    ? joinSentences([reasons[reason](), reasons['known-value']()])
    : reasons[reason]();

const certainties: Readonly<Record<Certainty, () => string>> = {
  observed: m.claims_observed,
  inferred: m.claims_inferred
};

export const sayCertainty = (certainty: Certainty): string => certainties[certainty]();

const steps: Readonly<Record<string, () => string>> = {
  percent: m.steps_percent,
  form: m.steps_form,
  multipart: m.steps_multipart,
  ndjson: m.steps_ndjson,
  base64url: m.steps_base64url,
  hex: m.steps_hex,
  gzip: m.steps_gzip,
  zlib: m.steps_zlib,
  deflate: m.steps_deflate,
  text: m.steps_text,
  'data-url': m.steps_data_url,
  'sensors-cookie': m.steps_sensors_cookie
};

/** Formats by names that are the same in every language. */
const formats: Readonly<Record<string, string>> = {
  json: 'JSON',
  xml: 'XML',
  base64: 'base64',
  brotli: 'Brotli',
  zstd: 'Zstandard',
  lz4: 'LZ4',
  protobuf: 'Protocol Buffers',
  grpc: 'gRPC',
  msgpack: 'MessagePack',
  cbor: 'CBOR',
  jwt: 'JWT',
  url: 'URL'
};

/** A step's label as the field calls it. */
export const sayStep = (label: string): string => steps[label]?.() ?? formats[label] ?? label;

type NoteOf<K extends DecodeNote['kind']> = Extract<DecodeNote, { kind: K }>;

const bounds: Readonly<Record<NoteOf<'bounded'>['limit'], () => string>> = {
  depth: m.steps_bounded_depth,
  steps: m.steps_bounded_steps,
  nodes: m.steps_bounded_nodes,
  bytes: m.steps_bounded_bytes
};

const sayChecksum = ({ name, stated, computed }: NoteOf<'checksum'>): string =>
  stated === computed
    ? m.steps_checksum_holds({ name, stated })
    : m.steps_checksum_broken({ name, stated, computed });

const sayEncrypted = ({ how, keyId, bytes }: NoteOf<'encrypted'>): string => {
  const size = formatBytes(bytes);
  return keyId === null ? m.steps_encrypted({ how, size }) : m.steps_encrypted_key({ how, key: keyId, size });
};

const sayCut = ({ bytes, of }: NoteOf<'cut'>): string => {
  const size = formatBytes(bytes);
  return of === null ? m.steps_cut({ size }) : m.steps_cut_of({ size, whole: formatBytes(of) });
};

export const sayNote = (note: DecodeNote): string => {
  switch (note.kind) {
    case 'checksum':
      return sayChecksum(note);
    case 'encrypted':
      return sayEncrypted(note);
    case 'obfuscated':
      return m.steps_obfuscated({ how: note.how });
    case 'binary':
      return m.steps_binary({ size: formatBytes(note.bytes) });
    case 'cut':
      return sayCut(note);
    case 'mangled':
      return counted(m.steps_mangled, note.characters);
    case 'bounded':
      return bounds[note.limit]();
    case 'broken':
      return m.steps_broke_off({ step: sayStep(note.step) });
    case 'withheld':
      return m.steps_withheld();
    default:
      return assertNever(note);
  }
};

/** Kinds that make a lasting identifier less than anonymous, and how they are counted. */
const hangsOn: readonly (readonly [FindingKind, CountMessage])[] = [
  ['page-visited', m.count_pages],
  ['search', m.count_searches],
  ['page-title', m.count_page_titles],
  ['account', m.count_accounts],
  ['location', m.count_locations],
  ['contacts', m.count_contact_lists],
  ['usage', m.count_things_done]
];

/** "An Android ID stayed the same in 58 requests to 2 hosts for 3 min. 12 pages, 2 searches and 1 account hang on it." */
export const sayThread = (thread: Thread): string =>
  joinSentences([sayStayed(thread), ...sayHanging(thread)].map(capital));

const sayStayed = (thread: Thread): string => {
  const stayed = {
    what: detailName(thread.what),
    requests: counted(m.count_requests, thread.requests),
    hosts: counted(m.count_hosts, thread.hosts.length)
  };
  const lifetime = lifetimeOf(thread);
  return lifetime < 1000
    ? m.threads_stayed(stayed)
    : m.threads_stayed_over({ ...stayed, duration: sayDuration(lifetime) });
};

const sayHanging = (thread: Thread): string[] => {
  const counts = hangsOn
    .map(([kind, message]) => ({ message, count: thread.with[kind] ?? 0 }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return [];
  const things = joinWords(counts.map(({ message, count }) => counted(message, count)));
  return [m.threads_hang({ count: counts.reduce((sum, { count }) => sum + count, 0), things })];
};

/** In milliseconds; 0 where the capture does not say. */
const lifetimeOf = ({ firstMs, lastMs }: Thread): number =>
  firstMs === null || lastMs === null ? 0 : lastMs - firstMs;

const units: readonly (readonly [number, CountMessage])[] = [
  [86_400_000, m.count_days],
  [3_600_000, m.count_hours],
  [60_000, m.count_minutes],
  [1000, m.count_seconds]
];

export const sayDuration = (ms: number): string => {
  const [size, message] = units.find(([unit]) => ms >= 2 * unit) ?? [1000, m.count_seconds];
  return counted(message, Math.round(ms / size));
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
