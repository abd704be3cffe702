import { error } from '@sveltejs/kit';
import { briefOf } from '#lib/share/brief.ts';
import { contentsOf, lookUp } from '#lib/server/shares/look-up.ts';
import { failureFor } from '#lib/share/say-share.ts';
import type { PageServerLoad } from './$types';

/** Made for each request: what is stored changes. */
export const prerender = false;

export const load: PageServerLoad = async ({ params: { id }, setHeaders, url }) => {
  const found = await lookUp(id);
  setHeaders({ 'cache-control': 'no-cache' });
  if (found.kind === 'refused') error(found.status, failureFor(found.code));
  const contents = await contentsOf(found.share);
  if (!contents) setHeaders({ 'x-robots-tag': 'noindex' });
  return { id, brief: contents && briefOf(contents), origin: url.origin };
};
