import type { Hostname } from '../../model/names.ts';
import type { Bridge } from './bridged.ts';
import { domainsIn, trackharDomains } from './trackhar-domains.ts';

/** Null where no adapter speaks of any of the hosts. */
export const loadBridge = async (hosts: Iterable<Hostname | null>): Promise<Bridge | null> => {
  for (const host of new Set(hosts))
    if (host !== null && domainsIn(host, trackharDomains) !== null)
      return (await import('./trackhar.ts')).trackhar;
  return null;
};
