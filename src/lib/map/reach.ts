import * as m from '#words/messages/messages.js';
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point } from 'geojson';
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { reachOf } from '#engine/attribution/physics/limits.ts';
import type { CountryCode, IpAddress } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { formatCount } from '#words/numbers.ts';
import { timedAddresses, type Medium } from '#words/round-trips.ts';
import type { Palette } from './palette.ts';
import { areaWithin, labelSpot, rimAt, wholeEarthKm, type Side } from './sphere-circle.ts';
import type { LonLat } from './world.ts';

/** The outer circle first. */
export const media = ['vacuum', 'fibre'] as const satisfies readonly Medium[];

/** How far from the place of the capture the machine behind an address can be. */
export interface ReachOnMap {
  readonly address: IpAddress;
  readonly claimed: readonly CountryCode[];
  readonly centre: LonLat;
  /** The capture was made within so many kilometres of `centre`. */
  readonly withinKm: number;
  readonly rttMs: number;
  /** What light covers in half the round trip, kilometres. */
  readonly km: Readonly<Record<Medium, number>>;
}

/** Null for an address of which light says nothing. */
export const reachOnMap = (report: Report, address: string | null): ReachOnMap | null => {
  const timed = timedAddresses(report).find((row) => row.address === address);
  const from = report.roundTrips?.from;
  if (!timed || !from) return null;
  const { km, fibreKm } = reachOf(timed.rttMs);
  return {
    address: timed.address,
    claimed: timed.places.map(({ country }) => country),
    centre: [from.lon, from.lat],
    withinKm: from.withinKm,
    rttMs: timed.rttMs,
    km: { vacuum: Math.round(km), fibre: Math.round(fibreKm) }
  };
};

export type ReachFeatures = FeatureCollection<MultiPolygon | MultiLineString | Point>;

/** Then there is nothing to draw. */
export const reachesAll = ({ km, withinKm }: ReachOnMap, medium: Medium): boolean =>
  km[medium] + withinKm >= wholeEarthKm;

const circleOf = (reach: ReachOnMap, medium: Medium): ReachFeatures['features'] => {
  if (reachesAll(reach, medium)) return [];
  const km = reach.km[medium] + reach.withinKm;
  const feature = <G extends MultiPolygon | MultiLineString | Point>(
    kind: string,
    geometry: G
  ): Feature<G> => ({
    type: 'Feature',
    geometry,
    properties: { kind, medium, label: labelOf(reach, medium), above: isAbove(reach, medium) }
  });
  return [
    feature('area', areaWithin(reach.centre, km)),
    feature('rim', {
      type: 'MultiLineString',
      coordinates: rimAt(reach.centre, km).map((piece) => piece.map((point) => [...point]))
    }),
    feature('label', {
      type: 'Point',
      coordinates: [...labelSpot(reach.centre, km, wantedSides[medium]).point]
    })
  ];
};

const wantedSides: Readonly<Record<Medium, Side>> = { vacuum: 'north', fibre: 'south' };

/** Whether a label stands above its point: outside its circle, but the inner one's inside where both are on one side. */
const isAbove = (reach: ReachOnMap, medium: Medium): boolean => {
  const sideOf = (one: Medium): Side =>
    labelSpot(reach.centre, reach.km[one] + reach.withinKm, wantedSides[one]).side;
  const isInside = medium === 'fibre' && sideOf('fibre') === sideOf('vacuum');
  return (sideOf(medium) === 'north') !== isInside;
};

/** "753 + 50 km": what light covers, and what is not known of the place it began at. */
export const labelOf = ({ km, withinKm }: ReachOnMap, medium: Medium): string => {
  const reach =
    withinKm > 0 ? `${formatCount(km[medium])} + ${formatCount(withinKm)}` : formatCount(km[medium]);
  return medium === 'fibre' ? m.map_reach_fibre({ km: reach }) : m.map_reach({ km: reach });
};

export const reachFeatures = (reach: ReachOnMap | null): ReachFeatures => ({
  type: 'FeatureCollection',
  features: reach ? media.flatMap((medium) => circleOf(reach, medium)) : []
});

const only = (kind: string, medium?: Medium): FilterSpecification =>
  medium
    ? ['all', ['==', ['get', 'kind'], kind], ['==', ['get', 'medium'], medium]]
    : ['==', ['get', 'kind'], kind];

export const reachLayers = ({ ink }: Palette): LayerSpecification[] => [
  {
    id: 'reach-area',
    type: 'fill',
    source: 'reach',
    filter: only('area'),
    // Its edges would show, which run along the antimeridian and to the pole.
    paint: { 'fill-color': ink, 'fill-opacity': 0.07, 'fill-antialias': false }
  },
  {
    id: 'reach-vacuum',
    type: 'line',
    source: 'reach',
    filter: only('rim', 'vacuum'),
    paint: { 'line-color': ink, 'line-width': 1.8 }
  },
  {
    id: 'reach-fibre',
    type: 'line',
    source: 'reach',
    filter: only('rim', 'fibre'),
    paint: { 'line-color': ink, 'line-width': 1.3, 'line-dasharray': [3, 2.5] }
  }
];

/** Above everything: a distance that is hidden says nothing. */
export const reachLabelLayer = ({ ink, card }: Palette): LayerSpecification => ({
  id: 'reach-labels',
  type: 'symbol',
  source: 'reach',
  filter: only('label'),
  layout: {
    'text-field': ['get', 'label'],
    'text-font': ['Inter Semibold'],
    'text-size': 12,
    'text-max-width': 40,
    'text-allow-overlap': true,
    'text-anchor': ['case', ['get', 'above'], 'bottom', 'top'],
    'text-offset': ['case', ['get', 'above'], ['literal', [0, -0.3]], ['literal', [0, 0.3]]]
  },
  paint: { 'text-color': ink, 'text-halo-color': card, 'text-halo-width': 1.6 }
});
