import { gzipSync } from 'fflate';
import { expect } from 'vitest';
import { openCase, type Case } from '#engine/analyse.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { CaptureError } from '#engine/model/errors.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { readCapture } from '#engine/read-capture.ts';
import { cuttingPoints } from './cutting-points.ts';
import { describeReport } from './describe-report.ts';
import { readSample, tables } from './samples.ts';

const watch = ['CN', 'RU', 'SG'] as CountryCode[];

const read = (bytes: Uint8Array, name: string, chunkBytes?: number): Promise<Case> =>
  openCase([bytesSource(name, bytes, chunkBytes)], { tables: () => Promise.resolve(tables), watch });

const report = async (bytes: Uint8Array, name: string, chunkBytes?: number): Promise<Report> =>
  (await read(bytes, name, chunkBytes)).report();

/** What a report says of the capture itself: not how its file is called, packed or how long it is. */
const essence = (of: Report): unknown => ({
  ...of,
  sources: of.sources.map((source) => ({ ...source, name: '', bytes: 0, format: source.format.split('+')[0] }))
});

/**
 * Proves what holds for every capture: a readable golden of its report; the same report whatever the file is called,
 * however it is packed and in whatever pieces it comes; every reference in it leads somewhere.
 */
export const checkCapture = async (path: string): Promise<void> => {
  const bytes = readSample(path);
  expect(bytes.length, 'samples stay under 500 kB').toBeLessThan(500_000);
  const name = path.split('/').at(-1) ?? '';
  const opened = await read(bytes, name);
  const golden = await opened.report();
  await expect(describeReport(golden)).toMatchFileSnapshot(`reports/${path.replaceAll('/', '-')}.txt`);
  expect(essence(await report(bytes, 'unknown'))).toEqual(essence(golden));
  expect(essence(await report(gzipSync(bytes), `${name}.gz`))).toEqual(essence(golden));
  expect(essence(await report(bytes, name, 7))).toEqual(essence(golden));
  checkReferences(golden);
  checkEvidence(golden, opened);
};

const checkReferences = (of: Report): void => {
  const hosts = new Set<string | null>([null, ...of.hosts.map((host) => host.name)]);
  const addresses = new Set<string | null>([null, ...of.addresses.map(({ address }) => address)]);
  const companies = new Set<string | null>([null, ...of.companies.map(({ id }) => id)]);
  for (const row of [...of.destinations, ...of.exchanges]) {
    expect(hosts).toContain(row.host);
    if (!('url' in row)) expect(addresses).toContain(row.address);
  }
  for (const host of of.hosts) {
    expect(companies).toContain(host.company);
  }
  checkFindings(of);
  checkSums(of);
};

/** Every finding stands in an exchange of the report, by a rule of the report; its thread knows of it. */
const checkFindings = (of: Report): void => {
  const exchanges = new Map<string, Report['exchanges'][number]>(of.exchanges.map((one) => [one.id, one]));
  const rules = new Set(of.rules.map(({ id }) => id));
  const threads = new Map(of.threads.map((thread) => [thread.id, thread]));
  expect(new Set(of.findings.map(({ id }) => id)).size, 'ids of findings').toBe(of.findings.length);
  for (const finding of of.findings) {
    expect(exchanges.get(finding.exchange)?.host).toBe(finding.host);
    expect(rules).toContain(finding.rule);
    expect(finding.path.length).toBeGreaterThan(0);
    if (finding.thread !== null) expect(threads.get(finding.thread)?.hosts).toContain(finding.host);
  }
  for (const { source, id } of of.rules) expect(source, id).toMatch(/^https:\/\//);
};

/** Countries, unlocated and local are a partition of what was sent: nothing counts twice, nothing is lost. */
const checkSums = (of: Report): void => {
  for (const measure of ['flows', 'requests', 'bytesSent', 'bytesReceived', 'findings'] as const) {
    const parts = [...of.countries, of.unlocated, of.local].reduce((sum, row) => sum + row[measure], 0);
    expect(parts, measure).toBe(of.totals[measure]);
  }
};

/** A file that was cut off anywhere ends in a `CaptureError` or in a warning, never in a crash. */
export const checkCutCapture = async (path: string): Promise<void> => {
  const bytes = readSample(path);
  for (const at of cuttingPoints(bytes)) {
    const result = await readCapture([bytesSource('cut', bytes.subarray(0, at))]).catch((error: unknown) => error);
    if (result instanceof CaptureError) continue;
    expect(result, `cut at ${at.toString()}`).not.toBeInstanceOf(Error);
  }
};

/** The way to every finding can be gone, and ends at something to see. */
const checkEvidence = (of: Report, opened: Case): void => {
  for (const finding of of.findings) {
    let node = opened.evidence(finding.id)?.root;
    for (const label of finding.path) node = node?.children.find((child) => child.label === label);
    expect(node, `${finding.id} ${finding.path.join('/')}`).toBeDefined();
  }
};
