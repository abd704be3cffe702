import type { Progress } from '#engine/analyse.ts';
import { CaptureError } from '#engine/model/errors.ts';
import type { Evidence } from '#engine/model/evidence.ts';
import { assertNever, type CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { plainTerms, type Terms } from '#engine/model/terms.ts';
import type { Composed, ShareChoices } from '#engine/share/shareable.ts';
import type { SourceHashes, WorkerReply, WorkerRequest } from './messages.ts';
import { joinPieces, type ReportRows } from './report-pieces.ts';
import { Watchdog } from './watchdog.ts';

export interface AnalyseInWorker {
  readonly watch: readonly CountryCode[];
  readonly terms?: Terms;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** The reader's own database of places. */
  readonly own?: File | null;
  /** A report without places, where their tables take longer than the files. */
  readonly onEarly?: (report: Report) => void;
  /** How far the contents of the requests are opened, once the files are read. */
  readonly onOpening?: (opened: number, of: number) => void;
}

type Question =
  | { readonly kind: 'report'; readonly terms: Terms; readonly own: File | null }
  | { readonly kind: 'evidence'; readonly finding: string }
  | { readonly kind: 'share'; readonly choices: ShareChoices; readonly hashes: SourceHashes };

interface Settle {
  /** Of the report that is on its way. */
  readonly pieces: ReportRows[];
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (reason: Error) => void;
}

let requests = 0;

/**
 * One case, in a worker of its own, which keeps the capture for what is asked later. `analyse` comes first. Everything
 * rejects with `CaptureError` for a file that is no capture, with the signal's reason when cancelled (the worker is ended
 * at once), with `Error` for anything else.
 */
export class WorkerCase {
  #worker: Worker;
  #terms: Terms;
  #own: File | null;
  readonly #waiting = new Map<number, Settle>();
  /** Exchanges that a worker did not come back from. */
  readonly #givenUp = new Set<string>();
  /** Told of last; known for sure only while every exchange is told. */
  #opening: string | null = null;
  #tellEach = false;
  readonly #watchdog = new Watchdog(() => {
    this.#restart();
  });

  constructor(
    private readonly files: readonly File[],
    private readonly options: AnalyseInWorker
  ) {
    this.#terms = options.terms ?? plainTerms;
    this.#own = options.own ?? null;
    this.#worker = this.#start();
    options.signal.addEventListener('abort', () => {
      this.end();
      this.#rejectAll(options.signal.reason as Error);
    });
  }

  async analyse(): Promise<Report> {
    return reportOf(await this.#ask(this.#analyseRequest(++requests)));
  }

  /** Reports again, on other terms; `own` is the reader's own database of places. */
  async report(terms: Terms, own: File | null = this.#own): Promise<Report> {
    this.#terms = terms;
    this.#own = own;
    return reportOf(await this.#question({ kind: 'report', terms, own }));
  }

  /** The opened request behind a finding of the last report; null where there is no such finding. */
  async evidence(finding: string): Promise<Evidence | null> {
    const reply = await this.#question({ kind: 'evidence', finding });
    return reply.kind === 'evidence' ? reply.evidence : null;
  }

  /** Composes a share of the last report. */
  async share(choices: ShareChoices, hashes: SourceHashes): Promise<Composed> {
    const reply = await this.#question({ kind: 'share', choices, hashes });
    if (reply.kind !== 'share') throw new Error(`a ${reply.kind} came instead of a share`);
    return reply.composed;
  }

  /** Lets go of the capture; what was asked and not yet answered never is. */
  end(): void {
    this.#watchdog.rest();
    this.#worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./analyse.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      this.#hear(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#rejectAll(new Error(event.message || 'the worker could not start'));
    });
    return worker;
  }

  #analyseRequest(id: number): WorkerRequest {
    return {
      ...{
        id,
        kind: 'analyse',
        files: this.files,
        watch: this.options.watch,
        terms: this.#terms,
        own: this.#own
      },
      ...{ giveUp: [...this.#givenUp], tellEach: this.#tellEach }
    };
  }

  #question(question: Question): Promise<WorkerReply> {
    return this.#ask({ id: ++requests, ...question });
  }

  #ask(request: WorkerRequest): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { pieces: [], resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  #hear(reply: WorkerReply): void {
    switch (reply.kind) {
      case 'progress':
        this.options.onProgress(reply.progress);
        return;
      case 'opening':
        this.#opening = reply.exchange;
        if (reply.exchange === null) this.#watchdog.rest();
        else this.#watchdog.heard();
        this.options.onOpening?.(reply.opened, reply.of);
        return;
      case 'rows':
        this.#waiting.get(reply.id)?.pieces.push(reply.piece);
        return;
      case 'early': {
        const pieces = this.#waiting.get(reply.id)?.pieces.splice(0) ?? [];
        this.options.onEarly?.(joinPieces(pieces, reply.report));
        return;
      }
      case 'report': {
        const waiting = this.#settle(reply.id);
        waiting?.resolve({ ...reply, report: joinPieces(waiting.pieces, reply.report) });
        return;
      }
      case 'evidence':
      case 'share':
        this.#settle(reply.id)?.resolve(reply);
        return;
      case 'capture-error':
        this.#settle(reply.id)?.reject(new CaptureError(reply.code, reply.facts));
        return;
      case 'crash':
        this.#settle(reply.id)?.reject(new Error(reply.message));
        return;
      default:
        assertNever(reply);
    }
  }

  #settle(id: number): Settle | undefined {
    this.#watchdog.rest();
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    return settle;
  }

  /**
   * The first silence tells only about where: the next worker tells of every exchange before it opens it. A silence
   * then names the one to leave alone.
   */
  #restart(): void {
    if (this.#tellEach && this.#opening !== null) this.#givenUp.add(this.#opening);
    this.#tellEach = true;
    this.#worker.terminate();
    this.#worker = this.#start();
    const [id, ...others] = [...this.#waiting.keys()];
    for (const other of others) this.#settle(other)?.reject(new Error('the reader had to be started again'));
    if (id === undefined) return;
    this.#waiting.get(id)?.pieces.splice(0);
    this.#worker.postMessage(this.#analyseRequest(id));
  }

  #rejectAll(reason: Error): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

const reportOf = (reply: WorkerReply): Report => {
  if (reply.kind !== 'report') throw new Error(`a ${reply.kind} came instead of a report`);
  return reply.report;
};
