import type { Finding } from '#engine/model/finding.ts';
import type { Report, ReportExchange } from '#engine/model/report.ts';
import { unknownEvent, type Events } from './events.ts';
import type { Leg } from './legs.ts';
import { isEmpty, isSelected, type Selection } from './selection.ts';

type ById = ReadonlyMap<string, ReportExchange>;

/** Of a report with a hundred thousand requests it takes longer to make than any view to draw. */
const made = new WeakMap<readonly ReportExchange[], ById>();

export const exchangesById = ({ exchanges }: Pick<Report, 'exchanges'>): ById => {
  const byId = made.get(exchanges) ?? new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  made.set(exchanges, byId);
  return byId;
};

/** The leg a finding travelled on; undefined where it is not among these. */
export const legFinder = (
  report: Pick<Report, 'exchanges'>,
  legs: readonly Leg[]
): ((finding: Pick<Finding, 'exchange'>) => Leg | undefined) => {
  const exchanges = exchangesById(report);
  const byDestination = new Map(legs.map((leg) => [leg.at, leg]));
  return ({ exchange }) => byDestination.get(exchanges.get(exchange)?.destination ?? -1);
};

/** The findings that went where the selection points, in events that pass; `passed` is null where all do. */
export const selectFindings = (
  { findings }: Pick<Report, 'findings'>,
  { events, legs }: { readonly events: Events; readonly legs: readonly Leg[] },
  { selection, passed }: { readonly selection: Selection; readonly passed: Uint8Array | null }
): readonly Finding[] => {
  if (isEmpty(selection) && !passed) return findings;
  const isLegSelected = legs.map((leg) => isSelected(leg, selection));
  return findings.filter((_, index) => {
    const at = events.findingEvent[index] ?? unknownEvent;
    return at !== unknownEvent && passed?.[at] !== 0 && isLegSelected[events.leg[at] ?? 0] === true;
  });
};
