import type { Finding } from '#engine/model/finding.ts';
import type { Report, ReportExchange } from '#engine/model/report.ts';
import type { Leg } from './legs.ts';
import { isEmpty, isSelected, type Selection } from './selection.ts';

type Recipient = Pick<Finding, 'host' | 'address'>;

const keyOf = ({ host, address }: Recipient): string => `${host ?? ''} ${address ?? ''}`;

/** The leg a finding travelled on; undefined where the report knows no such destination. */
export const legFinder = (legs: readonly Leg[]): ((finding: Recipient) => Leg | undefined) => {
  const byRecipient = new Map(legs.map((leg) => [keyOf(leg), leg]));
  return (finding) => byRecipient.get(keyOf(finding));
};

/** The findings that went where the selection points. */
export const selectFindings = (
  { findings }: Pick<Report, 'findings'>,
  legs: readonly Leg[],
  selection: Selection
): readonly Finding[] => {
  if (isEmpty(selection)) return findings;
  const legOf = legFinder(legs);
  return findings.filter((finding) => {
    const leg = legOf(finding);
    return leg !== undefined && isSelected(leg, selection);
  });
};

export const exchangesById = ({
  exchanges
}: Pick<Report, 'exchanges'>): ReadonlyMap<string, ReportExchange> =>
  new Map(exchanges.map((exchange) => [exchange.id, exchange]));
