import { openCase, type Case, type Progress } from '#engine/analyse.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { assertNever } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { fileSource } from './file-source.ts';
import type { WorkerReply, WorkerRequest } from './messages.ts';
import { reportOn } from './report-on.ts';
import { cityTables, ownPlaces, placeTables, readTable } from './place-sources.ts';
import { piecesOf } from './report-pieces.ts';
import { composeShare } from './compose-share.ts';
import { throttle } from './throttle.ts';

const progressEveryMs = 100;

/** The same file that the map draws. */
const readOutlines = (): Promise<Uint8Array> => readTable('world.json');

/** What was read last; it stays, for questions that come later. */
let open: Case | null = null;
/** The reader's own database of places, as they gave it last. */
let ownFile: File | null = null;
/** What was told last: a share is made of what is on screen. */
let lastReport: Report | null = null;
/** The request that is being answered. */
let latestId = 0;

const post = (reply: WorkerReply): void => {
  self.postMessage(reply);
};

const postReport = (id: number, report: Report, kind: 'early' | 'report' = 'report'): void => {
  lastReport = report;
  const { pieces, rest } = piecesOf(report);
  for (const piece of pieces) post({ id, kind: 'rows', piece });
  post({ id, kind, report: rest });
};

const now = (): number => performance.now();

const replyToError = (id: number, error: unknown): WorkerReply =>
  error instanceof CaptureError
    ? { id, kind: 'capture-error', code: error.code, facts: error.facts }
    : { id, kind: 'crash', message: error instanceof Error ? error.message : String(error) };

const sources = {
  tables: placeTables,
  outlines: readOutlines,
  airports: () => readTable('airports.json'),
  cities: cityTables,
  own: () => ownPlaces(ownFile)
};

/** Whether the tables of places are there yet. */
const watchArrival = (): { readonly hasCome: boolean } => {
  const arrival = { hasCome: false };
  placeTables().then(
    () => (arrival.hasCome = true),
    () => undefined
  );
  return arrival;
};

type Analyse = Extract<WorkerRequest, { readonly kind: 'analyse' }>;

const analyse = async ({ id, files, watch, terms, own, giveUp, tellEach }: Analyse): Promise<void> => {
  const arrival = watchArrival(); // They start loading at once; a failure is told when they are asked for.
  ownFile = own;
  if (own) await ownPlaces(own); // It is told before the captures are read that it cannot be.
  const tell = tellEach ? post : throttle(post, progressEveryMs, now);
  const onProgress = throttle(
    (progress: Progress) => {
      post({ id, kind: 'progress', progress });
    },
    progressEveryMs,
    now
  );
  open = await openCase(files.map(fileSource), {
    ...{ ...sources, watch, onProgress, giveUp: new Set(giveUp) },
    onOpening: (exchange, opened, of) => {
      (exchange ? tell : post)({ id: latestId, kind: 'opening', exchange: exchange?.id ?? null, opened, of });
    }
  });
  if (!arrival.hasCome) postReport(id, open.withoutPlaces(terms), 'early');
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
      ownFile = request.own;
      postReport(request.id, await reportOn(caseOf(), request.terms));
      return;
    case 'evidence':
      post({ id: request.id, kind: 'evidence', evidence: caseOf().evidence(request.finding) });
      return;
    case 'share':
      post({ id: request.id, kind: 'share', composed: await composeShare(caseOf(), lastReport, request) });
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
