import * as m from '#words/messages/messages.js';
import type { Expiry } from './interface.ts';

const names: Readonly<Record<Expiry, () => string>> = {
  '1d': m.share_expires_day,
  '7d': m.share_expires_week,
  '30d': m.share_expires_month,
  '365d': m.share_expires_year,
  never: m.share_expires_never
};

export const expiryName = (expiry: Expiry): string => names[expiry]();

/** When a share ends, as a sentence; null for one that does not. */
export const sayExpiry = (expiresMs: number | null): string =>
  expiresMs === null
    ? m.share_never_ends()
    : m.share_ends({ date: new Date(expiresMs).toISOString().slice(0, 10) });
