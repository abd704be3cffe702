import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Report } from '#engine/model/report.ts';
import { defaultState, formatPermalink, parsePermalink, viewNames } from '#lib/permalink/permalink.ts';
import { slideAt, slidesOf } from '#lib/present/slides.ts';
import { legsOf } from '#lib/state/legs.ts';
import { select } from '#lib/state/selection.ts';
import { browserAppTour } from '#lib/tour/browser-app.ts';

let report: Report;
beforeAll(async () => {
  const tables = await loadPlaceTables((name) => Promise.resolve(readFileSync(`static/geo/${name}`)));
  const file = 'har/mitmproxy/browser-app.har';
  report = await analyse([bytesSource(file, readFileSync(`sample-captures/${file}`))], {
    tables: () => Promise.resolve(tables),
    watch: []
  });
});

const exchangesWith = (kind: string): Set<string> =>
  new Set(report.findings.flatMap((one) => (one.kind === kind ? [one.exchange] : [])));

describe('the tour of the browser of 2020', () => {
  it('has eight steps at most, each with a link of its own', () => {
    expect(browserAppTour.length).toBeLessThanOrEqual(8);
    browserAppTour.forEach((step, at) => {
      const state = { ...defaultState, ...step.state(report), tour: at + 1 };
      expect(parsePermalink(formatPermalink(state))).toEqual(state);
    });
  });

  it('points at what there is', () => {
    for (const step of browserAppTour) {
      const { selection, claim } = { ...defaultState, ...step.state(report) };
      expect(select(legsOf(report), selection).length).toBeGreaterThan(0);
      if (claim !== null) expect(report.findings.some(({ id }) => id === claim)).toBe(true);
    }
    expect(browserAppTour.some((step) => step.state(report).claim)).toBe(true);
  });

  it('says what the capture shows', () => {
    const [answer, flow, map, , what, proof, anonymous] = browserAppTour.map((step) => step.text(report));
    expect(answer).toContain('Of 12 requests, 7 go to the maker');
    expect(flow).toContain('All 7 requests without a page');
    expect(map).toContain('6 requests went to machines in Singapore');
    expect(what).toContain('4 requests name a page');
    expect(proof).toContain('“lump under the arm”');
    expect(anonymous).toContain('in 6 requests');
  });

  it('says nothing of the rest that is not so', () => {
    const visited = exchangesWith('page-visited');
    const holds = (kind: string) => [...visited].every((exchange) => exchangesWith(kind).has(exchange));
    expect([holds('identifier'), holds('device')]).toEqual([true, true]);
    expect([...exchangesWith('search')].filter((exchange) => visited.has(exchange))).toHaveLength(1);
    const [thread] = report.threads.filter(({ requests }) => requests === 6);
    expect(thread?.with).toMatchObject({ search: 1 });
    expect(thread?.with.account).toBeGreaterThan(0);
    const asked = report.exchanges.filter(({ pageSite }) => pageSite !== undefined);
    expect(asked.length + 7).toBe(report.exchanges.length);
  });

  it('is right that a report follows each page', () => {
    const told = (address: string): number =>
      report.findings
        .filter(({ kind, value }) => kind === 'page-visited' && value === address)
        .map(({ exchange }) => report.exchanges.find(({ id }) => id === exchange)?.timeMs ?? 0)[0] ?? 0;
    for (const { url, timeMs, pageSite } of report.exchanges)
      if (pageSite !== undefined && timeMs !== null) expect(told(url)).toBeGreaterThan(timeMs);
  });
});

describe('the slides of a presentation', () => {
  it('are the answer, the views, and one claim of each kind that is sure', () => {
    const slides = slidesOf(report, ['SG'], viewNames);
    expect(slides[0]).toEqual({ kind: 'answer' });
    const claims = slides.flatMap((slide) => (slide.kind === 'claim' ? [slide.claim] : []));
    const found = claims.map((id) => report.findings.find((one) => one.id === id));
    expect(new Set(found.map((one) => one?.kind)).size).toBe(claims.length);
    expect(found.every((one) => one?.certainty === 'observed')).toBe(true);
    expect(slides.some((slide) => slide.kind === 'view' && slide.view === 'hosts')).toBe(false);
  });

  it('never show what a reader looked for', () => {
    const own = report.findings.map((one) => ({ ...one, kind: 'own-value' as const }));
    const slides = slidesOf({ ...report, findings: own }, [], viewNames);
    expect(slides.some(({ kind }) => kind === 'claim')).toBe(false);
  });

  it('are found again by the state of the page', () => {
    const slides = slidesOf(report, [], viewNames);
    slides.forEach((slide, at) => {
      const state = {
        present: slide.kind,
        view: slide.kind === 'view' ? slide.view : ('map' as const),
        claim: slide.kind === 'claim' ? slide.claim : null
      };
      expect(slideAt(slides, state)).toBe(at);
    });
    expect(slideAt(slides, { present: 'claim', view: 'map', claim: 'gone' })).toBe(0);
  });
});
