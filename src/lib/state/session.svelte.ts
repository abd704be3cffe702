import type { Progress } from '#engine/analyse.ts';
import type { Evidence } from '#engine/model/evidence.ts';
import { isSamePlace } from '#engine/model/made-from.ts';
import type { Report } from '#engine/model/report.ts';
import type { Composed, ShareChoices } from '#engine/share/shareable.ts';
import { plainTerms, type MadeFrom, type Terms } from '#engine/model/terms.ts';
import { WorkerCase } from '#worker/client.ts';
import { failedFile, placesAlone, sayFailure, type Failure } from '#words/errors.ts';
import { defaultWatch } from '../permalink/permalink.ts';
import type { Case } from './case.ts';
import { cities } from './cities.svelte.ts';
import { hashOf, type FileHash } from './file-hashes.ts';
import { sortFiles } from './sort-files.ts';

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

const isOver = ({ signal }: AbortController): boolean => signal.aborted;

/** One case: the files that were opened, how far they are read, and the report on them. */
export class Session implements Case {
  phase = $state.raw<Phase>({ kind: 'idle' });
  /** What the reader says besides the files. Values of their own are kept here, in this tab, and nowhere else. */
  terms = $state.raw<Terms>(plainTerms);
  /** A report on new terms is being made: on these. */
  working = $state<keyof Terms | null>(null);
  /** The last there was: also while the next one is being made. */
  lastReport = $state.raw<Report | null>(null);
  /** The report could not be made anew for the place where the capture is now said to have been made. */
  placeFailed = $state(false);
  /** The reader's own database of places; the terms say what it is used for. */
  ownFile = $state.raw<File | null>(null);
  /** The report on screen is without places, and stays so: their tables could not be loaded. */
  placesFailed = $state(false);
  /** Of every file of the case, once somebody asked for them. */
  fileHashes = $state.raw<readonly FileHash[]>([]);
  #captures: readonly File[] = [];
  #running: AbortController | null = null;
  #case: WorkerCase | null = null;
  /** The report that is being made: resolves when it is on screen, or is known not to come. */
  #coming: Promise<void> = Promise.resolve();

  /** The files of the case, without the reader's own database of places. */
  get captures(): readonly File[] {
    return this.#captures;
  }

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
    const { captures, places } = await sortFiles(files);
    this.#captures = captures;
    this.fileHashes = [];
    const keptCities = await cities.look();
    if (isOver(running)) return;
    if (captures.length === 0 && places) {
      this.fail(names, placesAlone());
      return;
    }
    this.ownFile = places;
    // As a case says that was saved, as far as this browser has what it speaks of.
    const asked = said.places ?? { cities: true, own: 'compare' };
    const own = places ? (asked.own ?? 'compare') : null;
    this.terms = { ...this.terms, places: { cities: keptCities && asked.cities, own } };
    const { signal } = running;
    const onProgress = (progress: Progress): void => tell(progress, null);
    const onOpening = (opened: number, of: number): void => {
      if (this.phase.kind === 'reading') tell(this.phase.progress, { opened, of });
    };
    const { terms } = this;
    return new Promise((resolve) => {
      const onEarly = (report: Report): void => {
        if (!signal.aborted) this.#show(report);
        resolve();
      };
      const options = { terms, own: places, signal, onProgress, onOpening, onEarly };
      const opened = (this.#case = new WorkerCase(captures, { watch: defaultWatch, ...options }));
      this.#coming = this.#finish(opened, files, terms);
      void this.#coming.then(resolve);
    });
  }

  /** The whole report, or why there is none; never rejects. */
  async #finish(opened: WorkerCase, files: readonly File[], terms: Terms): Promise<void> {
    const isCurrent = (): boolean => opened === this.#case;
    try {
      const report = await opened.analyse();
      // Other terms may have been asked for while the places were loading: their report follows.
      if (isCurrent() && (terms === this.terms || this.phase.kind !== 'done')) this.#show(report);
    } catch (error) {
      if (!isCurrent()) return;
      if (this.report) this.placesFailed = true;
      else this.phase = failedPhase(files, error);
    }
  }

  #show(report: Report): void {
    this.lastReport = report;
    this.phase = { kind: 'done', report };
  }

  /** Makes the report anew; the last terms asked for are the ones it ends with. */
  async ask(part: Partial<Terms>): Promise<void> {
    const terms = { ...this.terms, ...part };
    this.terms = terms;
    const asked = this.#case;
    if (!asked || !this.report) return;
    this.working = (Object.keys(part) as (keyof Terms)[])[0] ?? null;
    const answer = asked.report(terms, this.ownFile);
    this.#coming = answer.then(
      () => undefined,
      () => undefined
    );
    try {
      const report = await answer;
      if (asked !== this.#case || terms !== this.terms) return;
      this.#show(report);
      this.placesFailed = false;
    } finally {
      if (terms === this.terms) this.working = null;
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

  /** Asks a database of the reader's own for places as well; null takes it away. Rejects where it is none. */
  async usePlaces(file: File | null): Promise<void> {
    const { terms, ownFile } = this;
    this.ownFile = file;
    try {
      await this.ask({ places: { ...terms.places, own: file ? 'compare' : null } });
    } catch (error) {
      this.ownFile = ownFile;
      this.terms = terms;
      throw error;
    }
  }

  /** The opened request behind a finding of the report; null where the case no longer holds it. */
  async evidence(finding: string): Promise<Evidence | null> {
    return (await this.#case?.evidence(finding)) ?? null;
  }

  /** What of the report on screen leaves by `choices`. Rejects where no case is open. */
  async share(choices: ShareChoices): Promise<Composed> {
    if (!this.#case) throw new Error('no case is open');
    const asked = this.#case;
    const hashes = choices.hashes ? await this.hashes() : [];
    return asked.share(
      choices,
      Object.fromEntries(hashes.flatMap(({ name, sha256 }) => (sha256 === null ? [] : [[name, sha256]])))
    );
  }

  /** The SHA-256 of every file of the case: worked out when first asked for. */
  async hashes(): Promise<readonly FileHash[]> {
    if (this.fileHashes.length === this.#captures.length) return this.fileHashes;
    const hashes: FileHash[] = [];
    for (const file of this.#captures) hashes.push({ name: file.name, sha256: await hashOf(file) });
    this.fileHashes = hashes;
    return hashes;
  }

  async settled(): Promise<void> {
    let coming: Promise<void> | null = null;
    // Something else may have been asked for meanwhile.
    while (coming !== this.#coming) await (coming = this.#coming);
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
    this.ownFile = null;
    this.placesFailed = false;
    this.placeFailed = false;
    return this.#running;
  }
}
