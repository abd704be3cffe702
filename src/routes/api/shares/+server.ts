import { json } from '@sveltejs/kit';
import { checkShare } from '#lib/server/shares/check-share.ts';
import { shareDesk } from '#lib/server/shares/desk.ts';
import { countShare } from '#lib/server/shares/rates.ts';
import { readBytes } from '#lib/server/shares/read-bytes.ts';
import { answering, Refusal } from '#lib/server/shares/refusal.ts';
import { newId, newToken, tokenHash } from '#lib/server/shares/tokens.ts';
import type { RequestHandler } from './$types';

const dayMs = 86_400_000;

const daysOf: Readonly<Record<string, number | null>> = {
  '1d': 1,
  '7d': 7,
  '30d': 30,
  '365d': 365,
  never: null
};

const expiresMsOf = (text: string | null, nowMs: number): number | null => {
  const days = Object.hasOwn(daysOf, text ?? '') ? daysOf[text ?? ''] : undefined;
  if (days === undefined) throw new Refusal('expires-unknown', { known: Object.keys(daysOf) });
  return days === null ? null : nowMs + days * dayMs;
};

export const POST: RequestHandler = ({ request, getClientAddress }) => {
  const address = getClientAddress();
  return answering(async () => {
    const nowMs = Date.now();
    const { settings } = shareDesk();
    const expiresMs = expiresMsOf(request.headers.get('whither-expires'), nowMs);
    const store = await shareDesk().store();
    await countShare(store, address, settings, nowMs);
    const bytes = await readBytes(request, settings.mostShareBytes);
    const kind = await checkShare(bytes);
    const [id, deleteToken] = [newId(), newToken()];
    const share = { id, kind, bytes, createdMs: nowMs, expiresMs, tokenHash: tokenHash(deleteToken) };
    if ((await store.put(share, settings.quotaBytes)) === 'full') throw new Refusal('store-full');
    return json({ id, deleteToken, expiresMs }, { status: 201, headers: { 'cache-control': 'no-store' } });
  });
};
