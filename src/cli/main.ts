import { analyse, UnknownLandError, type Progress } from '#engine/analyse.ts';
import { CaptureError } from '#engine/model/errors.ts';
import type { Wanted } from '#engine/model/own-value.ts';
import type { AskedForPlaces } from '#engine/model/terms.ts';
import type { Report } from '#engine/model/report.ts';
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
import { jsonPieces } from './json.ts';
import { parseOwn } from './own.ts';
import { parseOptions, usage, UsageError, type Options } from './options.ts';
import { formatText } from './text.ts';

const exitUsage = 2;
const exitBroken = 3;

const analyseFiles = async (files: readonly string[], options: Options): Promise<Report> => {
  const sources = files.map(fileSource);
  const wanted: Wanted = {
    visited: options.visited === null ? [] : readList(options.visited),
    own: options.own === null ? [] : readList(options.own).map(parseOwn)
  };
  const report = await analyse(
    sources,
    {
      tables: placeTables,
      cities: cityTables,
      own: () => ownPlaces(options.places),
      watch: options.watch,
      outlines: readOutlines,
      airports: readAirports,
      ...(process.stderr.isTTY ? { onProgress: showProgress } : {})
    },
    { wanted, from: options.from, places: askedFor(options) }
  );
  return options.sha256 ? withHashes(report, files) : report;
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

const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

const writeReport = async (report: Report, options: Options): Promise<void> => {
  const pieces = options.output === 'json' ? jsonPieces(report) : [formatText(report)];
  for (const piece of pieces) await write(piece);
};

/** A line for each file, whatever it is: one file that can't be read does not keep the others from being read. */
const runEach = async (files: readonly string[], options: Options): Promise<void> => {
  for (const file of files) {
    try {
      const report = await analyseFiles([file], options);
      if (options.output === 'text') await write(`${file}\n`);
      await writeReport(report, options);
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      await write(`${JSON.stringify({ file, error: { code: error.code, ...error.facts } })}\n`);
    }
  }
};

const run = async (words: readonly string[]): Promise<void> => {
  const options = parseOptions(words);
  if (options.help) return write(usage);
  if (options.places !== null) await ownPlaces(options.places);
  const files = [...options.files, ...(options.filesFrom === null ? [] : readList(options.filesFrom))];
  if (options.each) return runEach(files, options);
  return writeReport(await analyseFiles(files, options), options);
};

const fail = (error: unknown): void => {
  if (error instanceof UsageError || error instanceof UnknownLandError) {
    process.stderr.write(`whither: ${error.message}\nSee whither --help.\n`);
    process.exitCode = exitUsage;
  } else if (error instanceof CaptureError) {
    process.stderr.write(`whither: ${error.code} ${JSON.stringify(error.facts)}\n`);
    process.exitCode = exitBroken;
  } else if (error instanceof Error && 'code' in error && error.code === 'EPIPE') {
    // Whoever read stdout has gone (`| head`): there is nobody left to tell.
    process.exitCode = 0;
  } else throw error;
};

process.stdout.on('error', fail);
await run(process.argv.slice(2)).catch(fail);
