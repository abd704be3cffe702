import { analyse, type Progress } from '#engine/analyse.ts';
import { loadPlaceTables, type PlaceTables } from '#engine/attribution/place-tables.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { fileSource } from './file-source.ts';
import type { AnalyseRequest, WorkerReply } from './messages.ts';
import { throttle } from './throttle.ts';

const progressEveryMs = 100;

const readTable = async (name: string): Promise<Uint8Array> => {
  const response = await fetch(new URL(`/geo/${name}`, self.location.origin));
  if (!response.ok) throw new Error(`/geo/${name}: ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
};

let tables: Promise<PlaceTables> | null = null;
const tablesOnce = (): Promise<PlaceTables> => (tables ??= loadPlaceTables(readTable));

const post = (reply: WorkerReply): void => {
  self.postMessage(reply);
};

const replyToError = (id: number, error: unknown): WorkerReply =>
  error instanceof CaptureError
    ? { id, kind: 'capture-error', code: error.code, facts: error.facts }
    : { id, kind: 'crash', message: error instanceof Error ? error.message : String(error) };

const answer = async ({ id, files, watch }: AnalyseRequest): Promise<void> => {
  void tablesOnce().catch(() => undefined); // Starts loading at once; a failure is told when they are asked for.
  const onProgress = throttle(
    (progress: Progress) => {
      post({ id, kind: 'progress', progress });
    },
    progressEveryMs,
    () => performance.now()
  );
  const report = await analyse(files.map(fileSource), { tables: tablesOnce, watch, onProgress });
  post({ id, kind: 'report', report });
};

self.addEventListener('message', ({ data }: MessageEvent<AnalyseRequest>) => {
  // A rejected promise in a worker never reaches Worker.onerror: it is caught here and posted.
  answer(data).catch((error: unknown) => {
    post(replyToError(data.id, error));
  });
});
