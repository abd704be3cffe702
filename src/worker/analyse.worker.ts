import { openCase, type Case, type Progress } from '#engine/analyse.ts';
import { loadPlaceTables, type PlaceTables } from '#engine/attribution/place-tables.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { assertNever } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { fileSource } from './file-source.ts';
import type { WorkerReply, WorkerRequest } from './messages.ts';
import { reportOn } from './report-on.ts';
import { piecesOf } from './report-pieces.ts';
import { throttle } from './throttle.ts';

const progressEveryMs = 100;

const readTable = async (name: string): Promise<Uint8Array> => {
  const response = await fetch(new URL(`/geo/${name}`, self.location.origin));
  if (!response.ok) throw new Error(`/geo/${name}: ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** The same file that the map draws. */
const readOutlines = (): Promise<Uint8Array> => readTable('world.json');

let tables: Promise<PlaceTables> | null = null;
const tablesOnce = (): Promise<PlaceTables> => (tables ??= loadPlaceTables(readTable));

/** What was read last; it stays, for questions that come later. */
let open: Case | null = null;
/** The request that is being answered. */
let latestId = 0;

const post = (reply: WorkerReply): void => {
  self.postMessage(reply);
};

const postReport = (id: number, report: Report): void => {
  const { pieces, rest } = piecesOf(report);
  for (const piece of pieces) post({ id, kind: 'rows', piece });
  post({ id, kind: 'report', report: rest });
};

const now = (): number => performance.now();

const replyToError = (id: number, error: unknown): WorkerReply =>
  error instanceof CaptureError
    ? { id, kind: 'capture-error', code: error.code, facts: error.facts }
    : { id, kind: 'crash', message: error instanceof Error ? error.message : String(error) };

type Analyse = Extract<WorkerRequest, { readonly kind: 'analyse' }>;

const analyse = async ({ id, files, watch, terms, giveUp, tellEach }: Analyse): Promise<void> => {
  void tablesOnce().catch(() => undefined); // Starts loading at once; a failure is told when they are asked for.
  const tell = tellEach ? post : throttle(post, progressEveryMs, now);
  const onProgress = throttle(
    (progress: Progress) => {
      post({ id, kind: 'progress', progress });
    },
    progressEveryMs,
    now
  );
  open = await openCase(files.map(fileSource), {
    ...{ tables: tablesOnce, outlines: readOutlines, watch, onProgress, giveUp: new Set(giveUp) },
    airports: () => readTable('airports.json'),
    onOpening: (exchange, opened, of) => {
      (exchange ? tell : post)({ id: latestId, kind: 'opening', exchange: exchange?.id ?? null, opened, of });
    }
  });
  postReport(id, await reportOn(open, terms));
};

const caseOf = (): Case => {
  if (!open) throw new Error('nothing was read yet');
  return open;
};

const answer = async (request: WorkerRequest): Promise<void> => {
  latestId = request.id;
  switch (request.kind) {
    case 'analyse':
      return analyse(request);
    case 'report':
      postReport(request.id, await reportOn(caseOf(), request.terms));
      return;
    case 'evidence':
      post({ id: request.id, kind: 'evidence', evidence: caseOf().evidence(request.finding) });
      return;
    default:
      assertNever(request);
  }
};

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  // A rejected promise in a worker never reaches Worker.onerror: it is caught here and posted.
  answer(data).catch((error: unknown) => {
    post(replyToError(data.id, error));
  });
});
