import type { Progress } from '#engine/analyse.ts';
import type { Evidence } from '#engine/model/evidence.ts';
import { isSamePlace } from '#engine/model/made-from.ts';
import type { Report } from '#engine/model/report.ts';
import { plainTerms, type MadeFrom, type Terms } from '#engine/model/terms.ts';
import { WorkerCase } from '#worker/client.ts';
import { failedFile, sayFailure, type Failure } from '#words/errors.ts';
import { defaultWatch } from '../permalink/permalink.ts';

export type Phase =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'reading';
      readonly files: readonly FileFacts[];
      readonly progress: Progress | null;
      /** How many of the requests have been opened, once all files are read. */
      readonly opening: Opening | null;
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

export interface Opening {
  readonly opened: number;
  readonly of: number;
}

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
  /** What the reader says besides the files. Values of their own are kept here, in this tab, and nowhere else. */
  terms = $state.raw<Terms>(plainTerms);
  /** A report on new terms is being made. */
  working = $state(false);
  /** The report could not be made anew for the place where the capture is now said to have been made. */
  placeFailed = $state(false);
  #running: AbortController | null = null;
  #case: WorkerCase | null = null;

  get report(): Report | null {
    return this.phase.kind === 'done' ? this.phase.report : null;
  }

  /** Reads `files` as one case; resolves when there is a report, a failure, or a cancel. */
  async open(files: readonly File[], said: Partial<Terms> = {}): Promise<void> {
    const running = this.#start();
    this.terms = { ...plainTerms, ...said };
    const names = files.map(factsOf);
    const startedMs = performance.now();
    const tell = (progress: Progress | null, opening: Opening | null): void => {
      if (!running.signal.aborted)
        this.phase = { kind: 'reading', files: names, progress, opening, startedMs };
    };
    tell(null, null);
    const { signal } = running;
    const onProgress = (progress: Progress): void => tell(progress, null);
    const onOpening = (opened: number, of: number): void => {
      if (this.phase.kind === 'reading') tell(this.phase.progress, { opened, of });
    };
    try {
      const { terms } = this;
      const opened = new WorkerCase(files, { watch: defaultWatch, terms, signal, onProgress, onOpening });
      this.#case = opened;
      const report = await opened.analyse();
      if (!running.signal.aborted) this.phase = { kind: 'done', report };
    } catch (error) {
      if (!running.signal.aborted) this.phase = failedPhase(files, error);
    }
  }

  /** Makes the report anew; the last terms asked for are the ones it ends with. */
  async ask(part: Partial<Terms>): Promise<void> {
    const terms = { ...this.terms, ...part };
    this.terms = terms;
    const asked = this.#case;
    if (!asked || !this.report) return;
    this.working = true;
    try {
      const report = await asked.report(terms);
      if (asked === this.#case && terms === this.terms) this.phase = { kind: 'done', report };
    } finally {
      if (terms === this.terms) this.working = false;
    }
  }

  /** As `ask`, where the capture was made; nothing is made anew where that was said already. */
  async askFrom(from: MadeFrom | null): Promise<void> {
    if (isSamePlace(from, this.terms.from)) return;
    this.placeFailed = false;
    try {
      await this.ask({ from });
    } catch {
      this.placeFailed = true;
    }
  }

  /** The opened request behind a finding of the report; null where the case no longer holds it. */
  async evidence(finding: string): Promise<Evidence | null> {
    return (await this.#case?.evidence(finding)) ?? null;
  }

  /** Lets go of the capture. */
  close(): void {
    this.#case?.end();
    this.cancel();
  }

  cancel(): void {
    this.#running?.abort();
    this.#case = null;
    this.phase = { kind: 'idle' };
  }

  /** Puts a failure on the page that happened before any file could be opened. */
  fail(files: readonly FileFacts[], failure: Failure): void {
    this.cancel();
    this.phase = { kind: 'failed', files, failure, others: [] };
  }

  #start(): AbortController {
    this.#running?.abort();
    this.#case?.end();
    this.#case = null;
    this.#running = new AbortController();
    return this.#running;
  }
}
