import { expect, test } from 'vitest';
import type { CountryCode } from '#engine/model/names.ts';
import type { Place, ReportAddress } from '#engine/model/report.ts';
import { cityRows, sayCity } from '#words/cities.ts';

const place = (country: string, city?: string): Place => ({
  country: country as CountryCode,
  ...(city === undefined ? {} : { city, lat: 1, lon: 2, withinKm: 50 }),
  ...{ source: city === undefined ? 'Countries' : 'Cities', date: '2026-06-05' }
});
const address = (requests: number, ...places: Place[]): ReportAddress =>
  ({ places, requests, flows: 1 }) as unknown as ReportAddress;

test('cities are counted by what went there, those of one name apart by country', () => {
  const addresses = [
    address(2, place('GB'), place('GB', 'London')),
    address(5, place('CA'), place('CA', 'London')),
    address(1, place('GB'), place('GB', 'London'), place('GB', 'Leeds')),
    address(9, place('RU'))
  ];
  expect(cityRows({ addresses })).toEqual([
    { city: 'London', country: 'CA', addresses: 1, flows: 1, requests: 5 },
    { city: 'London', country: 'GB', addresses: 2, flows: 2, requests: 3 }
  ]);
});

test('a city is said with its source, how large it is, and that it may be wrong', () => {
  expect(sayCity([place('RU'), place('RU', 'Moscow')])).toBe(
    'Cities (2026-06-05) names Moscow, within about 50 km. Cities are wrong more often than countries.'
  );
  expect(sayCity([place('RU')])).toBeNull();
});
