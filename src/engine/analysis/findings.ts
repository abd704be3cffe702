import type { FindResult } from '../payloads/find.ts';
import { followThreads } from '../payloads/threads.ts';
import type { Capture } from '../model/capture.ts';
import type { Finding, Thread, UnreadPayloads } from '../model/finding.ts';
import type { CountryCode, Hostname, IpAddress } from '../model/names.ts';
import type { PayloadQuality, Where } from '../model/report.ts';

export interface Recipients {
  readonly companyOf: (host: Hostname) => string | null;
  readonly whereOf: (address: IpAddress) => Where;
}

/** Findings with their recipients, and the values that were followed through them. */
export const completeFindings = (
  { findings }: FindResult,
  capture: Capture,
  recipients: Recipients
): { readonly findings: readonly Finding[]; readonly threads: readonly Thread[] } => {
  const complete = findings.map((finding): Finding => ({
    ...finding,
    company: finding.host === null ? null : recipients.companyOf(finding.host),
    countries: countriesOf(finding.address, recipients),
    thread: null
  }));
  const exchanges = new Map(capture.exchanges.map((exchange) => [exchange.id, exchange]));
  const { threads, threadOf } = followThreads(complete, exchanges);
  return {
    findings: complete.map((finding) => ({ ...finding, thread: threadOf.get(finding.id) ?? null })),
    threads
  };
};

const countriesOf = (address: IpAddress | null, { whereOf }: Recipients): CountryCode[] => {
  const where = address === null ? null : whereOf(address);
  return where?.kind === 'country' ? [where.country] : [];
};

export const unreadPayloads = ({ payloads }: FindResult, { companyOf }: Recipients): UnreadPayloads[] =>
  payloads.unread.map((row) => ({ ...row, company: row.host === null ? null : companyOf(row.host) }));

export const findingsByExchange = ({ findings }: FindResult): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { exchange } of findings) counts.set(exchange, (counts.get(exchange) ?? 0) + 1);
  return counts;
};

export const brokenRules = ({
  failures,
  leftOut
}: FindResult): Pick<PayloadQuality, 'brokenRules' | 'leftOut'> => ({
  brokenRules: [...failures].map(([rule, count]) => ({ rule, count })),
  leftOut
});
