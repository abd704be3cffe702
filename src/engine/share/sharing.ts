import type { Report } from '../model/report.ts';
import { PageAddresses } from './addresses-of-pages.ts';
import { Clock } from './clock.ts';
import type { Random } from './commitment.ts';
import { numberedId } from './left-out.ts';
import { Names } from './names.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { addFoundSecrets, Secrets } from './secrets.ts';
import type { ShareChoices } from './shareable.ts';
import { Values } from './values.ts';

/** What everything that is composed is written with: nothing of a report leaves but through it. */
export interface Sharing {
  readonly choices: ShareChoices;
  readonly pseudonyms: Pseudonyms;
  readonly secrets: Secrets;
  readonly names: Names;
  readonly pages: PageAddresses;
  readonly values: Values;
  readonly clock: Clock;
  /** By `Finding.id` and `ReportExchange.id` of the report, those of the share. */
  readonly findingIds: ReadonlyMap<string, string>;
  readonly exchangeIds: ReadonlyMap<string, string>;
  readonly threadIds: ReadonlyMap<string, string>;
}

/**
 * By place in the whole list: so who has the files can tell which were left out. Ids of findings hold a hash of the value,
 * and those of threads are one: neither leaves.
 */
const numbered = (
  letter: string,
  list: readonly { readonly id: string }[],
  isKept: (id: string) => boolean = () => true
): ReadonlyMap<string, string> =>
  new Map(list.flatMap(({ id }, at) => (isKept(id) ? [[id, numberedId(letter, at)] as const] : [])));

export const sharingOf = (report: Report, choices: ShareChoices, random: Random): Sharing => {
  const pseudonyms = new Pseudonyms(random);
  const secrets = new Secrets(pseudonyms);
  const leftOut = new Set(choices.withoutFindings);
  addFoundSecrets(secrets, report, choices, leftOut);
  const names = new Names(report, choices, pseudonyms, secrets);
  const pages = new PageAddresses(choices, names, secrets);
  const kept = report.findings.filter(({ id }) => !leftOut.has(id));
  const followed = new Set(kept.map(({ thread }) => thread));
  return {
    ...{ choices, pseudonyms, secrets, names, pages },
    values: new Values(choices, names, pages, secrets, pseudonyms),
    clock: new Clock(report, choices.times),
    findingIds: numbered('f', report.findings, (id) => !leftOut.has(id)),
    exchangeIds: numbered('e', report.exchanges),
    threadIds: numbered('t', report.threads, (id) => followed.has(id))
  };
};
