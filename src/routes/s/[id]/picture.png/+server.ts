import { error } from '@sveltejs/kit';
import { readWorld } from '#lib/map/world.ts';
import { keptPng } from '#lib/server/picture/kept.ts';
import { readOutlines } from '#lib/server/picture/outlines.ts';
import { contentsOf, keptKey, lookUp } from '#lib/server/shares/look-up.ts';
import { cardMarkup } from '#lib/share/card.ts';
import type { RequestHandler } from './$types';

export const prerender = false;

/** Other sites show it: search engines, messengers, articles. Asked again each time, as what was deleted must not live on. */
const usualHeaders = {
  'content-type': 'image/png',
  'cache-control': 'no-cache',
  'cross-origin-resource-policy': 'cross-origin'
};

export const GET: RequestHandler = async ({ params: { id }, request }) => {
  const found = await lookUp(id);
  if (found.kind === 'refused') error(found.status, found.code);
  const { share } = found;
  if (share.kind === 'sealed') error(404, 'sealed'); // Nobody here can read it, and so nobody can draw it.
  const headers = { ...usualHeaders, etag: `"${share.revision.toString()}"` };
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  const draw = async (): Promise<string> =>
    cardMarkup(await contentsOf(share), readWorld(await readOutlines()));
  const png = await keptPng(keptKey(id, share), draw);
  return new Response(new Uint8Array(png), { headers });
};
