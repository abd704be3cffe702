import type { MultiPolygon, Polygon, Position } from 'geojson';
import { maybeCountry } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { flowGraph, layoutFlow } from '../diagrams/sankey/layout.ts';
import { layoutFlowMap, shadeCountries, type FlowMapInput } from '../map/flow-layers.ts';
import type { LonLat, World } from '../map/world.ts';
import { defaultWatch } from '../permalink/permalink.ts';
import { waysOf } from '../diagrams/sankey/ways.ts';
import { eventsOf } from '../state/events.ts';
import { legsOf } from '../state/legs.ts';
import { nothing } from '../state/selection.ts';
import { defaultMeasure, tallyPlaces } from '../state/tally.ts';

export const pictureWidth = 640;
export const pictureHeight = 300;

export interface Stroke {
  readonly d: string;
  readonly width: number;
  readonly watched: boolean;
}

export interface MapPicture {
  readonly kind: 'map';
  readonly shaded: readonly { readonly d: string; readonly colour: string; readonly watched: boolean }[];
  readonly arcs: readonly Stroke[];
  readonly dots: readonly { readonly x: number; readonly y: number; readonly watched: boolean }[];
  readonly origin: { readonly x: number; readonly y: number } | null;
}

export interface FlowPictureSmall {
  readonly kind: 'flow';
  readonly bands: readonly Stroke[];
  readonly nodes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly tone: 'plain' | 'watched' | 'elsewhere';
  }[];
}

/** What a sample shows, small enough for a card. */
export type CardPicture = MapPicture | FlowPictureSmall;

const [south, north] = [-56, 78];
const closest = 1.6;

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
const scaleY = pictureHeight / (mercator(north) - mercator(south));

/** Mercator, cut at both ends: the same view as the map of the report, squeezed into the card. */
const project = ([lon = 0, lat = 0]: Position | LonLat): readonly [number, number] => [
  Math.round(((lon + 180) / 360) * pictureWidth),
  Math.round((mercator(north) - mercator(Math.max(south - 4, Math.min(84, lat)))) * scaleY)
];

/** Points nearer to the one before than can be seen are left out. */
const thinned = (ring: readonly Position[]): readonly (readonly [number, number])[] => {
  const kept: (readonly [number, number])[] = [];
  for (const point of ring.map(project)) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) > closest) kept.push(point);
  }
  return kept;
};

const ringPath = (ring: readonly Position[]): string => {
  const points = thinned(ring);
  return points.length < 3 ? '' : `M${points.map((point) => point.join(',')).join('L')}Z`;
};

const shapePath = (geometry: Polygon | MultiPolygon): string =>
  (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).map(ringPath).join('');

/** All land as one path, shared by every card. */
export const landPath = ({ land }: World): string =>
  land.features
    .filter(({ properties }) => properties?.['code'] !== 'AQ')
    .map(({ geometry }) => shapePath(geometry))
    .join('');

const linePath = (pieces: readonly (readonly Position[])[]): string =>
  pieces.map((piece) => `M${piece.map((point) => project(point).join(',')).join('L')}`).join('');

/** Colours travel as names of classes: the card is drawn in the theme of the reader. */
const classes: FlowMapInput['palette'] = {
  ...{ sea: 'sea', land: 'land', border: '', ink: '', quiet: '', card: '', hot: 'hot', hatch: '' },
  much: ['much-1', 'much-2', 'much-3', 'much-4', 'much-5']
};

const pathOf = (world: World, code: string): string => {
  const shape = world.land.features.find(({ properties }) => properties?.['code'] === code);
  return shape ? shapePath(shape.geometry) : '';
};

const at = (point: LonLat): { x: number; y: number } => {
  const [x, y] = project(point);
  return { x, y };
};

export const mapPicture = (report: Report, world: World, from: string): MapPicture => {
  const measure = defaultMeasure(report);
  const country = maybeCountry(from);
  const input: FlowMapInput = {
    ...{ from: country, doubtful: [], cities: [], reach: null },
    ...{ measure, watch: defaultWatch, selected: null, palette: classes, countries: world.countries },
    places: tallyPlaces(legsOf(report), measure)
  };
  const shaded = shadeCountries(input);
  const origin = country ? world.countries.get(country) : undefined;
  return {
    kind: 'map',
    shaded: shaded.map(({ country, colour, watched }) => ({ d: pathOf(world, country), colour, watched })),
    arcs: layoutFlowMap(input).sources.arcs.features.map(({ geometry, properties }) => ({
      d: linePath(geometry.coordinates),
      width: Number(properties?.['width']) * 1.2,
      watched: properties?.['watched'] === true
    })),
    dots: shaded.flatMap(({ shape, watched }) => (shape?.small ? [{ ...at(shape.point), watched }] : [])),
    origin: origin ? at(origin.point) : null
  };
};

export const flowPicture = (report: Report): FlowPictureSmall => {
  const events = eventsOf(report);
  const ways = waysOf({
    ...{ events, passed: null, measure: defaultMeasure(report), byPage: false, byKind: false }
  });
  const graph = flowGraph({
    ...{ ways, legs: legsOf(report), pages: events.pages, levels: ['host', 'company', 'country'] },
    ...{ selection: nothing, watch: defaultWatch, most: () => 9 }
  });
  const { nodes, bands } = layoutFlow(graph, { width: pictureWidth - 24, height: pictureHeight - 36 });
  return {
    kind: 'flow',
    bands: bands.map(({ path, thickness, watched }) => ({ d: path, width: thickness, watched })),
    nodes: nodes.map(({ x, y, width, height, watched, elsewhere }) => ({
      ...{ x, y, width, height },
      tone: watched ? 'watched' : elsewhere ? 'elsewhere' : 'plain'
    }))
  };
};
