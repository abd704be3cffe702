import { error } from '@sveltejs/kit';
import { lookUp } from '#lib/server/shares/look-up.ts';
import { failureFor } from '#lib/share/say-share.ts';
import type { PageServerLoad } from './$types';

/** Made for each request: what is stored changes. */
export const prerender = false;

export const load: PageServerLoad = async ({ params: { id }, setHeaders }) => {
  const found = await lookUp(id);
  setHeaders({ 'cache-control': 'no-cache', 'x-robots-tag': 'noindex' });
  if (found.kind === 'refused') error(found.status, failureFor(found.code));
  return { id };
};
