import { UnknownLandError } from '#engine/analyse.ts';
import { ShareError } from '#engine/share/errors.ts';
import { csvPieces, withColumn } from '#engine/tables/csv.ts';
import { dataTables } from '#engine/tables/list.ts';
import { toldOf } from '#engine/tables/table.ts';
import { CaptureError } from '#engine/model/errors.ts';
import type { Report } from '#engine/model/report.ts';
import { version } from '#engine/model/version.ts';
import * as m from '#words/messages/messages.js';
import { ownPlaces, readList } from './files.ts';
import { jsonPieces } from './json.ts';
import { openFiles } from './open-files.ts';
import { help, helpOnVerify } from './help.ts';
import { parseOptions, UsageError, type Options } from './options.ts';
import { parseVerify } from './verify-options.ts';
import { formatText } from './text.ts';

const exitUsage = 2;
const exitBroken = 3;

const analyseFiles = async (files: readonly string[], options: Options): Promise<Report> =>
  (await openFiles(files, options)).report;

const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

const piecesOf = (report: Report, { output, table }: Options): Iterable<string> => {
  if (output === 'json') return jsonPieces(report);
  return output === 'csv' ? csvPieces(dataTables[table](toldOf(report))) : [formatText(report)];
};

const writeReport = async (report: Report, options: Options): Promise<void> => {
  for (const piece of piecesOf(report, options)) await write(piece);
};

/** One table of all files: its first column says which. A file that can't be read has no row, and a line on stderr. */
const eachAsCsv = async (files: readonly string[], options: Options): Promise<void> => {
  let withColumns = true;
  for (const file of files) {
    try {
      const told = toldOf(await analyseFiles([file], options));
      const table = withColumn('file', file, dataTables[options.table](told));
      for (const piece of csvPieces(table, withColumns)) await write(piece);
      withColumns = false;
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      process.stderr.write(`whither: ${file}: ${error.code} ${JSON.stringify(error.facts)}\n`);
    }
  }
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

const exitDiffers = 1;

const runVerify = async (words: readonly string[]): Promise<void> => {
  const options = parseVerify(words);
  if (options.help) return write(helpOnVerify());
  // What only this asks for is loaded only for it: a report waits for nothing it does not use.
  const { formatVerified, verifyShare } = await import('./verify.ts');
  const verified = await verifyShare(options);
  await write(options.output === 'json' ? `${JSON.stringify(verified)}\n` : formatVerified(verified));
  if (verified.differences.length > 0) process.exitCode = exitDiffers;
};

const run = async (words: readonly string[]): Promise<void> => {
  if (words[0] === 'verify') return runVerify(words.slice(1));
  const options = parseOptions(words);
  if (options.help) return write(help());
  if (options.version) return write(`whither ${version}\n`);
  if (options.places !== null) await ownPlaces(options.places);
  const files = [...options.files, ...(options.filesFrom === null ? [] : readList(options.filesFrom))];
  if (options.each) return options.output === 'csv' ? eachAsCsv(files, options) : runEach(files, options);
  return writeReport(await analyseFiles(files, options), options);
};

const fail = (error: unknown): void => {
  if (error instanceof UsageError || error instanceof UnknownLandError) {
    const { message } = error instanceof UsageError ? error : { message: m.usage_no_land(error) };
    process.stderr.write(`whither: ${message}\n${m.usage_see_help()}\n`);
    process.exitCode = exitUsage;
  } else if (error instanceof CaptureError || error instanceof ShareError) {
    process.stderr.write(`whither: ${error.code} ${JSON.stringify(error.facts)}\n`);
    process.exitCode = exitBroken;
  } else if (error instanceof Error && 'code' in error && error.code === 'EPIPE') {
    // Whoever read stdout has gone (`| head`): there is nobody left to tell.
    process.exitCode = 0;
  } else throw error;
};

process.stdout.on('error', fail);
run(process.argv.slice(2)).catch(fail);
