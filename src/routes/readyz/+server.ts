import { json } from '@sveltejs/kit';
import { shareDesk } from '#lib/server/shares/desk.ts';
import { isReady } from '#lib/server/shares/readiness.ts';
import { Refusal } from '#lib/server/shares/refusal.ts';
import type { RequestHandler } from './$types';

/** The store answers, and is of the version this Whither knows: a load balancer may send requests. */
export const GET: RequestHandler = async () =>
  (await isReady(() => shareDesk().store()))
    ? json({ status: 'ready' }, { headers: { 'cache-control': 'no-store' } })
    : new Refusal('store-away').response();
