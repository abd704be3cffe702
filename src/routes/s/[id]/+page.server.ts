import { error } from '@sveltejs/kit';
import { lookUp } from '#lib/server/shares/look-up.ts';
import { failureFor } from '#lib/share/say-share.ts';
import type { PageServerLoad } from './$types';
import { briefFor } from './kept-brief.server.ts';

/** Made for each request: what is stored changes. */
export const prerender = false;

export const load: PageServerLoad = async ({ params: { id }, setHeaders, url }) => {
  const found = await lookUp(id);
  setHeaders({ 'cache-control': 'no-cache' });
  if (found.kind === 'refused') error(found.status, failureFor(found.code));
  const brief = await briefFor(id, found.share);
  if (!brief) setHeaders({ 'x-robots-tag': 'noindex' });
  return { id, brief, origin: url.origin };
};
