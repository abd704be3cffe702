import * as m from '#words/messages/messages.js';
import { measureName } from '#words/measures.ts';
import { layoutMatrix } from '../diagrams/matrix/layout.ts';
import { graphOf, usualNodes } from '../diagrams/network/graph.ts';
import { wordsOf } from '../diagrams/network/sayings.ts';
import { flowGraph } from '../diagrams/sankey/layout.ts';
import { waysOf } from '../diagrams/sankey/ways.ts';
import { cityDots } from '../map/cities.ts';
import { doubtfulCountries } from '../map/doubtful.ts';
import { reachOnMap } from '../map/reach.ts';
import { loadWorld } from '../map/world.ts';
import { legFinder } from '../state/findings.ts';
import type { View } from '../state/view.svelte.ts';
import { flowDrawing } from './pictures/flow.ts';
import { mapDrawing, mapTitle } from './pictures/map.ts';
import { matrixDrawing } from './pictures/matrix.ts';
import { networkDrawing } from './pictures/network.ts';
import { timelineDrawing } from './pictures/timeline.ts';
import type { Drawing } from './picture.ts';

export interface Drawn {
  readonly title: string;
  readonly drawing: Drawing;
}

const drawMap = async (view: View): Promise<Drawn> => {
  const world = await loadWorld();
  const { report } = view;
  const drawing = mapDrawing(
    {
      places: view.places,
      measure: view.measure,
      watch: view.watched,
      selected: view.selection.place,
      from: view.from,
      doubtful: [...doubtfulCountries(report).keys()],
      cities: cityDots(report),
      reach: reachOnMap(report, view.state.circle),
      countries: world.countries
    },
    world
  );
  return { title: mapTitle(view.measure), drawing };
};

const mostNodes = 18;

const drawFlow = (view: View): Drawn => {
  const { events, passed, measure, levels } = view;
  const [byPage, byKind] = [levels.includes('page'), levels.includes('kind')];
  const graph = flowGraph({
    ways: waysOf({ events, passed, measure, byPage, byKind }),
    ...{ legs: view.allLegs, pages: events.pages, levels },
    ...{ selection: view.selection, watch: view.watched, most: () => mostNodes }
  });
  return {
    title: m.take_flow_title({ measure: measureName(measure) }),
    drawing: flowDrawing(graph, measure)
  };
};

const drawTimeline = (view: View): Drawn => ({
  title: m.take_timeline_title({ measure: measureName(view.measure) }),
  drawing: timelineDrawing({
    ...{ events: view.events, legs: view.allLegs, passed: view.passedAnyTime },
    ...{ selection: view.selection, watch: view.watched, measure: view.measure },
    ...{ lanes: view.state.lanes, most: mostNodes }
  })
});

const drawMatrix = (view: View): Drawn => ({
  title: m.matrix_title(),
  drawing: matrixDrawing(
    layoutMatrix({
      findings: view.findings,
      legOf: legFinder(view.report, view.allLegs),
      ...{ columns: view.state.columns, watch: view.watched, order: 'weight', most: mostNodes }
    })
  )
});

const drawNetwork = (view: View): Drawn => {
  const { events, allLegs: legs, passed, measure, watched: watch, selection } = view;
  const graph = graphOf({
    ways: waysOf({ events, passed, measure, byPage: true, byKind: false }),
    pages: measure === 'flows' ? [] : events.pages,
    ...{ legs, selection, watch, most: usualNodes }
  });
  return { title: wordsOf[graph.senders].text(), drawing: networkDrawing(graph, measure) };
};

/** Views that are pictures, and how they are drawn on paper. */
const drawers: Readonly<Record<string, (view: View) => Drawn | Promise<Drawn>>> = {
  map: drawMap,
  flow: drawFlow,
  timeline: drawTimeline,
  matrix: drawMatrix,
  network: drawNetwork
};

/** The picture of a view as it is filtered and chosen now; null for a view that is a table. */
export const drawView = async (view: View, name: string): Promise<Drawn | null> =>
  (await drawers[name]?.(view)) ?? null;
