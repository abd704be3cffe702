import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { CountryCode } from '#engine/model/names.ts';
import type { Place, Report } from '#engine/model/report.ts';
import { doubtedAddresses } from './doubtful.ts';
import type { Palette } from './palette.ts';
import { areaWithin } from './sphere-circle.ts';
import type { LonLat } from './world.ts';

/** A city that tables of cities name for addresses that count for its country. */
export interface CityDot {
  readonly country: CountryCode;
  readonly city: string;
  readonly point: LonLat;
  /** The machines may stand so far from there; 0 where nobody says. */
  readonly withinKm: number;
  readonly addresses: number;
}

const dotOf = ({ country, city, lat, lon, withinKm }: Place): CityDot[] =>
  city === undefined || lat === undefined || lon === undefined
    ? []
    : [{ country, city, point: [lon, lat], withinKm: withinKm ?? 0, addresses: 1 }];

const joinDots = (a: CityDot | undefined, b: CityDot): CityDot =>
  a ? { ...a, withinKm: Math.max(a.withinKm, b.withinKm), addresses: a.addresses + b.addresses } : b;

/** Only of addresses that count for the country their city is in: what is doubtful gets no dot. */
export const cityDots = (report: Report): readonly CityDot[] => {
  const doubted = doubtedAddresses(report);
  const counted = new Map(
    report.destinations.flatMap(({ address, where }) =>
      address !== null && where.kind === 'country' && !doubted.has(address)
        ? [[address, where.country] as const]
        : []
    )
  );
  const dots = new Map<string, CityDot>();
  for (const { address, places } of report.addresses)
    for (const dot of places.filter(({ country }) => country === counted.get(address)).flatMap(dotOf)) {
      const key = [dot.country, dot.city, ...dot.point].join();
      dots.set(key, joinDots(dots.get(key), dot));
    }
  return [...dots.values()];
};

const areaOf = (dot: CityDot): Feature<MultiPolygon>[] =>
  dot.withinKm > 0
    ? [
        {
          type: 'Feature',
          geometry: areaWithin(dot.point, dot.withinKm),
          properties: { kind: 'doubt', code: dot.country }
        }
      ]
    : [];

const markOf = ({ country, city, point, addresses }: CityDot): Feature<Point> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...point] },
  properties: { kind: 'city', code: country, name: city, rank: -addresses }
});

export const cityFeatures = (dots: readonly CityDot[]): FeatureCollection<MultiPolygon | Point> => ({
  type: 'FeatureCollection',
  features: [...dots.flatMap(areaOf), ...dots.map(markOf)]
});

export const cityLayers = ({ ink, card, quiet }: Palette): LayerSpecification[] => [
  {
    id: 'city-doubt',
    type: 'fill',
    source: 'cities',
    filter: ['==', ['get', 'kind'], 'doubt'],
    paint: { 'fill-color': ink, 'fill-opacity': 0.12 }
  },
  {
    id: 'cities',
    type: 'circle',
    source: 'cities',
    filter: ['==', ['get', 'kind'], 'city'],
    paint: {
      'circle-radius': 3.2,
      'circle-color': ink,
      'circle-stroke-width': 1.2,
      'circle-stroke-color': card
    }
  },
  {
    id: 'city-names',
    type: 'symbol',
    source: 'cities',
    filter: ['==', ['get', 'kind'], 'city'],
    minzoom: 2.2,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': ['Inter Semibold'],
      'text-size': 11.5,
      'text-variable-anchor-offset': ['left', [0.7, 0], 'right', [-0.7, 0], 'top', [0, 0.6]],
      'text-justify': 'auto',
      'symbol-sort-key': ['get', 'rank']
    },
    paint: { 'text-color': quiet, 'text-halo-color': card, 'text-halo-width': 1.4 }
  }
];
