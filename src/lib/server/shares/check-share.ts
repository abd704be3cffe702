import { kindOf, open } from '#engine/share/envelope.ts';
import { ShareError } from '#engine/share/errors.ts';
import { Refusal } from './refusal.ts';
import type { StoredKind } from './store.ts';

/** What an open share may open into here: the machine that reads it for everybody has others to serve meanwhile. */
export const mostOpenBytes = 24 << 20;

/**
 * How the bytes of a share are packed. A sealed one is believed to be what it says, for nobody here can open it; an open
 * one is opened and checked to the last field. Throws a `Refusal`.
 */
export const checkShare = async (bytes: Uint8Array): Promise<StoredKind> => {
  try {
    const found = kindOf(bytes);
    if (!found) throw new ShareError('not-a-share', { bytes: bytes.length });
    if (found.kind === 'open') await open(bytes, null, mostOpenBytes);
    return found.kind;
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
    throw error.code === 'not-a-share' || error.code === 'version-unknown'
      ? new Refusal('not-a-share', { why: error.code })
      : new Refusal('open-share-invalid', { why: error.code, ...error.facts });
  }
};
