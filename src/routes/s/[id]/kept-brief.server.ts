import { briefOf, type Brief } from '#lib/share/brief.ts';
import { Kept } from '#lib/server/kept.ts';
import { contentsOf, keptKey } from '#lib/server/shares/look-up.ts';
import type { StoredShare } from '#lib/server/shares/store.ts';

/**
 * Briefs, not reports: a page says a small part of what a share holds. Kept rather than counted by who asks: behind the one
 * address of a school or of a messenger's crawler there are many readers of one article.
 */
const kept = new Kept<Brief>({ count: 200, weight: 16_000_000 }, (brief) => JSON.stringify(brief).length);

/**
 * What the page of a share says that the store has just given; null for a sealed one, which nobody can read here. Whoever asks
 * has looked the share up: what is deleted, blocked or over is not found there, whatever is kept here.
 */
export const briefFor = (id: string, share: StoredShare): Promise<Brief | null> =>
  share.kind === 'open'
    ? kept.get(keptKey(id, share), async () => briefOf(await contentsOf(share)))
    : Promise.resolve(null);
