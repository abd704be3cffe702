import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildReport } from '#engine/analysis/report.ts';
import type { PlaceTables } from '#engine/attribution/place-tables.ts';
import type { Standing } from '#engine/attribution/standings.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Destination, Report } from '#engine/model/report.ts';
import { readCapture } from '#engine/read-capture.ts';
import { bytesOf, client, clientHello, ipv4, pcapFile, tcp, tlsRecords, udp } from './packets.ts';

/** By the first number of the address: two countries, one of them also of many places, and no place at all. */
const standings: Readonly<Record<number, Standing>> = {
  5: { special: null, country: 'RU' as CountryCode, doubts: [] },
  6: { special: null, country: 'SG' as CountryCode, doubts: [] },
  7: { special: null, country: 'SG' as CountryCode, doubts: ['anycast'] },
  10: { special: 'private', country: null, doubts: [] },
  192: { special: 'private', country: null, doubts: [] }
};
const nowhere: Standing = { special: null, country: null, doubts: [] };
const standingOf = (first: number): Standing => standings[first] ?? nowhere;

const tables: PlaceTables = {
  data: [],
  facts: (words) => ({
    ...{ standing: standingOf(words[3] >>> 24), places: [] },
    ...{ registered: null, operator: null }
  }),
  standing: (words) => standingOf(words[3] >>> 24),
  special: (words) => standingOf(words[3] >>> 24).special
};

interface Packet {
  readonly to: readonly number[];
  readonly bytes: number;
  readonly name: string | null;
}

const address = fc.tuple(
  fc.constantFrom(5, 6, 7, 8, 10),
  fc.constant(0),
  fc.constant(0),
  fc.integer({ min: 1, max: 30 })
);
const packet: fc.Arbitrary<Packet> = fc.record({
  to: address,
  bytes: fc.integer({ min: 1, max: 6 }),
  name: fc.option(fc.constantFrom('a.example', 'b.example'), { freq: 8, nil: null })
});

const packetBytes = ({ to, bytes, name }: Packet): Uint8Array =>
  name === null
    ? ipv4(17, udp(40000, 7000, new Uint8Array(bytes)), client, [...to])
    : ipv4(6, tcp(40000, 443, 1, tlsRecords(clientHello(name))), client, [...to]);

const reportsOn = async (packets: readonly Packet[], mostNameless: number): Promise<[Report, Report]> => {
  const read = () => readCapture([bytesSource('a.pcap', pcapFile(101, packets.map(packetBytes)))]);
  const options = { watch: [] };
  return [
    buildReport(await read(), tables, options),
    buildReport(await read(), tables, { ...options, mostNameless })
  ];
};

const weightOf = ({ bytesSent, bytesReceived }: Destination): number => bytesSent + bytesReceived;
const isNameless = ({ host, address }: Destination): boolean => host === null && address !== null;

test('folded or not, a report counts the same, and says of how many addresses it tells together', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(packet, { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      async (packets, most) => {
        const [whole, folded] = await reportsOn(packets, most);
        for (const part of ['totals', 'countries', 'unlocated', 'local', 'hosts', 'quality'] as const)
          expect(folded[part]).toEqual(whole[part]);
        expect(whole.folded.addresses).toBe(0);
        expect(folded.addresses.length + folded.folded.addresses).toBe(whole.addresses.length);
        expect(folded.destinations.reduce((sum, row) => sum + (row.addresses ?? 0), 0)).toBe(
          folded.folded.addresses
        );
      }
    )
  );
});

test('only what has no name is folded, no more of it than must be, the least first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(packet, { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      async (packets, most) => {
        const [whole, folded] = await reportsOn(packets, most);
        const kept = new Set(folded.addresses.map((row) => row.address));
        const alone = whole.destinations.filter(
          (row) =>
            isNameless(row) &&
            whole.destinations.filter(({ address }) => address === row.address).length === 1
        );
        const gone = alone.filter((row) => row.address !== null && !kept.has(row.address));
        const stay = alone.filter((row) => row.address !== null && kept.has(row.address));
        expect(folded.folded.addresses).toBe(gone.length);
        expect(stay.length).toBe(Math.min(alone.length, most));
        expect(Math.max(0, ...gone.map(weightOf))).toBeLessThanOrEqual(
          Math.min(Infinity, ...stay.map(weightOf))
        );
      }
    )
  );
});

test('what is folded is told for each app and place', async () => {
  const far = [5, 6, 7].flatMap((first) => [1, 2, 3].map((last) => [first, 0, 0, last]));
  const [, { destinations }] = await reportsOn(
    far.map((to, at) => ({ to, bytes: 1 + at, name: null })),
    2
  );
  const common = { app: null, host: null, address: null, requests: 0 };
  expect(destinations.map(({ address }) => address)).toEqual(['7.0.0.2', '7.0.0.3', null, null, null]);
  expect(destinations.slice(2)).toMatchObject([
    { ...common, addresses: 3, where: { kind: 'country', country: 'RU' }, flows: 3, bytesSent: 3 * 28 + 6 },
    { ...common, addresses: 3, where: { kind: 'country', country: 'SG' }, flows: 3, bytesSent: 3 * 28 + 15 },
    { ...common, addresses: 1, where: { kind: 'unlocated', reason: 'anycast' }, flows: 1, bytesSent: 28 + 7 }
  ]);
});

test('an address that was asked something stays', async () => {
  const request = bytesOf('GET / HTTP/1.1\r\n\r\n');
  const file = pcapFile(101, [
    ipv4(6, tcp(40001, 80, 1, request), client, [5, 0, 0, 9]),
    ...[1, 2, 3].map((last) => ipv4(17, udp(40000, 7000, new Uint8Array(900)), client, [6, 0, 0, last]))
  ]);
  const capture = await readCapture([bytesSource('a.pcap', file)]);
  const { addresses } = buildReport(capture, tables, { watch: [], mostNameless: 1 });
  expect(addresses.map((row) => row.address)).toEqual(['5.0.0.9', '6.0.0.1']);
});
