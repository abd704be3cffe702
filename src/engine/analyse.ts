import { buildReport } from './analysis/report.ts';
import type { PlaceTables } from './attribution/place-tables.ts';
import type { ByteSource } from './bytes/source.ts';
import type { CountryCode } from './model/names.ts';
import type { Report } from './model/report.ts';
import { readCapture, type ReadOptions } from './read-capture.ts';

export { AbortedError, type Progress } from './read-capture.ts';

export interface AnalyseOptions extends ReadOptions {
  /** Asked for once the captures are read, so that they may still be loading until then. */
  readonly tables: () => Promise<PlaceTables>;
  readonly watch: readonly CountryCode[];
}

/** Files of one case, one report. Throws `CaptureError` for a file that is no capture, `AbortedError` on `signal`. */
export const analyse = async (sources: readonly ByteSource[], options: AnalyseOptions): Promise<Report> => {
  const capture = await readCapture(sources, options);
  return buildReport(capture, await options.tables(), options.watch);
};
