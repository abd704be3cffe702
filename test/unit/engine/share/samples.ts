import { openCase, type Case } from '#engine/analyse.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { nothingWanted, type Wanted } from '#engine/model/own-value.ts';
import type { Random } from '#engine/share/commitment.ts';
import { compose } from '#engine/share/compose.ts';
import { usualTerms, type Composed, type ShareChoices } from '#engine/share/shareable.ts';
import { readSample, tables } from '../../../golden/samples.ts';

export const watch = ['CN', 'RU', 'SG'] as CountryCode[];

export interface OpenedCase {
  readonly opened: Case;
  readonly report: Report;
}

export const openBytes = async (
  files: readonly (readonly [string, Uint8Array])[],
  wanted: Wanted = nothingWanted
): Promise<OpenedCase> => {
  const opened = await openCase(
    files.map(([name, bytes]) => bytesSource(name, bytes)),
    { tables: () => Promise.resolve(tables), watch }
  );
  const plain = { cities: false, own: null };
  return { opened, report: await opened.report({ wanted, from: null, places: plain }) };
};

export const openSample = (path: string): Promise<OpenedCase> =>
  openBytes([[path.split('/').at(-1) ?? '', readSample(path)]]);

export const everything: ShareChoices = {
  ...usualTerms,
  ...{ level: 'values', apps: true, fileNames: true, hashes: true, origin: true },
  ...{ notes: null, withoutHosts: [], withoutFindings: [], view: '', made: '2026-06-01' }
};

/** Bytes that are the same in every run. */
export const countedBytes = (seed = 1): Random => {
  let state = seed;
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24);
};

export const shareOf = (
  { opened, report }: OpenedCase,
  choices: Partial<ShareChoices> = {},
  random = countedBytes()
): Promise<Composed> => compose(report, (id) => opened.evidence(id), { ...everything, ...choices }, random);
