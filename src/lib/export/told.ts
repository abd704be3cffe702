import { toldOf, type Told } from '#engine/tables/table.ts';
import { select } from '../state/selection.ts';
import type { View } from '../state/view.svelte.ts';

/** What is on screen: what passes the filter and goes where the selection points. Never what a reader looked for. */
export const toldOfView = (view: View): Told => {
  const { report, events, passed, allLegs } = view;
  const destinations = select(view.legs, view.selection);
  const shown = new Set(destinations.map(({ at }) => at));
  const isWhole = passed === null && destinations.length === allLegs.length;
  const isPassing = new Set<number>();
  for (let at = 0; at < events.length; at++)
    if (passed?.[at] !== 0 && shown.has(allLegs[events.leg[at] ?? 0]?.at ?? -1))
      isPassing.add(events.exchange[at] ?? -1);
  return {
    report,
    destinations: isWhole ? toldOf(report).destinations : destinations,
    exchanges: isWhole ? report.exchanges : report.exchanges.filter((_, at) => isPassing.has(at)),
    findings: view.findings.filter(
      ({ kind, certainty }) =>
        kind !== 'own-value' &&
        (view.kind === null || kind === view.kind) &&
        (view.certainty === null || certainty === view.certainty)
    )
  };
};
