import type { Progress } from '#engine/analyse.ts';
import type { Report } from '#engine/model/report.ts';
import { analyse } from '#worker/client.ts';
import { failedFile, sayFailure, type Failure } from '#words/errors.ts';
import { defaultWatch } from '../permalink/permalink.ts';

export type Phase =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'reading';
      readonly files: readonly FileFacts[];
      readonly progress: Progress | null;
      readonly startedMs: number;
    }
  | { readonly kind: 'done'; readonly report: Report }
  | {
      readonly kind: 'failed';
      /** The file that failed; all of them where it is not known which. */
      readonly files: readonly FileFacts[];
      readonly failure: Failure;
      /** Files that came along and may be opened without it. */
      readonly others: readonly File[];
    };

export interface FileFacts {
  readonly name: string;
  readonly size: number;
}

const failedPhase = (files: readonly File[], error: unknown): Phase => {
  const name = failedFile(error);
  const failed = files.filter((file) => name === null || file.name === name);
  const others = files.filter((file) => !failed.includes(file));
  return { kind: 'failed', files: failed.map(factsOf), failure: sayFailure(error), others };
};

const factsOf = ({ name, size }: File): FileFacts => ({ name, size });

/** One case: the files that were opened, how far they are read, and the report on them. */
export class Session {
  phase = $state.raw<Phase>({ kind: 'idle' });
  #running: AbortController | null = null;

  get report(): Report | null {
    return this.phase.kind === 'done' ? this.phase.report : null;
  }

  /** Reads `files` as one case; resolves when there is a report, a failure, or a cancel. */
  async open(files: readonly File[]): Promise<void> {
    const running = this.#start();
    const names = files.map(factsOf);
    const startedMs = performance.now();
    this.phase = { kind: 'reading', files: names, progress: null, startedMs };
    const onProgress = (progress: Progress): void => {
      if (!running.signal.aborted) this.phase = { kind: 'reading', files: names, progress, startedMs };
    };
    try {
      const report = await analyse(files, { watch: defaultWatch, signal: running.signal, onProgress });
      if (!running.signal.aborted) this.phase = { kind: 'done', report };
    } catch (error) {
      if (!running.signal.aborted) this.phase = failedPhase(files, error);
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.phase = { kind: 'idle' };
  }

  /** Puts a failure on the page that happened before any file could be opened. */
  fail(files: readonly FileFacts[], failure: Failure): void {
    this.cancel();
    this.phase = { kind: 'failed', files, failure, others: [] };
  }

  #start(): AbortController {
    this.#running?.abort();
    this.#running = new AbortController();
    return this.#running;
  }
}
