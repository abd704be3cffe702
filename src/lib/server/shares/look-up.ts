import { open } from '#engine/share/envelope.ts';
import type { Shareable } from '#engine/share/shareable.ts';
import { observed } from '../observed.ts';
import { mostOpenBytes } from './check-share.ts';
import { shareDesk } from './desk.ts';
import { statusOf, type RefusalCode } from './refusal.ts';
import type { StoredShare } from './store.ts';
import { isId } from './tokens.ts';

export type FoundShare =
  | { readonly kind: 'found'; readonly share: StoredShare; readonly status: 200 }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly status: number };

const refused = (code: RefusalCode): FoundShare => ({ kind: 'refused', code, status: statusOf(code) });

/** The share behind the address of a page, or why there is none. Never rejects. */
export const lookUp = async (id: string): Promise<FoundShare> => {
  if (!isId(id)) return refused('unknown-share');
  try {
    const looked = await (await shareDesk().store()).get(id, Date.now());
    if (looked.kind === 'found') return { kind: 'found', share: looked.share, status: 200 };
    return refused(looked.kind === 'unknown' ? 'unknown-share' : looked.kind);
  } catch (error) {
    observed().storeFailure(error, Date.now());
    return refused('store-away');
  }
};

/** Names what is kept of a share: another one, once other bytes are under its id. */
export const keptKey = (id: string, { revision }: StoredShare): string => `${id} ${revision.toString()}`;

/** What an open share holds. It was checked when it was stored. */
export const contentsOf = ({ bytes }: StoredShare): Promise<Shareable> => open(bytes, null, mostOpenBytes);
