import type { Progress } from '#engine/analyse.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { assertNever, type CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import type { AnalyseRequest, WorkerReply } from './messages.ts';

export interface AnalyseInWorker {
  readonly watch: readonly CountryCode[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

interface Settle {
  readonly resolve: (report: Report) => void;
  readonly reject: (reason: Error) => void;
}

/** The worker that holds the capture; a new capture ends the one before. */
let current: Worker | null = null;
let requests = 0;

const startWorker = (): Worker => {
  current?.terminate();
  current = new Worker(new URL('./analyse.worker.ts', import.meta.url), { type: 'module' });
  return current;
};

const settle = (reply: WorkerReply, { onProgress }: AnalyseInWorker, { resolve, reject }: Settle): void => {
  switch (reply.kind) {
    case 'progress':
      onProgress(reply.progress);
      return;
    case 'report':
      resolve(reply.report);
      return;
    case 'capture-error':
      reject(new CaptureError(reply.code, reply.facts));
      return;
    case 'crash':
      reject(new Error(reply.message));
      return;
    default:
      assertNever(reply);
  }
};

/**
 * Analyses `files` as one case, in a worker. Rejects with `CaptureError` for a file that is no capture, with the
 * signal's reason when cancelled (the worker is ended at once), with `Error` for anything else.
 */
export const analyse = (files: readonly File[], options: AnalyseInWorker): Promise<Report> =>
  new Promise((resolve, reject) => {
    const worker = startWorker();
    const request: AnalyseRequest = { id: ++requests, files, watch: options.watch };
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      if (data.id === request.id) settle(data, options, { resolve, reject });
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'the worker could not start'));
    });
    options.signal.addEventListener('abort', () => {
      worker.terminate();
      reject(options.signal.reason as Error);
    });
    worker.postMessage(request);
  });
