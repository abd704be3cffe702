import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The process is alive; whether it can serve is said by /readyz. */
export const GET: RequestHandler = () =>
  json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } });
