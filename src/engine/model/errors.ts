export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * A file that is not a capture (or not the database of places that it is given for), or is broken beyond reading. `code` is stable and machine readable,
 * `facts` hold the numbers a sentence needs; the interface turns both into words.
 */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  constructor(
    readonly code: CaptureErrorCode,
    readonly facts: Facts = {}
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

export type CaptureErrorCode =
  | 'empty-file' // 0 bytes
  | 'unknown-format' // { looksLike } names what it is where that is known: text, image, zip, ...
  | 'file-truncated' // the file ends within its own header: { offset, needed }
  | 'gzip-broken' // { offset, what }
  | 'zstd-broken' // { offset, what }
  | 'zip-broken' // { offset, what }
  | 'zip-encrypted' // { member }
  | 'zip-method' // compressed in a way that is not read: { member, method }
  | 'tar-broken' // { offset }
  | 'archive-no-capture' // { members } names the first of what is in it
  | 'nested-too-deep' // { depth }
  | 'pcap-broken' // { offset, what }
  | 'pcapng-broken' // { offset, what }
  | 'snoop-broken' // { offset, what }
  | 'har-broken' // not JSON, and no entry could be read: { offset }
  | 'har-no-log' // JSON, but no HAR
  | 'places-none' // the user's own database of places is no MaxMind DB: { bytes }
  | 'places-broken' // it is one, and does not hold what it promises: { what, ... }
  | 'places-no-country' // its records name no country: { type, fields }
  | 'places-too-large' // { bytes, most }
  | 'unreadable'; // the system could not read it: { reason }

/** A broken record that was stepped over: how often, and where first (byte offset or record number). */
export interface Warning {
  readonly code: string;
  readonly count: number;
  readonly first: number;
}
