import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse, UnknownLandError } from '#engine/analyse.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { plainTerms, type MadeFrom } from '#engine/model/terms.ts';
import { sayRoundTrips, sayTimed, sayTimedAddress, timedAddresses } from '#words/round-trips.ts';
import { connections, timedCapture, type Timed } from './handshakes.ts';

const beijing = [123, 125, 114, 144];
const tables = loadPlaceTables((name) => Promise.resolve(readFileSync(`static/geo/${name}`)));

const reportOn = (packets: readonly Timed[], from: MadeFrom | null): Promise<Report> =>
  analyse(
    [bytesSource('x.pcap', timedCapture(packets))],
    {
      tables: () => tables,
      outlines: () => Promise.resolve(readFileSync('static/geo/world.json')),
      watch: ['CN' as CountryCode]
    },
    { ...plainTerms, from }
  );

const london = { lat: 51.5, lon: -0.13, withinKm: 50 };
const near = connections(beijing, [5.5, 4, 4.8]);

describe('a machine that answers London within 4 ms and is in Beijing by the tables', () => {
  test('counts for no country, and is said to be elsewhere', async () => {
    const report = await reportOn(near, london);
    expect(report.countries).toEqual([]);
    expect(report.unlocated).toMatchObject({ addresses: 1, reasons: { 'too-close': { flows: 3 } } });
    expect(report.addresses).toMatchObject([
      { address: '123.125.114.144', places: [{ country: 'CN' }], doubts: ['too-close'], handshakes: 3 }
    ]);
    expect(report.addresses[0]?.refuted).toMatchObject({ kind: 'cannot-be' });
    expect(report.roundTrips).toMatchObject({ state: 'used', from: { country: null } });
    const [said, limit] = sayRoundTrips(report);
    expect(said).toMatch(
      /^123\.125\.114\.144 cannot be in China, where the tables put it: .* within 4\.0 ms, .* 75\d km; the nearest land of China is \d,\d{3} km away\.$/
    );
    expect(limit).toContain('where the connection ended');
  });

  test('is told with its reach, among those that were timed', async () => {
    const many = [...connections([8, 8, 8, 8], [4, 4, 4]), ...connections([88, 198, 48, 22], [12, 13, 12])];
    const report = await reportOn([...near, ...many], london);
    expect(sayTimed(report)).toBe(
      '3 addresses answered 3 handshakes or more. 2 of them answered too soon for the country that the tables name, and count for none.'
    );
    // Light alone speaks against the first; the second is of a network that has no place anyway.
    expect(sayRoundTrips(report).slice(0, 2)).toEqual([
      expect.stringMatching(/^123\.125\.114\.144 cannot be in China/),
      expect.stringMatching(/^8\.8\.8\.8 cannot be in the United States/)
    ]);
    expect(timedAddresses(report).map(sayTimedAddress)).toEqual([
      expect.stringMatching(/^4\.0 ms: within 75\d km; not in China/),
      expect.stringMatching(/^4\.0 ms: within 75\d km; not in the United States/),
      expect.stringMatching(/^12\.0 ms: within 1,95\d km; in Germany by the tables$/)
    ]);
  });

  test('counts for China where nobody says where the capture was made', async () => {
    const report = await reportOn(near, null);
    expect(report.countries).toMatchObject([{ country: 'CN' }]);
    expect(report).not.toHaveProperty('roundTrips');
    expect(sayRoundTrips(report)).toEqual([]);
  });

  test('counts for China where the capture was made nearby, or with too few handshakes', async () => {
    for (const [packets, from] of [
      [near, { country: 'MN' as CountryCode }],
      [connections(beijing, [4, 4]), london]
    ] as const) {
      const report = await reportOn(packets, from);
      expect(report.countries).toMatchObject([{ country: 'CN' }]);
      expect(report.addresses[0]).not.toHaveProperty('refuted');
    }
  });
});

describe('nothing is said of places', () => {
  const whom = [
    [5, 255, 255, 5],
    [88, 198, 48, 22],
    [161, 117, 96, 21]
  ];

  test('where an app on the phone answered, as a VPN', async () => {
    const report = await reportOn(connections(beijing, [4, 4, 4], [10, 215, 173, 1]), london);
    expect(report.roundTrips?.state).toBe('vpn-mode');
    expect(report.countries).toMatchObject([{ country: 'CN' }]);
    expect(sayRoundTrips(report)[0]).toContain('the capturing app answered');
  });

  test('where machines of several operators answer within a millisecond', async () => {
    const nearby = whom.flatMap((address) => connections(address, [0.4, 0.5, 0.3]));
    const report = await reportOn([...near, ...nearby], london);
    expect(report.roundTrips?.state).toBe('answered-nearby');
    expect(report.unlocated.reasons).not.toHaveProperty('too-close');
  });

  test('where no handshake is whole', async () => {
    const report = await reportOn(near.slice(0, 1), london);
    expect(report.roundTrips?.state).toBe('no-handshakes');
  });
});

test('a country without land is no place to have captured in', async () => {
  await expect(reportOn(near, { country: 'ZZ' as CountryCode })).rejects.toBeInstanceOf(UnknownLandError);
});
