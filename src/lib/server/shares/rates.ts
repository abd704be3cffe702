import { createHmac, randomBytes } from 'node:crypto';
import { Refusal } from './refusal.ts';
import type { Settings } from '../settings.ts';
import type { Limit, ShareStore } from './store.ts';

const [hourMs, minuteMs] = [3_600_000, 60_000];

/** Of IPv6 a customer has a whole /64, and may use any address of it. */
const network = (address: string): string => {
  const bare = address.replace(/^::ffff:(?=\d+\.\d+\.)/i, '').replace(/%.*$/, '');
  if (!bare.includes(':')) return bare;
  const [head = '', tail] = bare.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().padStart(4, '0'))
    .join(':');
};

/** Who asks, under a key that is gone tomorrow: no address is stored, and none can be found out later. */
export const whoAsks = async (store: ShareStore, address: string, nowMs: number): Promise<string> => {
  const key = await store.dayKey(nowMs, randomBytes(32));
  return createHmac('sha256', key).update(network(address)).digest('base64url');
};

/** Counts one more; throws a `Refusal` where that is too many. */
export const countOne = async (
  store: ShareStore,
  who: string,
  limit: Limit,
  nowMs: number
): Promise<void> => {
  const waitMs = await store.take(who, limit, nowMs);
  if (waitMs > 0) throw new Refusal('too-many', {}, waitMs);
};

/** Of those who make a share or put another in its place: either is sent, checked and written. */
export const countShare = async (
  store: ShareStore,
  address: string,
  { sharesPerHour, sharesPerMinute }: Settings,
  nowMs: number
): Promise<void> => {
  const who = await whoAsks(store, address, nowMs);
  await countOne(store, `share ${who}`, { count: sharesPerHour, windowMs: hourMs }, nowMs);
  await countOne(store, 'share', { count: sharesPerMinute, windowMs: minuteMs }, nowMs);
};
