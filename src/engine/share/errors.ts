import type { Facts } from '../model/errors.ts';

/** A share that cannot be made, sealed or opened. `code` is stable; the interface turns it into words. */
export class ShareError extends Error {
  override readonly name = 'ShareError';
  constructor(
    readonly code: ShareErrorCode,
    readonly facts: Facts = {}
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

export type ShareErrorCode =
  | 'report-pending' // its places have not arrived
  | 'not-a-share' // the bytes are no envelope: { bytes }
  | 'version-unknown' // made by a later Whither: { version, newest }
  | 'key-missing' // a sealed share, and no key
  | 'key-broken' // no key has this form: { length }
  | 'key-wrong' // the key does not fit, or the bytes were changed
  | 'crypto-missing' // the page did not come by https: the browser offers it no cryptography
  | 'payload-broken' // opened, and not what it should be: { what }
  | 'payload-too-large' // { most }
  | 'contents-invalid'; // opened, and not of the form of a share: { path, what }
