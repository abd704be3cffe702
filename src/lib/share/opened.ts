import { maybeKey, open } from '#engine/share/envelope.ts';
import { ShareError } from '#engine/share/errors.ts';
import type { Shareable } from '#engine/share/shareable.ts';
import type { Failure } from '#words/errors.ts';
import { keyIn } from '../permalink/key.ts';
import { codeOf, factsOf, fetchShare } from './interface.ts';
import { sayShareFailure } from './say-share.ts';

export type OpenedShare =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'open'; readonly shareable: Shareable }
  | { readonly kind: 'failed'; readonly failure: Failure };

const keyOf = (hash: string): Uint8Array | null => {
  const text = keyIn(hash);
  if (text === null) return null;
  const key = maybeKey(text);
  if (!key) throw new ShareError('key-broken', { length: text.length });
  return key;
};

/** Fetches a share and opens it with the key in `hash`, where it needs one. The key goes nowhere. */
export const openShareAt = async (id: string, hash: string): Promise<OpenedShare> => {
  try {
    const key = keyOf(hash);
    return { kind: 'open', shareable: await open(await fetchShare(id), key) };
  } catch (error) {
    return { kind: 'failed', failure: sayShareFailure(codeOf(error), factsOf(error)) };
  }
};
