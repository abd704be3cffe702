import { CaptureError, type CaptureErrorCode, type Facts } from '#engine/model/errors.ts';
import { formatBytes } from './numbers.ts';

/** What happened, and what the reader can do about it. */
export interface Failure {
  readonly what: string;
  readonly remedy: string;
}

type Say = (facts: Facts) => Failure;

const readable = 'Whither reads HAR files from browsers, and packet captures: pcap, pcapng and snoop.';

const number = (facts: Facts, name: string): number | null => {
  const value = facts[name];
  return typeof value === 'number' && value >= 0 ? value : null;
};

const atByte = (facts: Facts): string => {
  const offset = number(facts, 'offset');
  return offset === null ? '' : ` at byte ${offset.toLocaleString('en')}`;
};

interface Look {
  readonly it: string;
  readonly remedy?: string;
}

const unpack = 'Unpack it and open the capture inside.';

/** By `looksLike` of `unknown-format`. */
const looks: Readonly<Record<string, Look>> = {
  text: { it: 'It looks like plain text.' },
  image: { it: 'It looks like a picture.' },
  media: { it: 'It looks like a sound, picture or film.' },
  pdf: { it: 'It looks like a PDF.' },
  html: { it: 'It looks like a web page.' },
  json: { it: 'It looks like JSON, but not like a HAR.' },
  sqlite: { it: 'It looks like a database.' },
  program: { it: 'It looks like a program.' },
  xz: { it: 'It looks like an xz archive.', remedy: unpack },
  bzip2: { it: 'It looks like a bzip2 archive.', remedy: unpack },
  lz4: { it: 'It looks like an lz4 archive.', remedy: unpack },
  '7z': { it: 'It looks like a 7z archive.', remedy: unpack },
  rar: { it: 'It looks like a RAR archive.', remedy: unpack },
  'key-log': {
    it: 'It looks like a log of TLS keys.',
    remedy: 'This version does not use keys: open the capture without it.'
  }
};

const unknownFormat: Say = (facts) => {
  const look = looks[String(facts['looksLike'])];
  return {
    what: look ? `This is not a capture. ${look.it}` : 'This is not a capture.',
    remedy: `${look?.remedy ?? 'Choose another file.'} ${readable}`
  };
};

const named = (facts: Facts, name: string): string => {
  const value = facts[name];
  return typeof value === 'string' ? ` (${value})` : '';
};

const archiveWithout: Say = (facts) => {
  const { members } = facts;
  const listed = Array.isArray(members) ? (members as readonly string[]) : [];
  const holds = listed.length === 0 ? 'It is empty.' : `It holds: ${listed.join(', ')}.`;
  return {
    what: `There is no capture in this archive. ${holds}`,
    remedy: `Choose another file. ${readable}`
  };
};

const otherPlaces =
  'Choose a database of countries or cities: those of MaxMind, DB-IP and IPinfo are read. Or go on without it.';

const brokenParts: Readonly<Record<string, string>> = {
  metadata: ': what it says of itself cannot be read',
  version: ': it is of a version that is not read here',
  'cut-off': ': it is shorter than it says',
  records: ': what stands in it cannot be read'
};

const brokenPart = (facts: Facts): string => brokenParts[String(facts['what'])] ?? '';

const holding = ({ fields }: Facts): string =>
  Array.isArray(fields) && fields.length > 0 ? ` (they hold: ${(fields as string[]).join(', ')})` : '';

const again = 'Record it again, or copy it here once more: it may have been cut off on the way.';

const sentences: Readonly<Record<CaptureErrorCode, Say>> = {
  'empty-file': () => ({
    what: 'This file is empty: it holds 0 bytes.',
    remedy: 'Check that the recording was stopped and saved before the file was copied.'
  }),
  'unknown-format': unknownFormat,
  'file-truncated': (facts) => {
    const needed = number(facts, 'needed');
    const more = needed === null ? '' : `, where ${formatBytes(needed)} more were expected`;
    return { what: `This file ends within its own header${atByte(facts)}${more}.`, remedy: again };
  },
  'gzip-broken': (facts) => ({
    what: `The gzip compression of this file is broken${atByte(facts)}.`,
    remedy: again
  }),
  'zstd-broken': (facts) => ({
    what: `The zstd compression of this file is broken${atByte(facts)}, or needs more than 32 MB of memory.`,
    remedy: `${unpack} If that fails as well, copy the file here once more.`
  }),
  'zip-broken': (facts) => ({ what: `This ZIP archive is broken${atByte(facts)}.`, remedy: again }),
  'zip-encrypted': (facts) => ({
    what: `This ZIP archive is locked with a password${named(facts, 'member')}.`,
    remedy: unpack
  }),
  'zip-method': (facts) => ({
    what: `This ZIP archive is compressed in a way that is not read here${named(facts, 'member')}.`,
    remedy: unpack
  }),
  'tar-broken': (facts) => ({ what: `This tar archive is broken${atByte(facts)}.`, remedy: again }),
  'archive-no-capture': archiveWithout,
  'nested-too-deep': () => ({
    what: 'This file is packed inside itself too many times.',
    remedy: 'Unpack it first and open the capture inside.'
  }),
  'pcap-broken': (facts) => ({
    what: `This packet capture (pcap) is broken${atByte(facts)}, and no packet could be read.`,
    remedy: again
  }),
  'pcapng-broken': (facts) => ({
    what: `This packet capture (pcapng) is broken${atByte(facts)}, and no packet could be read.`,
    remedy: again
  }),
  'snoop-broken': (facts) => ({
    what: `This packet capture (snoop) is broken${atByte(facts)}, and no packet could be read.`,
    remedy: again
  }),
  'har-broken': (facts) => ({
    what: `This HAR is not valid JSON${atByte(facts)}, and no request could be read from it.`,
    remedy: 'Export it again from the browser, and wait until the export is finished.'
  }),
  'har-no-log': () => ({
    what: 'This is JSON, but not a HAR: it has no list of requests.',
    remedy: 'In the browser, use “Save all as HAR” in the Network panel. How to record shows where that is.'
  }),
  'places-none': () => ({
    what: 'This is not a database of places: it is no MaxMind DB (.mmdb).',
    remedy: otherPlaces
  }),
  'places-broken': (facts) => ({
    what: `This database of places is broken${brokenPart(facts)}.`,
    remedy: 'Copy it here once more: it may have been cut off on the way.'
  }),
  'places-no-country': (facts) => ({
    what: `The records of this database name no country${holding(facts)}.`,
    remedy: otherPlaces
  }),
  'places-too-large': () => ({
    what: 'This database of places is larger than can be held in memory here.',
    remedy: otherPlaces
  }),
  unreadable: () => ({
    what: 'The file could not be read. It may have been moved, changed or closed to this browser.',
    remedy: 'Choose the file again.'
  })
};

/** What was dropped is no capture, but something that goes with one. */
export const placesAlone: Failure = {
  what: 'This is a database of places, not a capture.',
  remedy:
    'Drop it together with a capture, or open a capture first: its report says where its places come from, and takes this one.'
};

const unexpected: Failure = {
  what: 'Something went wrong inside Whither while this file was read.',
  remedy: 'The file is unharmed and was not sent anywhere. Try it again, or try another file.'
};

const isKnown = (code: string): code is CaptureErrorCode => Object.hasOwn(sentences, code);

/** A sentence on any failure, including codes this version does not know. */
export const sayFailure = (error: unknown): Failure =>
  error instanceof CaptureError && isKnown(error.code) ? sentences[error.code](error.facts) : unexpected;

/** The file of several that failed, where the failure names one. */
export const failedFile = (error: unknown): string | null => {
  const file = error instanceof CaptureError ? error.facts['file'] : null;
  return typeof file === 'string' ? file : null;
};
