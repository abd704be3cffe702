import { CaptureError, type CaptureErrorCode, type Facts } from '#engine/model/errors.ts';
import * as m from './messages/messages.js';
import { formatBytes, formatCount, listWords } from './numbers.ts';

/** What happened, and what the reader can do about it. */
export interface Failure {
  readonly what: string;
  readonly remedy: string;
}

type Say = (facts: Facts) => Failure;
type Words = () => string;

const number = (facts: Facts, name: string): number | null => {
  const value = facts[name];
  return typeof value === 'number' && value >= 0 ? value : null;
};

/** The byte at which something is broken, or `none` where that is not known: messages have words for both. */
const at = (facts: Facts): { readonly at: string } => {
  const offset = number(facts, 'offset');
  return { at: offset === null ? 'none' : formatCount(offset) };
};

const needed = (facts: Facts): { readonly needed: string } => {
  const bytes = number(facts, 'needed');
  return { needed: bytes === null ? 'none' : formatBytes(bytes) };
};

/** Names that a fact lists; none where it is no list. */
const listed = (value: Facts[string] | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

interface Look {
  readonly what: Words;
  readonly remedy?: Words;
}

/** By `looksLike` of `unknown-format`. */
const looks: Readonly<Record<string, Look>> = {
  text: { what: m.errors_looks_text },
  image: { what: m.errors_looks_image },
  media: { what: m.errors_looks_media },
  pdf: { what: m.errors_looks_pdf },
  html: { what: m.errors_looks_html },
  json: { what: m.errors_looks_json },
  sqlite: { what: m.errors_looks_sqlite },
  program: { what: m.errors_looks_program },
  xz: { what: m.errors_looks_xz, remedy: m.errors_unpack },
  bzip2: { what: m.errors_looks_bzip2, remedy: m.errors_unpack },
  lz4: { what: m.errors_looks_lz4, remedy: m.errors_unpack },
  '7z': { what: m.errors_looks_7z, remedy: m.errors_unpack },
  rar: { what: m.errors_looks_rar, remedy: m.errors_unpack },
  'case-file': { what: m.errors_looks_case_file, remedy: m.errors_case_file_remedy },
  'key-log': { what: m.errors_looks_key_log, remedy: m.errors_keys_unused }
};

const withReadable = (remedy: Words): string =>
  m.common_two_sentences({ first: remedy(), second: m.errors_readable() });

const unknownFormat: Say = (facts) => {
  const look: Look = looks[String(facts['looksLike'])] ?? { what: m.errors_no_capture };
  return { what: look.what(), remedy: withReadable(look.remedy ?? m.errors_choose_another) };
};

const archiveWithout: Say = ({ members }) => {
  const names = listed(members);
  return {
    what:
      names.length === 0 ? m.errors_archive_empty() : m.errors_archive_holds({ members: listWords(names) }),
    remedy: withReadable(m.errors_choose_another)
  };
};

/** What is wrong with a member of an archive, which has a name or none. */
const ofMember =
  (unnamed: Words, named: (inputs: { readonly member: string }) => string): Say =>
  ({ member }) => ({
    what: typeof member === 'string' ? named({ member }) : unnamed(),
    remedy: m.errors_unpack()
  });

const brokenPlaces: Readonly<Record<string, Words>> = {
  metadata: m.errors_places_broken_metadata,
  version: m.errors_places_broken_version,
  'cut-off': m.errors_places_broken_cut_off,
  records: m.errors_places_broken_records
};

const placesWithoutCountry: Say = ({ fields }) => {
  const names = listed(fields);
  return {
    what:
      names.length === 0
        ? m.errors_places_no_country()
        : m.errors_places_no_country_holding({ fields: listWords(names) }),
    remedy: m.errors_places_other()
  };
};

const plain =
  (what: Words, remedy: Words): Say =>
  () => ({ what: what(), remedy: remedy() });

const broken =
  (what: (inputs: { readonly at: string }) => string, remedy: Words = m.errors_record_again): Say =>
  (facts) => ({ what: what(at(facts)), remedy: remedy() });

const sentences: Readonly<Record<CaptureErrorCode, Say>> = {
  'empty-file': plain(m.errors_empty_file, m.errors_empty_file_remedy),
  'unknown-format': unknownFormat,
  'file-truncated': (facts) => ({
    what: m.errors_file_truncated({ ...at(facts), ...needed(facts) }),
    remedy: m.errors_record_again()
  }),
  'gzip-broken': broken(m.errors_gzip_broken),
  'zstd-broken': broken(m.errors_zstd_broken, m.errors_zstd_broken_remedy),
  'zip-broken': broken(m.errors_zip_broken),
  'zip-encrypted': ofMember(m.errors_zip_encrypted, m.errors_zip_encrypted_member),
  'zip-method': ofMember(m.errors_zip_method, m.errors_zip_method_member),
  'tar-broken': broken(m.errors_tar_broken),
  'archive-no-capture': archiveWithout,
  'nested-too-deep': plain(m.errors_nested_too_deep, m.errors_unpack_first),
  'pcap-broken': broken(m.errors_pcap_broken),
  'pcapng-broken': broken(m.errors_pcapng_broken),
  'snoop-broken': broken(m.errors_snoop_broken),
  'har-broken': broken(m.errors_har_broken, m.errors_har_broken_remedy),
  'har-no-log': plain(m.errors_har_no_log, m.errors_har_no_log_remedy),
  'places-none': plain(m.errors_places_none, m.errors_places_other),
  'places-broken': ({ what }) => ({
    what: (brokenPlaces[String(what)] ?? m.errors_places_broken)(),
    remedy: m.errors_copy_again()
  }),
  'places-no-country': placesWithoutCountry,
  'places-too-large': plain(m.errors_places_too_large, m.errors_places_other),
  unreadable: plain(m.errors_unreadable, m.errors_unreadable_remedy)
};

/** What was dropped is no capture, but something that goes with one. */
export const placesAlone = (): Failure => ({
  what: m.errors_places_alone(),
  remedy: m.errors_places_alone_remedy()
});

const unexpected = (): Failure => ({ what: m.errors_unexpected(), remedy: m.errors_unexpected_remedy() });

const isKnown = (code: string): code is CaptureErrorCode => Object.hasOwn(sentences, code);

/** A sentence on any failure, including codes this version does not know. */
export const sayFailure = (error: unknown): Failure =>
  error instanceof CaptureError && isKnown(error.code) ? sentences[error.code](error.facts) : unexpected();

/** The file of several that failed, where the failure names one. */
export const failedFile = (error: unknown): string | null => {
  const file = error instanceof CaptureError ? error.facts['file'] : null;
  return typeof file === 'string' ? file : null;
};
