import type { Report } from '../model/report.ts';
import type { Shareable } from './shareable.ts';

export interface LeftOut {
  readonly withoutHosts: readonly string[];
  readonly withoutFindings: readonly string[];
}

/**
 * What a sharer left out of a report, read off the share: hosts and addresses keep their places in their lists, and findings
 * are numbered by theirs.
 */
export const leftOutOf = (shared: Shareable, report: Report): LeftOut => ({
  withoutHosts: hostsLeftOut(shared, report),
  withoutFindings: shared.leftOut.findings === 0 ? [] : findingsLeftOut(shared, report)
});

const hostsLeftOut = ({ leftOut, report }: Shareable, { hosts, addresses }: Report): string[] => {
  const names = new Set(leftOut.names);
  return [
    ...hosts.flatMap(({ name }, at) => (names.has(report.hosts[at]?.name ?? '') ? [name] : [])),
    ...addresses.flatMap(({ address }, at) =>
      names.has(report.addresses[at]?.address ?? '') ? [address] : []
    )
  ];
};

const findingsLeftOut = ({ report }: Shareable, { findings }: Report): string[] => {
  const there = new Set(report.findings.map(({ id }) => id));
  return findings.flatMap(({ id }, at) => (there.has(numberedId('f', at)) ? [] : [id]));
};

/** Ids in a share are places in a list of the report. */
export const numberedId = (letter: string, at: number): string => `${letter}${(at + 1).toString()}`;
