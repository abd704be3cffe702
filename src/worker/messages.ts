import type { Progress } from '#engine/analyse.ts';
import type { CaptureErrorCode, Facts } from '#engine/model/errors.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';

/** From the page to the worker. */
export interface AnalyseRequest {
  readonly id: number;
  readonly files: readonly File[];
  readonly watch: readonly CountryCode[];
}

/** From the worker to the page; `id` is that of the request it answers. */
export type WorkerReply = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'capture-error'; readonly code: CaptureErrorCode; readonly facts: Facts }
  | { readonly kind: 'crash'; readonly message: string }
);
