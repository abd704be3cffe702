import type { GeoJsonProperties } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { CountryCode } from '#engine/model/names.ts';
import { layoutFlowMap, type FlowMapInput } from '#lib/map/flow-layers.ts';
import { legsOf } from '#lib/state/legs.ts';
import { tallyPlaces } from '#lib/state/tally.ts';
import { phoneReport } from './report-fixture.ts';

const codes = (text: string): readonly CountryCode[] =>
  text.split(' ') as readonly string[] as readonly CountryCode[];

const points: Readonly<Record<string, readonly [number, number]>> = {
  SG: [103.8, 1.36],
  RU: [108, 62],
  US: [-98, 39],
  DE: [10, 51],
  IN: [79, 22],
  BD: [90, 24]
};

const input: FlowMapInput = {
  places: tallyPlaces(legsOf(phoneReport), 'requests'),
  measure: 'requests',
  watch: codes('CN RU SG'),
  selected: null,
  from: null,
  doubtful: [],
  cities: [],
  reach: null,
  countries: new Map(
    Object.entries(points).map(([code, point]) => [code as CountryCode, { point, small: code === 'SG' }])
  ),
  palette: {
    sea: 'sea',
    land: 'land',
    border: 'border',
    ink: 'ink',
    quiet: 'quiet',
    card: 'card',
    hot: 'hot',
    hatch: 'hatch',
    much: ['m1', 'm2', 'm3', 'm4', 'm5']
  }
};

const layer = (picture: ReturnType<typeof layoutFlowMap>, id: string) =>
  picture.layers.find((one) => one.id === id);

describe('the layers of the map', () => {
  it('shade each country by what it received, and nothing that has no place', () => {
    const land = layer(layoutFlowMap(input), 'land');
    expect(land?.paint).toEqual({
      'fill-color': [
        'match',
        ['get', 'code'],
        'SG',
        'm5',
        'US',
        'm4',
        'IN',
        'm4',
        'DE',
        'm4',
        'RU',
        'm3',
        'land'
      ]
    });
  });

  it('outline what is watched and what is selected', () => {
    const picture = layoutFlowMap({ ...input, selected: 'RU' as CountryCode });
    expect(layer(picture, 'watched')).toMatchObject({
      filter: ['in', ['get', 'code'], ['literal', ['CN', 'RU', 'SG']]]
    });
    expect(layer(picture, 'selected')).toMatchObject({
      filter: ['in', ['get', 'code'], ['literal', ['RU']]]
    });
  });

  it('name the countries, watched ones winning over larger ones', () => {
    const marks = layoutFlowMap(input).sources.marks.features.map(
      ({ properties }): GeoJsonProperties => properties
    );
    expect(marks).toContainEqual(expect.objectContaining({ name: 'Singapore', count: '61' }));
    const rank = (code: string) => Number(marks.find((mark) => mark?.['code'] === code)?.['rank']);
    expect(rank('RU')).toBeLessThan(rank('US'));
    expect(rank('US')).toBeLessThan(rank('DE'));
  });

  it('draw no arc until it is known where the capture was made', () => {
    expect(layoutFlowMap(input).sources.arcs.features).toEqual([]);
    const arcs = layoutFlowMap({ ...input, from: 'BD' as CountryCode }).sources.arcs.features;
    expect(arcs.map(({ properties }) => properties?.['code'] as string)).toEqual([
      'SG',
      'US',
      'IN',
      'DE',
      'RU'
    ]);
    expect(arcs.map(({ properties }) => properties?.['watched'] as boolean)).toEqual([
      true,
      false,
      false,
      false,
      true
    ]);
    const widths = arcs.map(({ properties }) => Number(properties?.['width']));
    expect(Math.max(...widths)).toBe(widths[0]);
  });

  it('dim the arcs that are not selected', () => {
    const arcs = layoutFlowMap({ ...input, from: 'BD' as CountryCode, selected: 'SG' as CountryCode }).sources
      .arcs;
    expect(arcs.features.filter(({ properties }) => properties?.['lit'] as boolean)).toHaveLength(1);
  });

  it('say in one label what the place of the capture received itself', () => {
    const marks = layoutFlowMap({ ...input, from: 'DE' as CountryCode }).sources.marks.features;
    const here = marks.filter(({ properties }) => properties?.['code'] === 'DE');
    expect(here).toHaveLength(1);
    expect(here[0]?.properties).toMatchObject({
      kind: 'origin',
      name: 'Germany',
      count: '27 · captured here'
    });
  });

  it('begin at the very point that is given, and leave the country it lies in as it is', () => {
    const picture = layoutFlowMap({ ...input, from: { lat: 52.52, lon: 13.4 } });
    const marks = picture.sources.marks.features;
    const origin = marks.find(({ properties }) => properties?.['kind'] === 'origin');
    expect(origin?.geometry.coordinates).toEqual([13.4, 52.52]);
    expect(marks.filter(({ properties }) => properties?.['code'] === 'DE')).toHaveLength(1);
    const arcs = picture.sources.arcs.features;
    expect(arcs.map(({ properties }) => properties?.['code'] as string)).toContain('DE');
    for (const { geometry } of arcs) {
      const [lon = 0, lat = 0] = geometry.coordinates[0]?.[0] ?? [];
      expect([lon.toFixed(6), lat.toFixed(6)]).toEqual(['13.400000', '52.520000']);
    }
  });

  it('hatch what only doubtful addresses point to', () => {
    const picture = layoutFlowMap({ ...input, doubtful: codes('CA') });
    expect(layer(picture, 'doubtful')).toMatchObject({
      filter: ['in', ['get', 'code'], ['literal', ['CA']]],
      paint: { 'fill-pattern': 'hatch' }
    });
  });

  it('draw plain land for a capture that reached no country', () => {
    const picture = layoutFlowMap({ ...input, places: [] });
    expect(layer(picture, 'land')?.paint).toEqual({ 'fill-color': 'land' });
    expect(picture.sources.marks.features).toEqual([]);
  });
});
