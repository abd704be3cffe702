import type { Facts } from '../model/errors.ts';

/** A case file that can't be written, or not be opened. `code` and `facts` as those of a `CaptureError`. */
export class CaseFileError extends Error {
  override readonly name = 'CaseFileError';
  constructor(
    readonly code: CaseFileErrorCode,
    readonly facts: Facts = {}
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

export type CaseFileErrorCode =
  | 'case-none' // it does not begin as a case file does
  | 'case-too-new' // written by a later version of Whither: { version, newest }
  | 'case-header' // what it says of itself was damaged on the way: { bytes }
  | 'case-parameters' // intact, and asks for what no case file needs: { what, value, least, most }
  | 'case-truncated' // { bytes, expected }
  | 'case-longer' // something stands behind its end: { bytes, expected }
  | 'case-passphrase' // the header is intact, and this is not the passphrase
  | 'case-damaged' // { offset, end }: where the piece stands in which a byte is not as it was written
  | 'case-contents' // it opens, and what is in it makes no case: { what }
  | 'case-too-much' // more than a case file holds: { what, count, most }
  | 'case-file-changed'; // a capture is no longer as long as it was, or can't be read: { file, bytes, read }
