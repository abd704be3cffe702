import type { PlaceTables } from './attribution/place-tables.ts';
import type { ByteSource } from './bytes/source.ts';
import type { CountryCode } from './model/names.ts';
import type { Report } from './model/report.ts';

export interface Progress {
  /** Bytes read of all files together, of `totalBytes`. */
  readonly bytes: number;
  readonly totalBytes: number;
  readonly packets: number;
  readonly exchanges: number;
}

export interface AnalyseOptions {
  /** Asked for once the captures are read, so that they may still be loading until then. */
  readonly tables: () => Promise<PlaceTables>;
  readonly watch: readonly CountryCode[];
  readonly onProgress?: (progress: Progress) => void;
  /** An AbortSignal, or anything like it; looked at between chunks. */
  readonly signal?: { readonly aborted: boolean };
}

/** Files of one case, one report. Throws `CaptureError` for a file that is no capture, `AbortedError` on `signal`. */
export const analyse = async (sources: readonly ByteSource[], options: AnalyseOptions): Promise<Report> => {
  void sources;
  void options;
  throw new Error('not built yet');
};
