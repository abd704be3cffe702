import { geoMercator, geoPath } from 'd3-geo';
import type { Feature, MultiLineString, Point } from 'geojson';
import { countryName } from '#words/countries.ts';
import { formatAmount, measureName } from '#words/measures.ts';
import { isElsewhere, placeNameLong } from '#words/places.ts';
import * as m from '#words/messages/messages.js';
import { classBounds, shadesFor } from '../../map/colour-steps.ts';
import { layoutFlowMap, shadeCountries, type FlowMap, type FlowMapInput } from '../../map/flow-layers.ts';
import type { LonLat, World } from '../../map/world.ts';
import { element, textElement } from '../markup.ts';
import { paper, widthOf } from '../paper.ts';
import { hatchId, type Drawing, type Legend } from '../picture.ts';

const width = 1136;
const height = 640;
const [south, north] = [-56, 78];

const projectionOf = () =>
  geoMercator().fitExtent(
    [
      [0, 0],
      [width, height]
    ],
    {
      type: 'MultiPoint',
      coordinates: [
        [-179.9, south],
        [179.9, north]
      ]
    }
  );

/** As the drawing is large. */
export const mapSize = { width, height };

/** How far down in the drawing a place is. */
export const downOnMap = (point: LonLat): number => projectionOf()([point[0], point[1]])?.[1] ?? 0;

const fills = (input: FlowMapInput): ReadonlyMap<string, string> =>
  new Map<string, string>([
    ...input.doubtful.map((code) => [code, `url(#${hatchId})`] as const),
    ...shadeCountries(input).map(({ country, colour }) => [country, colour] as const)
  ]);

const arcMarkup = (feature: Feature<MultiLineString>, path: (one: Feature) => string | null): string =>
  element('path', {
    d: path(feature) ?? '',
    fill: 'none',
    stroke: feature.properties?.['watched'] === true ? paper.hot : (paper.much[4] ?? paper.ink),
    'stroke-width': Number(feature.properties?.['width']),
    'stroke-linecap': 'round',
    'stroke-opacity': feature.properties?.['lit'] === false ? 0.15 : 0.85
  });

const headMarkup = ({ geometry, properties }: Feature<Point>, project: Project): string => {
  const [x, y] = project(geometry.coordinates);
  const size = 1.5 + Number(properties?.['width']);
  return element('path', {
    d: 'M0,-5L4,5L0,2.6L-4,5Z',
    fill: properties?.['watched'] === true ? paper.hot : (paper.much[4] ?? paper.ink),
    stroke: paper.card,
    'stroke-width': 0.6,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${Number(properties?.['bearing']).toFixed(1)}) scale(${(0.7 + size / 6).toFixed(2)})`
  });
};

type Project = (point: readonly number[]) => readonly [number, number];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const halo = {
  stroke: paper.card,
  'stroke-width': 3,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke'
};

/** Names that have room, the most telling first: a name on another is worse than none. */
const labelsMarkup = (marks: readonly Feature<Point>[], project: Project): string => {
  const taken: Box[] = [];
  return [...marks]
    .sort((a, b) => Number(a.properties?.['rank']) - Number(b.properties?.['rank']))
    .flatMap(({ geometry, properties }) => {
      const [x, y] = project(geometry.coordinates);
      const words = [properties?.['name'], properties?.['count']].filter(Boolean).map(String);
      const wide = widthOf(words.join(' '), 13) + 6;
      const isMark = properties?.['small'] === true || properties?.['kind'] === 'origin';
      const offsets = isMark ? [10, -wide - 10] : [-wide / 2, 4, -wide - 4];
      const box = offsets
        .map((offset) => ({
          ...{ x: Math.max(2, Math.min(x + offset, width - wide)), y: y - 9 },
          ...{ width: wide, height: 18 }
        }))
        .find((one) => !taken.some((other) => meet(other, one)));
      if (!box) return [];
      taken.push(box);
      const name = textElement(
        'tspan',
        { fill: properties?.['watched'] === true ? paper.hot : paper.ink, 'font-weight': 600 },
        words[0] ?? ''
      );
      const count = words[1] === undefined ? '' : textElement('tspan', { fill: paper.quiet }, ` ${words[1]}`);
      return [element('text', { x: box.x, y: y + 4.5, 'font-size': 13, ...halo }, name + count)];
    })
    .join('');
};

const dotsMarkup = (marks: readonly Feature<Point>[], project: Project): string =>
  marks
    .filter(({ properties }) => properties?.['small'] === true || properties?.['kind'] === 'origin')
    .map(({ geometry, properties }) => {
      const [cx, cy] = project(geometry.coordinates);
      const isOrigin = properties?.['kind'] === 'origin';
      return element('circle', {
        ...{ cx, cy, r: isOrigin ? 4.5 : 5.5, 'stroke-width': 1.8 },
        fill: isOrigin ? paper.card : String(properties?.['colour'] ?? paper.land),
        stroke: isOrigin ? paper.ink : properties?.['watched'] === true ? paper.hot : paper.card
      });
    })
    .join('');

/** How far a city's machines may stand from it, and the city; its name where the reader could read it. */
const citiesMarkup = (
  { features }: FlowMap['sources']['cities'],
  path: (one: Feature) => string | null,
  project: Project
): string =>
  features
    .map((feature) => {
      if (feature.geometry.type !== 'Point')
        return element('path', { d: path(feature) ?? '', fill: paper.ink, 'fill-opacity': 0.12 });
      const [cx, cy] = project(feature.geometry.coordinates);
      return element('circle', {
        ...{ cx, cy, r: 3.2, fill: paper.ink, stroke: paper.card, 'stroke-width': 1.2 }
      });
    })
    .join('');

/** What light reaches in half the round trip: whole lines in vacuum, dashed ones in fibre. */
const reachMarkup = (
  { features }: FlowMap['sources']['reach'],
  path: (one: Feature) => string | null,
  project: Project
): string =>
  features
    .map(({ type, geometry, properties }) => {
      const isFibre = properties?.['medium'] === 'fibre';
      if (geometry.type === 'Point') {
        const [x, y] = project(geometry.coordinates);
        const label = String(properties?.['label']);
        return textElement(
          'text',
          {
            ...{ x, y: properties?.['above'] === true ? y - 5 : y + 15, 'text-anchor': 'middle' },
            ...{ 'font-size': 12, 'font-weight': 600, fill: paper.ink, ...halo }
          },
          label
        );
      }
      const d = path({ type, geometry, properties }) ?? '';
      if (geometry.type === 'MultiPolygon')
        return element('path', { d, fill: paper.ink, 'fill-opacity': 0.07 });
      return element('path', {
        ...{ d, fill: 'none', stroke: paper.ink, 'stroke-width': isFibre ? 1.3 : 1.8 },
        ...(isFibre ? { 'stroke-dasharray': '4 3.5' } : {})
      });
    })
    .join('');

const legendOf = ({ places, measure, watch, doubtful, countries }: FlowMapInput): Legend[] => {
  const bounds = classBounds(
    Math.max(0, ...places.flatMap((row) => (countries.has(row.place as never) ? [row[measure]] : [])))
  );
  const shades = shadesFor(bounds.length, paper.much);
  return [
    ...bounds.map((bound, at) => ({
      fill: shades[at] ?? paper.land,
      text:
        at === bounds.length - 1
          ? m.map_legend_more({ amount: formatAmount(bound, measure) })
          : formatAmount(bound, measure)
    })),
    ...(watch.length > 0 ? [{ fill: 'none', stroke: paper.hot, text: m.map_legend_watched() }] : []),
    ...(doubtful.length > 0
      ? [
          {
            fill: `url(#${hatchId})`,
            text: m.map_legend_doubtful({ countries: doubtful.map(countryName).join(', ') })
          }
        ]
      : [])
  ];
};

type Reach = FlowMap['sources']['reach'];

const areasOf = (reach: Reach): Reach => ({
  ...reach,
  features: reach.features.filter(({ geometry }) => geometry.type !== 'Point')
});

/** Above everything: a distance that is hidden says nothing. */
const namesOf = (reach: Reach): Reach => ({
  ...reach,
  features: reach.features.filter(({ geometry }) => geometry.type === 'Point')
});

/** The map as the page shows it flat: shades, outlines, arcs with their direction, and names. */
export const mapDrawing = (input: Omit<FlowMapInput, 'palette'>, { land }: World): Drawing => {
  const full = { ...input, palette: paper };
  const projection = projectionOf();
  const path = geoPath(projection).digits(1);
  const project: Project = ([lon = 0, lat = 0]) => projection([lon, lat]) ?? [0, 0];
  const { marks, arcs, heads, cities, reach } = layoutFlowMap(full).sources;
  const fill = fills(full);
  const shapes = land.features.map((shape) => {
    const code = String(shape.properties?.['code'] ?? '');
    const isWatched = (input.watch as readonly string[]).includes(code);
    return {
      isWatched,
      markup: element('path', {
        d: path(shape) ?? '',
        fill: fill.get(code) ?? paper.land,
        stroke: isWatched ? paper.hot : code === input.selected ? paper.ink : paper.border,
        'stroke-width': isWatched ? 1.2 : code === input.selected ? 1.8 : 0.6
      })
    };
  });
  // Outlines of what is watched lie over its neighbours.
  const countries = shapes.sort((a, b) => Number(a.isWatched) - Number(b.isWatched));
  const clip = element('clipPath', { id: 'frame' }, element('rect', { width, height, rx: 8 }));
  const body = [
    element('rect', { width, height, fill: paper.sea }),
    ...countries.map(({ markup }) => markup),
    reachMarkup(areasOf(reach), path, project),
    ...arcs.features.map((arc) => arcMarkup(arc, path)),
    ...heads.features.map((head) => headMarkup(head, project)),
    citiesMarkup(cities, path, project),
    dotsMarkup(marks.features, project),
    labelsMarkup(marks.features, project),
    reachMarkup(namesOf(reach), path, project)
  ].join('');
  return {
    ...{ width, height, legend: legendOf(full), notes: notesOf(full) },
    body: clip + element('g', { 'clip-path': 'url(#frame)' }, body)
  };
};

/** What a title says over it. */
export const mapTitle = (measure: FlowMapInput['measure']): string =>
  m.take_map_title({ measure: measureName(measure) });

/** What was counted and has no place: a map without it would say too little. */
const notesOf = ({ places, measure }: Pick<FlowMapInput, 'places' | 'measure'>): string[] => {
  const nowhere = places.flatMap((row) =>
    isElsewhere(row.place) && row[measure] > 0
      ? [`${formatAmount(row[measure], measure)} ${placeNameLong(row.place)}`]
      : []
  );
  return nowhere.length === 0 ? [] : [m.take_not_on_map({ places: nowhere.join(', ') })];
};
