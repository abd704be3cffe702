import type { Finding } from '#engine/model/finding.ts';
import type { Report, ReportExchange } from '#engine/model/report.ts';
import type { Leg } from './legs.ts';
import { isEmpty, isSelected, type Selection } from './selection.ts';

export const exchangesById = ({
  exchanges
}: Pick<Report, 'exchanges'>): ReadonlyMap<string, ReportExchange> =>
  new Map(exchanges.map((exchange) => [exchange.id, exchange]));

/** The leg a finding travelled on; undefined where it is not among these. */
export const legFinder = (
  report: Pick<Report, 'exchanges'>,
  legs: readonly Leg[]
): ((finding: Pick<Finding, 'exchange'>) => Leg | undefined) => {
  const exchanges = exchangesById(report);
  const byDestination = new Map(legs.map((leg) => [leg.at, leg]));
  return ({ exchange }) => byDestination.get(exchanges.get(exchange)?.destination ?? -1);
};

/** The findings that went where the selection points. */
export const selectFindings = (
  report: Pick<Report, 'findings' | 'exchanges'>,
  legs: readonly Leg[],
  selection: Selection
): readonly Finding[] => {
  if (isEmpty(selection)) return report.findings;
  const legOf = legFinder(report, legs);
  return report.findings.filter((finding) => {
    const leg = legOf(finding);
    return leg !== undefined && isSelected(leg, selection);
  });
};

/** Of these, the findings in exchanges with one of these ids. */
export const findingsIn = (
  findings: readonly Finding[],
  exchanges: ReadonlySet<string>
): readonly Finding[] => findings.filter(({ exchange }) => exchanges.has(exchange));
