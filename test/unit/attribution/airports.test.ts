import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { parseAirports } from '#engine/attribution/airports.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Report } from '#engine/model/report.ts';
import { bytesOf } from '../engine/packets.ts';

const read = (file: string): Promise<Uint8Array> =>
  Promise.resolve(readFileSync(new URL(`../../../static/geo/${file}`, import.meta.url)));

const airports = parseAirports(await read('airports.json'));

describe('the airports', () => {
  test.each([
    ['LHR', 'GB', 'London'],
    ['LCY', 'GB', 'London'],
    ['FRA', 'DE', 'Frankfurt am Main'],
    ['IAD', 'US', 'Washington, D.C.'],
    ['NRT', 'JP', 'Tokyo'],
    ['ICN', 'KR', 'Seoul'],
    ['SIN', 'SG', 'Singapore'],
    ['HKG', 'HK', 'Hong Kong'],
    ['TPE', 'TW', 'Taipei'],
    ['PEK', 'CN', 'Beijing'],
    ['DME', 'RU', 'Moscow'],
    ['BOM', 'IN', 'Mumbai'],
    ['GRU', 'BR', 'São Paulo']
  ])('know %s: %s, %s', (code, country, city) => {
    expect(airports.at(code)).toMatchObject({ code, country, city });
  });

  test('stand on the earth, each once', async () => {
    const { airports: rows } = JSON.parse(new TextDecoder().decode(await read('airports.json'))) as {
      airports: [string, string, string, number, number][];
    };
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
    for (const [code, country, , lat, lon] of rows) {
      expect(`${code} ${country}`).toMatch(/^[A-Z]{3} [A-Z]{2}$/);
      expect(Math.abs(lat)).toBeLessThanOrEqual(90);
      expect(Math.abs(lon)).toBeLessThanOrEqual(180);
    }
  });

  test('say nothing of a code that is a network’s own', () => {
    expect(airports.at('QQQ')).toEqual({ code: 'QQQ' });
  });
});

const har = (code: string | null): Uint8Array => {
  const headers = [{ name: 'cf-ray', value: `8e1b2c3d4e5f6071${code === null ? '' : `-${code}`}` }];
  const entry = {
    startedDateTime: '2023-11-14T22:13:20.000Z',
    request: { method: 'GET', url: 'https://www.shop.example/' },
    response: { status: 200, headers },
    serverIPAddress: '161.117.96.21'
  };
  return bytesOf(JSON.stringify({ log: { version: '1.2', entries: [entry] } }));
};

const reportOn = async (bytes: Uint8Array, asked: string[]): Promise<Report> =>
  analyse([bytesSource('a.har', bytes)], {
    tables: () => loadPlaceTables(read),
    airports: () => {
      asked.push('airports');
      return read('airports.json');
    },
    watch: []
  });

describe('a report', () => {
  test('says where an edge stood, by which source, and counts it for no country', async () => {
    const report = await reportOn(har('LHR'), []);
    expect(report.addresses[0]?.edge).toEqual({
      network: 'Cloudflare',
      evidence: 'answer-header',
      detail: 'CF-RAY',
      ...{ code: 'LHR', country: 'GB', city: 'London', lat: 51.47, lon: -0.45 }
    });
    expect(report.countries).toEqual([]);
    expect(report.data.map(({ name }) => name).slice(-2)).toEqual(airports.data.map(({ name }) => name));
  });

  test('asks for the airports only where an answer names one', async () => {
    const asked: string[] = [];
    const report = await reportOn(har(null), asked);
    expect(asked).toEqual([]);
    expect(report.data).toHaveLength(3);
    await reportOn(har('LHR'), asked);
    expect(asked).toEqual(['airports']);
  });
});
