import { column, isoTime, tableOf, type Cell, type DataTable } from '#engine/tables/table.ts';
import { countryName } from '#words/countries.ts';
import { isElsewhere, placeName } from '#words/places.ts';
import { layoutMatrix } from '../diagrams/matrix/layout.ts';
import { graphOf, mostNodes } from '../diagrams/network/graph.ts';
import { flowGraph } from '../diagrams/sankey/layout.ts';
import { waysOf } from '../diagrams/sankey/ways.ts';
import { layoutTimeline } from '../diagrams/timeline/layout.ts';
import { legFinder } from '../state/findings.ts';
import { isEmpty, select } from '../state/selection.ts';
import { tallyPlaces, type PlaceRow } from '../state/tally.ts';
import type { View } from '../state/view.svelte.ts';

const amounts = ['hosts', 'requests', 'flows', 'bytesSent', 'bytesReceived', 'findings'] as const;

/** A row for each place: what went there. `country` is empty for what has no place. */
const ofMap = (view: View): DataTable => {
  const rows = tallyPlaces(select(view.legs, view.selection), view.measure);
  return tableOf(
    [
      column('place', ({ place }: PlaceRow) => (isElsewhere(place) ? placeName(place) : countryName(place))),
      column('country', ({ place }: PlaceRow) => (isElsewhere(place) ? null : place)),
      column('watched', ({ place }: PlaceRow) => String(view.isWatched(place))),
      ...amounts.map((name) => column(name, (row: PlaceRow) => row[name]))
    ],
    rows
  );
};

const sorted = <T extends { readonly amount: number }>(rows: Iterable<T>): T[] =>
  [...rows].sort((a, b) => b.amount - a.amount);

interface Band {
  readonly source: string;
  readonly target: string;
  readonly amount: number;
}

/** A row for each band between two neighbouring levels, all of them: nothing is folded. */
const ofFlow = (view: View): DataTable => {
  const { events, passed, measure, levels, selection } = view;
  const [byPage, byKind] = [levels.includes('page'), levels.includes('kind')];
  const { nodes, links } = flowGraph({
    ways: waysOf({ events, passed, measure, byPage, byKind }),
    ...{ legs: view.allLegs, pages: events.pages, levels },
    ...{ selection, watch: view.watched, most: () => Infinity }
  });
  const known = new Map(nodes.map((node) => [node.id, node]));
  const bands = new Map<string, Band>();
  for (const { source, target, amount, lit } of links) {
    if (!lit) continue;
    const key = JSON.stringify([source, target]);
    const band = bands.get(key) ?? { source, target, amount: 0 };
    bands.set(key, { ...band, amount: band.amount + amount });
  }
  const end = (name: string, of: (band: Band) => string) => [
    column(`${name}Level`, (band: Band) => known.get(of(band))?.level ?? null),
    column(name, (band: Band) => known.get(of(band))?.label ?? null)
  ];
  return tableOf(
    [
      ...end('from', ({ source }) => source),
      ...end('to', ({ target }) => target),
      column(measure, ({ amount }: Band) => Math.round(amount))
    ],
    sorted(bands.values())
  );
};

/** The time of a capture is told in so many spans. */
const spans = 120;

/** A row for each lane and span of time in which there was anything. */
const ofTimeline = (view: View): DataTable => {
  const { lanes, span, hot, cool } = layoutTimeline({
    ...{ events: view.events, legs: view.allLegs, passed: view.passed },
    ...{ selection: view.selection, watch: view.watched, measure: view.measure },
    ...{ lanes: view.state.lanes, width: spans, most: Infinity }
  });
  const at = (edge: number): string | null =>
    span === null ? null : isoTime(Math.round(span.fromMs + ((span.toMs - span.fromMs) * edge) / spans));
  return {
    columns: [view.state.lanes, 'from', 'to', view.measure],
    *rows(): Iterable<readonly Cell[]> {
      for (const [lane, { label }] of lanes.entries())
        for (let edge = 0; edge < spans; edge++) {
          const cell = lane * spans + edge;
          const amount = (hot[cell] ?? 0) + (cool[cell] ?? 0);
          if (amount > 0) yield [label, at(edge), at(edge + 1), amount];
        }
    }
  };
};

/** A row for each kind and recipient: requests in which it was found, and those of them in which that is sure. */
const ofMatrix = (view: View): DataTable => {
  const { kinds, recipients, cells } = layoutMatrix({
    findings: view.findings,
    legOf: legFinder(view.report, view.allLegs),
    ...{ columns: view.state.columns, watch: view.watched, order: 'weight', most: Infinity }
  });
  return {
    columns: ['kind', view.state.columns, 'requests', 'observed'],
    *rows(): Iterable<readonly Cell[]> {
      for (const [row, { kind }] of kinds.entries())
        for (const [at, { label }] of recipients.entries()) {
          const cell = cells[row]?.[at];
          if (cell) yield [kind, label, cell.requests, cell.observed];
        }
    }
  };
};

/** A row for each who asked, who received, and where. */
const ofNetwork = (view: View): DataTable => {
  const { events, allLegs: legs, passed, measure, watched: watch, selection } = view;
  const { nodes, links } = graphOf({
    ways: waysOf({ events, passed, measure, byPage: true, byKind: false }),
    pages: measure === 'flows' ? [] : events.pages,
    ...{ legs, selection, watch, most: mostNodes }
  });
  const rows = links
    .filter(({ chosen }) => isEmpty(selection) || chosen)
    .flatMap(({ from, to, places }) => [...places].map(([place, amount]) => ({ from, to, place, amount })));
  type Row = (typeof rows)[number];
  return tableOf(
    [
      column('from', ({ from }: Row) => nodes[from]?.label ?? null),
      column('to', ({ to }: Row) => nodes[to]?.label ?? null),
      column('place', ({ place }: Row) => placeName(place)),
      column('country', ({ place }: Row) => (isElsewhere(place) ? null : place)),
      column('watched', ({ place }: Row) => String(view.isWatched(place))),
      column(measure, ({ amount }: Row) => amount)
    ],
    sorted(rows)
  );
};

const numbers: Readonly<Record<string, (view: View) => DataTable>> = {
  map: ofMap,
  flow: ofFlow,
  timeline: ofTimeline,
  matrix: ofMatrix,
  network: ofNetwork
};

/** The numbers a picture is drawn from, as it is filtered and chosen now; null for a view that is a table itself. */
export const numbersOf = (view: View, name: string): DataTable | null => numbers[name]?.(view) ?? null;
