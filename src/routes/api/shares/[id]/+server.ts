import { checkShare } from '#lib/server/shares/check-share.ts';
import { shareDesk } from '#lib/server/shares/desk.ts';
import { countOne, countShare, whoAsks } from '#lib/server/shares/rates.ts';
import { readBytes } from '#lib/server/shares/read-bytes.ts';
import { answering, Refusal } from '#lib/server/shares/refusal.ts';
import type { Changed, ShareStore } from '#lib/server/shares/store.ts';
import { isId, shownTokenHash } from '#lib/server/shares/tokens.ts';
import type { RequestHandler } from './$types';

const minuteMs = 60_000;

/** The store, once the one who asks was counted. */
const storeFor = async (id: string, address: string, nowMs: number): Promise<ShareStore> => {
  if (!isId(id)) throw new Refusal('unknown-share');
  const desk = shareDesk();
  const store = await desk.store();
  const who = await whoAsks(store, address, nowMs);
  await countOne(store, `read ${who}`, { count: desk.settings.readsPerMinute, windowMs: minuteMs }, nowMs);
  return store;
};

const done = (changed: Changed): Response => {
  if (changed === 'done') return new Response(null, { status: 204 });
  throw new Refusal(changed === 'unknown' ? 'unknown-share' : changed === 'full' ? 'store-full' : changed);
};

export const GET: RequestHandler = ({ params: { id }, request, getClientAddress }) => {
  const address = getClientAddress();
  return answering(async () => {
    const nowMs = Date.now();
    const store = await storeFor(id, address, nowMs);
    const looked = await store.get(id, nowMs);
    if (looked.kind !== 'found') throw new Refusal(looked.kind === 'unknown' ? 'unknown-share' : looked.kind);
    const { bytes, revision } = looked.share;
    // Asked again each time: what was deleted must not live on in caches.
    const headers = {
      'cache-control': 'no-cache',
      etag: `"${revision.toString()}"`,
      'x-robots-tag': 'noindex'
    };
    if (request.headers.get('if-none-match') === headers.etag)
      return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(bytes), {
      headers: { ...headers, 'content-type': 'application/octet-stream' }
    });
  });
};

export const PUT: RequestHandler = ({ params: { id }, request, getClientAddress }) => {
  const address = getClientAddress();
  return answering(async () => {
    const nowMs = Date.now();
    const store = await storeFor(id, address, nowMs);
    const hash = shownTokenHash(request);
    // Bytes are taken, and opened, only from who may put them here.
    const allowed = await store.check(id, hash, nowMs);
    if (allowed !== 'done') return done(allowed);
    const { settings } = shareDesk();
    await countShare(store, address, settings, nowMs);
    const { mostShareBytes, quotaBytes } = settings;
    const bytes = await readBytes(request, mostShareBytes);
    const kind = await checkShare(bytes);
    return done(await store.replace(id, hash, { kind, bytes }, { nowMs, quotaBytes }));
  });
};

export const DELETE: RequestHandler = ({ params: { id }, request, getClientAddress }) => {
  const address = getClientAddress();
  return answering(async () => {
    const nowMs = Date.now();
    const store = await storeFor(id, address, nowMs);
    return done(await store.remove(id, shownTokenHash(request), nowMs));
  });
};
