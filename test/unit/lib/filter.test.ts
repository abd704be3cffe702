import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { findingKinds } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';
import { eventsOf } from '#lib/state/events.ts';
import { isOpen, legsOfPassing, noFilter, passing, wantsRequests, type Filter } from '#lib/state/filter.ts';
import { legsOf } from '#lib/state/legs.ts';

const files = [
  'pcap/chromium/daily-news.pcap',
  'har/chromium/daily-news.har',
  'har/mitmproxy/browser-app.har'
];
const measures = ['flows', 'requests', 'bytesSent', 'bytesReceived', 'findings'] as const;

let report: Report;
beforeAll(async () => {
  const tables = await loadPlaceTables((name) => Promise.resolve(readFileSync(`static/geo/${name}`)));
  report = await analyse(
    files.map((file) => bytesSource(file, readFileSync(`sample-captures/${file}`))),
    { tables: () => Promise.resolve(tables), watch: [] }
  );
});

/** The requests that pass, by id. */
const passingRequests = (part: Partial<Filter>): string[] => {
  const events = eventsOf(report);
  const passed = passing({ ...noFilter, ...part }, events, legsOf(report), report);
  return [...events.exchange]
    .filter((exchange, at) => exchange >= 0 && passed[at] === 1)
    .map((exchange) => report.exchanges[exchange]!.id);
};

const counted = (): Report['exchanges'] => report.exchanges.filter(({ destination }) => destination !== null);

describe('what happened at each moment', () => {
  it('adds up to the legs', () => {
    const events = eventsOf(report);
    const legs = legsOf(report);
    const all = legsOfPassing(legs, events, new Uint8Array(events.length).fill(1));
    expect(all.length).toBeGreaterThan(5);
    for (const leg of all) for (const measure of measures) expect(leg[measure]).toBe(legs[leg.at]?.[measure]);
    expect(all.length).toBe(legs.filter(({ flows, requests }) => flows + requests > 0).length);
  });
});

describe('a filter', () => {
  it('lets everything pass that is not asked about', () => {
    expect(isOpen(noFilter)).toBe(true);
    expect(passingRequests({})).toEqual(counted().map(({ id }) => id));
  });

  it('lets requests pass in which a kind was found, with a certainty', () => {
    for (const kind of findingKinds)
      for (const certainty of ['observed', 'inferred', null] as const) {
        const holding = new Set(
          report.findings
            .filter((one) => one.kind === kind && (certainty === null || one.certainty === certainty))
            .map(({ exchange }) => exchange)
        );
        const expected = counted().filter(({ id }) => holding.has(id));
        expect(passingRequests({ kind, certainty })).toEqual(expected.map(({ id }) => id));
      }
    expect(passingRequests({ kind: 'page-visited' }).length).toBeGreaterThan(0);
  });

  it('lets pass what happened in a span, both ends within', () => {
    const times = counted().flatMap(({ timeMs }) => timeMs ?? []);
    const [fromMs, toMs] = [times[2]!, times[5]!];
    const expected = counted().filter(({ timeMs }) => timeMs !== null && timeMs >= fromMs && timeMs <= toMs);
    expect(expected.length).toBeGreaterThan(1);
    expect(passingRequests({ span: { fromMs, toMs } })).toEqual(expected.map(({ id }) => id));
  });

  it('tells what the own pages of a host asked for from what others did', () => {
    const siteOf = new Map(report.hosts.map(({ name, site }) => [name, site]));
    const first = passingRequests({ ties: 'first' });
    const third = passingRequests({ ties: 'third' });
    expect(first.length).toBeGreaterThan(0);
    expect(third.length).toBeGreaterThan(0);
    for (const { id, host, pageSite } of counted()) {
      if (first.includes(id)) expect(siteOf.get(host!) ?? host).toBe(pageSite);
      if (third.includes(id)) expect(siteOf.get(host!) ?? host).not.toBe(pageSite);
      if (pageSite === undefined) expect([...first, ...third]).not.toContain(id);
    }
  });

  it('finds words in hosts, companies, places and addresses, all of them', () => {
    const ids = passingRequests({ text: 'XIAOMI singapore' });
    expect(ids.length).toBeGreaterThan(0);
    for (const { id, host } of counted()) if (ids.includes(id)) expect(host).toMatch(/miui|xiaomi/);
    const url = counted()[3]!.url.slice(8, 30);
    expect(passingRequests({ text: url })).toContain(counted()[3]!.id);
    expect(passingRequests({ text: 'no such word anywhere' })).toEqual([]);
  });

  it('wants requests where only they can pass', () => {
    expect(wantsRequests({ ...noFilter, kind: 'search' })).toBe(true);
    expect(wantsRequests({ ...noFilter, text: 'x', app: 'y' })).toBe(false);
  });
});
