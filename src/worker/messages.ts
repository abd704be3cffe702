import type { Progress } from '#engine/analyse.ts';
import type { CaptureErrorCode, Facts } from '#engine/model/errors.ts';
import type { Evidence } from '#engine/model/evidence.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import type { Terms } from '#engine/model/terms.ts';
import type { Composed, ShareChoices } from '#engine/share/shareable.ts';
import type { ReportRows } from './report-pieces.ts';

/** SHA-256 of files by name, as far as they are known. */
export type SourceHashes = Readonly<Record<string, string>>;

/** From the page to the worker. `own` is the reader's own database of places. */
export type WorkerRequest = { readonly id: number } & (
  | {
      readonly kind: 'analyse';
      readonly files: readonly File[];
      readonly watch: readonly CountryCode[];
      readonly terms: Terms;
      readonly own: File | null;
      /** Exchanges that a worker before this one did not come back from: their contents are left alone. */
      readonly giveUp: readonly string[];
      /** Tell of every exchange before it is opened, and not only now and then. */
      readonly tellEach: boolean;
    }
  /** The same capture again, on other terms. */
  | { readonly kind: 'report'; readonly terms: Terms; readonly own: File | null }
  | { readonly kind: 'evidence'; readonly finding: string }
  /** Composes a share of the last report. */
  | { readonly kind: 'share'; readonly choices: ShareChoices; readonly hashes: SourceHashes }
);

/** From the worker to the page; `id` is that of the request it answers. */
export type WorkerReply = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly progress: Progress }
  /** The contents of this exchange are about to be opened; null once all are. */
  | {
      readonly kind: 'opening';
      readonly exchange: string | null;
      readonly opened: number;
      readonly of: number;
    }
  /** Rows of the report that follows. */
  | { readonly kind: 'rows'; readonly piece: ReportRows }
  /** As `report`, which still follows, before the tables of places have arrived. */
  | { readonly kind: 'early'; readonly report: Report }
  /** All but the rows that were sent before it. */
  | { readonly kind: 'report'; readonly report: Report }
  /** Null where there is no such finding. */
  | { readonly kind: 'evidence'; readonly evidence: Evidence | null }
  | { readonly kind: 'share'; readonly composed: Composed }
  | { readonly kind: 'capture-error'; readonly code: CaptureErrorCode; readonly facts: Facts }
  | { readonly kind: 'crash'; readonly message: string }
);
