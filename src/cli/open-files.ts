import { openCase, type Case, type Progress } from '#engine/analyse.ts';
import type { Wanted } from '#engine/model/own-value.ts';
import type { Report } from '#engine/model/report.ts';
import type { AskedForPlaces } from '#engine/model/terms.ts';
import {
  cityTables,
  fileSource,
  ownPlaces,
  placeTables,
  readAirports,
  readList,
  readOutlines,
  sha256Of
} from './files.ts';
import type { Options } from './options.ts';
import { parseOwn } from './own.ts';

export interface OpenedFiles {
  readonly opened: Case;
  readonly report: Report;
}

/** One case of several files, as the call asks for it. */
export const openFiles = async (files: readonly string[], options: Options): Promise<OpenedFiles> => {
  const sources = files.map(fileSource);
  const wanted: Wanted = {
    visited: options.visited === null ? [] : readList(options.visited),
    own: options.own === null ? [] : readList(options.own).map(parseOwn)
  };
  const opened = await openCase(sources, {
    tables: placeTables,
    cities: cityTables,
    own: () => ownPlaces(options.places),
    watch: options.watch,
    outlines: readOutlines,
    airports: readAirports,
    ...(process.stderr.isTTY ? { onProgress: showProgress } : {})
  });
  const report = await opened.report({ wanted, from: options.from, places: askedFor(options) });
  return { opened, report: options.sha256 ? await withHashes(report, files) : report };
};

const askedFor = ({ cities, places, instead }: Options): AskedForPlaces => ({
  cities,
  own: places === null ? null : instead ? 'instead' : 'compare'
});

const withHashes = async (report: Report, files: readonly string[]): Promise<Report> => {
  const hashes = await Promise.all(files.map(sha256Of));
  return {
    ...report,
    sources: report.sources.map((source, at) => ({ ...source, sha256: hashes[at] ?? '' }))
  };
};

let shownMs = 0;

/** One line on the terminal, written over itself, ten times a second at most. */
const showProgress = ({ bytes, totalBytes, packets, exchanges }: Progress): void => {
  const now = Date.now();
  const whole = bytes >= totalBytes;
  if (now - shownMs < 100 && !whole) return;
  shownMs = now;
  const share = totalBytes > 0 ? Math.floor((100 * bytes) / totalBytes) : 100;
  const counted = `${share.toString()} %, ${(packets + exchanges).toLocaleString('en')} records`;
  process.stderr.write(whole ? '\r\u001b[K' : `\r\u001b[K${counted}`);
};
