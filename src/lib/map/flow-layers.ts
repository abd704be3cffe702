import * as m from '#words/messages/messages.js';
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { GivenPlace } from '#engine/model/made-from.ts';
import type { CountryCode } from '#engine/model/names.ts';
import { countryName, inWords } from '#words/countries.ts';
import { formatAmount, type Measure } from '#words/measures.ts';
import type { PlaceKey } from '#words/places.ts';
import { isCountry, type PlaceRow } from '../state/tally.ts';
import { arcBetween } from './arcs.ts';
import { cityFeatures, cityLayers, type CityDot } from './cities.ts';
import { headLayer, headsAt, restingPart } from './heads.ts';
import { classBounds, classOf, shadesFor } from './colour-steps.ts';
import type { Palette } from './palette.ts';
import { reachFeatures, reachLabelLayer, reachLayers, type ReachFeatures, type ReachOnMap } from './reach.ts';
import type { CountryShape, LonLat } from './world.ts';

export interface FlowMapInput {
  readonly places: readonly PlaceRow[];
  readonly measure: Measure;
  readonly watch: readonly CountryCode[];
  readonly selected: PlaceKey | null;
  readonly from: GivenPlace | null;
  /** Countries that the tables name only for addresses without a place. */
  readonly doubtful: readonly CountryCode[];
  /** Empty until the reader asks for tables of cities. */
  readonly cities: readonly CityDot[];
  /** How far one address can be, where the reader asks for that. */
  readonly reach: ReachOnMap | null;
  readonly countries: ReadonlyMap<CountryCode, CountryShape>;
  readonly palette: Palette;
}

export interface FlowMap {
  readonly sources: {
    readonly marks: FeatureCollection<Point>;
    readonly arcs: FeatureCollection<MultiLineString>;
    /** An arrow on each arc, where it rests. */
    readonly heads: FeatureCollection<Point>;
    readonly cities: FeatureCollection<MultiPolygon | Point>;
    readonly reach: ReachFeatures;
  };
  /** Where to look while circles are shown: their middle, then the land they are held against. */
  readonly sight: readonly LonLat[];
  /** Colour of the pattern `hatchImage`. */
  readonly hatch: string;
  readonly layers: readonly LayerSpecification[];
}

interface Shaded {
  readonly country: CountryCode;
  readonly amount: number;
  readonly colour: string;
  readonly watched: boolean;
  readonly shape: CountryShape | null;
}

/** Name of the pattern for what cannot be known; who draws the map has to make it. */
export const hatchImage = 'hatch';

const fonts = ['Inter Semibold'];
const code: ExpressionSpecification = ['get', 'code'];

export const shadeCountries = ({
  places,
  measure,
  watch,
  palette,
  countries
}: FlowMapInput): readonly Shaded[] => {
  const rows = places.flatMap((row) =>
    isCountry(row.place) ? [{ country: row.place, amount: row[measure] }] : []
  );
  const bounds = classBounds(Math.max(0, ...rows.map(({ amount }) => amount)));
  const shades = shadesFor(bounds.length, palette.much);
  return rows.map(({ country, amount }) => ({
    country,
    amount,
    colour: shades[Math.max(0, classOf(amount, bounds))] ?? palette.land,
    watched: watch.includes(country),
    shape: countries.get(country) ?? null
  }));
};

const pointFeature = (point: LonLat, properties: Record<string, unknown>): Feature<Point> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...point] },
  properties
});

const markFeature = (shaded: Shaded & { readonly shape: CountryShape }, measure: Measure): Feature<Point> =>
  pointFeature(shaded.shape.point, {
    kind: 'country',
    code: shaded.country,
    name: countryName(shaded.country),
    count: formatAmount(shaded.amount, measure),
    // Collision keeps the lower key: watched countries first, then the larger amount.
    rank: (shaded.watched ? -1e15 : 0) - shaded.amount,
    small: shaded.shape.small,
    watched: shaded.watched,
    colour: shaded.colour
  });

const originPoint = ({ from, countries }: FlowMapInput): LonLat | null => {
  if (from === null) return null;
  return typeof from === 'string' ? (countries.get(from)?.point ?? null) : [from.lon, from.lat];
};

/** The place of the capture; a country that received something too says both in one label. */
const originFeature = (shaded: readonly Shaded[], input: FlowMapInput): Feature<Point>[] => {
  const { from, measure } = input;
  const point = originPoint(input);
  if (!point || from === null) return [];
  if (typeof from !== 'string')
    return [
      pointFeature(point, { kind: 'origin', name: m.map_captured_here(), rank: -2e15, watched: false })
    ];
  const own = shaded.find(({ country }) => country === from);
  const name = own ? countryName(from) : m.map_captured_in({ country: inWords(from) });
  const count = own ? { count: m.map_count_here({ count: formatAmount(own.amount, measure) }) } : {};
  return [
    pointFeature(point, {
      kind: 'origin',
      code: from,
      name,
      ...count,
      rank: -2e15,
      watched: own?.watched ?? false
    })
  ];
};

const arcFeatures = (shaded: readonly Shaded[], input: FlowMapInput): Feature<MultiLineString>[] => {
  const origin = originPoint(input);
  if (!origin) return [];
  const max = Math.max(1, ...shaded.map(({ amount }) => amount));
  return shaded.flatMap(({ country, amount, watched, shape }) =>
    shape && country !== input.from && amount > 0
      ? [
          {
            type: 'Feature' as const,
            geometry: {
              type: 'MultiLineString' as const,
              coordinates: arcBetween(origin, shape.point).map((piece) => piece.map((point) => [...point]))
            },
            properties: {
              code: country,
              watched,
              width: 1.2 + 4.3 * Math.sqrt(amount / max),
              lit: input.selected === null || input.selected === country
            }
          }
        ]
      : []
  );
};

const fillColour = (shaded: readonly Shaded[], land: string): ExpressionSpecification | string =>
  shaded.length === 0
    ? land
    : ([
        'match',
        code,
        ...shaded.flatMap(({ country, colour }) => [country, colour]),
        land
      ] as unknown as ExpressionSpecification);

const among = (codes: readonly string[]): ExpressionSpecification => ['in', code, ['literal', [...codes]]];

const hotOr = (colour: string, { palette }: FlowMapInput): ExpressionSpecification => [
  'case',
  ['boolean', ['get', 'watched'], false],
  palette.hot,
  colour
];

const landLayers = (
  shaded: readonly Shaded[],
  { palette, watch, selected, doubtful }: FlowMapInput
): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
  { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': fillColour(shaded, palette.land) } },
  {
    id: 'doubtful',
    type: 'fill',
    source: 'land',
    filter: among(doubtful),
    paint: { 'fill-pattern': hatchImage }
  },
  { id: 'borders', type: 'line', source: 'land', paint: { 'line-color': palette.border, 'line-width': 0.7 } },
  {
    id: 'watched',
    type: 'line',
    source: 'land',
    filter: among(watch),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.hot, 'line-width': 1.3 }
  },
  {
    id: 'hover',
    type: 'line',
    source: 'land',
    filter: among([]),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.ink, 'line-width': 1.2 }
  },
  {
    id: 'selected',
    type: 'line',
    source: 'land',
    filter: among(selected ? [selected] : []),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.ink, 'line-width': 2.2 }
  }
];

const arcColour = (input: FlowMapInput): ExpressionSpecification =>
  hotOr(input.palette.much[4] ?? input.palette.ink, input);

const arcLayer = (input: FlowMapInput): LayerSpecification => ({
  id: 'arcs',
  type: 'line',
  source: 'arcs',
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: {
    'line-color': arcColour(input),
    'line-width': ['get', 'width'],
    'line-opacity': ['case', ['boolean', ['get', 'lit'], true], 0.85, 0.15]
  }
});

const markLayers = (input: FlowMapInput): LayerSpecification[] => [
  {
    id: 'marks',
    type: 'circle',
    source: 'marks',
    filter: ['all', ['==', ['get', 'kind'], 'country'], ['==', ['get', 'small'], true]],
    paint: {
      'circle-radius': ['case', ['==', code, input.selected ?? ''], 8, 6],
      'circle-color': ['get', 'colour'],
      'circle-stroke-width': ['case', ['==', code, input.selected ?? ''], 2.4, 1.6],
      'circle-stroke-color': hotOr(input.palette.card, input)
    }
  },
  {
    id: 'origin',
    type: 'circle',
    source: 'marks',
    filter: ['==', ['get', 'kind'], 'origin'],
    paint: {
      'circle-radius': 5,
      'circle-color': input.palette.card,
      'circle-stroke-width': 2.2,
      'circle-stroke-color': input.palette.ink
    }
  }
];

const isBeside: ExpressionSpecification = [
  'any',
  ['==', ['get', 'kind'], 'origin'],
  ['boolean', ['get', 'small'], false]
];

/** Names stand on their country; beside it where the country is a mark. In ems, by the side that is held. */
const labelAnchors: ExpressionSpecification = [
  'case',
  isBeside,
  ['literal', ['left', [0.9, 0], 'right', [-0.9, 0], 'bottom', [0, -0.8], 'top', [0, 0.8]]],
  ['literal', ['center', [0, 0], 'top', [0, 0.4], 'bottom', [0, -0.4], 'left', [0.4, 0], 'right', [-0.4, 0]]]
];

const labelLayer = (input: FlowMapInput): LayerSpecification => ({
  id: 'labels',
  type: 'symbol',
  source: 'marks',
  layout: {
    'text-field': [
      'format',
      ['get', 'name'],
      { 'text-color': hotOr(input.palette.ink, input) },
      ['case', ['has', 'count'], ['concat', ' ', ['get', 'count']], ''],
      { 'text-color': input.palette.quiet }
    ],
    'text-font': fonts,
    'text-size': 12.5,
    'text-max-width': 14,
    'text-padding': 3,
    'text-variable-anchor-offset': labelAnchors,
    'text-justify': 'auto',
    'symbol-sort-key': ['get', 'rank']
  },
  paint: { 'text-halo-color': input.palette.card, 'text-halo-width': 1.6, 'text-halo-blur': 0.3 }
});

const sightOf = ({ reach, countries }: FlowMapInput): LonLat[] => {
  if (!reach) return [];
  const shapes = reach.claimed.flatMap((country) => countries.get(country) ?? []);
  return [reach.centre, ...shapes.map(({ point }) => point)];
};

/** Everything the map shows besides the land itself, as data: shaded countries, arcs, marks and labels. */
export const layoutFlowMap = (input: FlowMapInput): FlowMap => {
  const shaded = shadeCountries(input);
  const marks = shaded.flatMap((row) =>
    row.shape && row.country !== input.from ? [markFeature({ ...row, shape: row.shape }, input.measure)] : []
  );
  const arcs = { type: 'FeatureCollection' as const, features: arcFeatures(shaded, input) };
  return {
    sources: {
      marks: { type: 'FeatureCollection', features: [...marks, ...originFeature(shaded, input)] },
      arcs,
      heads: headsAt(arcs, restingPart),
      cities: cityFeatures(input.cities),
      reach: reachFeatures(input.reach)
    },
    sight: sightOf(input),
    hatch: input.palette.hatch,
    layers: [
      ...landLayers(shaded, input),
      ...reachLayers(input.palette),
      arcLayer(input),
      headLayer(arcColour(input), input.palette.card),
      ...cityLayers(input.palette),
      ...markLayers(input),
      labelLayer(input),
      reachLabelLayer(input.palette)
    ]
  };
};
