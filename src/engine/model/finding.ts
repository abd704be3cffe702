import type { CountryCode, Hostname, IpAddress } from './names.ts';

export const findingKinds = [
  'page-visited',
  'page-title',
  'search',
  'referrer',
  'identifier',
  'account',
  'contacts',
  'location',
  'device',
  'usage',
  'installed-apps',
  'clipboard',
  'typed-text',
  'own-value'
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What exactly it is, within its kind. */
export const details = [
  // page-visited, page-title, search, referrer
  'page-address',
  'page-host',
  'title',
  'search-words',
  'referrer-address',
  'referrer-origin',
  // identifier
  'advertising-id',
  'android-id',
  'vendor-id',
  'imei',
  'mac-address',
  'serial-number',
  'install-id',
  'device-id',
  'cookie-id',
  'session-id',
  'user-id',
  'lasting-token',
  // account
  'account-name',
  'email',
  'phone-number',
  'person-name',
  'account-link',
  // location
  'coordinates',
  'wifi-name',
  'wifi-bssid',
  'cell-id',
  'ip-address',
  'place-name',
  // device
  'maker',
  'model',
  'os',
  'screen',
  'carrier',
  'network-type',
  'language',
  'time-zone',
  'hardware',
  'battery',
  'browser',
  'app',
  // usage
  'event',
  'screen-name',
  'button',
  'duration',
  'folder',
  // the rest
  'app-list',
  'contact-list',
  'clipboard-text',
  'typed-words',
  'own'
] as const;
export type Detail = (typeof details)[number];

/** Why it is held to be what it is called; `words` turns the code into a sentence, the rule's source proves it. */
export type Reason =
  | 'documented' // the operator of the format documents the field
  | 'sdk-source' // the public source of the sender's kit says so
  | 'research' // a published analysis says so
  | 'obvious-name' // the name of the field leaves no other meaning
  | 'known-value' // equal to something that the capture shows the device opening, or that the user entered
  | 'known-hash' // a hash of such a value
  | 'own-format' // the value has the very form of one (a check digit, say)
  | 'stays-same'; // the value came back unchanged in several requests

/** How a known value was found: as it is, or by a hash of it. */
export type Form = 'plain' | 'md5' | 'sha1' | 'sha256';

/** Browsing data found inside what a host was sent. */
export interface Finding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly what: Detail;
  /** The value as text, cut to 2,000 characters; of a hash, the value that was hashed. */
  readonly value: string;
  readonly form: Form;
  readonly host: Hostname | null;
  readonly address: IpAddress | null;
  /** `ReportCompany.id`. */
  readonly company: string | null;
  /** Location of the machine it went to: one country, or none where it could not be located. */
  readonly countries: readonly CountryCode[];
  /** `observed`: a decoder for this very format, or a known value, says so. `inferred`: a pattern. */
  readonly certainty: Certainty;
  /** `ReportRule.id`. */
  readonly rule: string;
  readonly reason: Reason;
  /** The capture shows the device opening or searching for it, or the user entered it, whatever rule found it here. */
  readonly isKnown: boolean;
  readonly exchange: string;
  /** Labels from the request down to the value: see `Decoded`. */
  readonly path: readonly string[];
  /** How often this very value stands in this exchange. */
  readonly times: number;
  /** `Thread.id`, for values that were followed. */
  readonly thread: string | null;
}

export type Certainty = 'observed' | 'inferred';

/** Where a rule's knowledge comes from. */
export interface ReportRule {
  readonly id: string;
  readonly name: string;
  readonly source: string;
}

/**
 * One value that stays the same, wherever it was sent: what hangs on it is what makes it less than anonymous. Values
 * and their hashes are one thread.
 */
export interface Thread {
  readonly id: string;
  readonly what: Detail;
  readonly value: string;
  readonly hosts: readonly Hostname[];
  readonly companies: readonly string[];
  readonly countries: readonly CountryCode[];
  /** Exchanges it was sent in. */
  readonly requests: number;
  /** Indexes into `Report.sources`. */
  readonly sources: readonly number[];
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** What was sent in the same exchanges: different values by kind. */
  readonly with: Readonly<Partial<Record<FindingKind, number>>>;
}

/** What of the requests could not be read, for one host; `reasons` count exchanges. */
export interface UnreadPayloads {
  readonly host: Hostname | null;
  readonly company: string | null;
  readonly requests: number;
  readonly bytes: number;
  readonly reasons: Readonly<Partial<Record<UnreadReason, number>>>;
}

/** `given-up`: took longer than it may, and was left. */
export type UnreadReason = 'encrypted' | 'binary' | 'cut' | 'mangled' | 'bounded' | 'given-up';
