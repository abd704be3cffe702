import { error } from '@sveltejs/kit';
import { readWorld } from '#lib/map/world.ts';
import { keptPng } from '#lib/server/picture/kept.ts';
import { readOutlines } from '#lib/server/picture/outlines.ts';
import { contentsOf, lookUp } from '#lib/server/shares/look-up.ts';
import { cardMarkup } from '#lib/share/card.ts';
import type { RequestHandler } from './$types';

export const prerender = false;

/** Other sites show it: search engines, messengers, articles. */
const headers = {
  'content-type': 'image/png',
  'cache-control': 'public, max-age=300',
  'cross-origin-resource-policy': 'cross-origin'
};

export const GET: RequestHandler = async ({ params: { id } }) => {
  const found = await lookUp(id);
  if (found.kind === 'refused') error(found.status, found.code);
  const contents = await contentsOf(found.share);
  if (!contents) error(404, 'sealed'); // Nobody here can read it, and so nobody can draw it.
  const draw = async (): Promise<string> => cardMarkup(contents, readWorld(await readOutlines()));
  const png = await keptPng(`${id} ${found.share.revision.toString()}`, draw);
  return new Response(new Uint8Array(png), { headers });
};
