import type { ShareStore, Usage } from '../shares/store.ts';
import { gauge, type Family } from './exposition.ts';

const byState = ({ live, gone }: Usage): Family => ({
  name: 'whither_shares',
  help: 'Shares in the store, by state; of those that are gone, the traces that are left. The same in every process.',
  type: 'gauge',
  samples: Object.entries({ live, ...gone }).map(([state, value]) => ({ labels: { state }, value }))
});

const isUp = (value: 0 | 1): Family => gauge('whither_store_up', '1 where the store answers, else 0.', value);

/** Of the store; without it, that it is away. Never rejects. */
export const storeFamilies = async (
  open: () => Promise<ShareStore>,
  quotaBytes: number
): Promise<readonly Family[]> => {
  try {
    const usage = await (await open()).usage();
    return [
      isUp(1),
      byState(usage),
      gauge('whither_shares_open', 'Live shares that are open, which the server can read.', usage.open),
      gauge('whither_store_bytes', 'Bytes of all live and blocked shares.', usage.bytes),
      gauge('whither_store_quota_bytes', 'Bytes that shares may take.', quotaBytes)
    ];
  } catch {
    return [isUp(0)]; // Which is what is to be told.
  }
};
