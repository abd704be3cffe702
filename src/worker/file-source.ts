import type { ByteSource } from '#engine/bytes/source.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { inFlight, readSlice, sliceBytes, type SliceReply, type SliceRequest } from './slices.ts';

/** Shorter files are read by the time a second worker has started. */
const longFile = 64 << 20;

const bytesOf = (reply: SliceReply): Uint8Array => {
  if (reply instanceof Uint8Array) return reply;
  throw new CaptureError('unreadable', { ...reply });
};

/** A file of the page, read front to back with a few slices ahead; a long one by a worker of its own. */
export const fileSource = (file: File): ByteSource => ({
  name: file.name,
  size: file.size,
  chunks: () => (file.size < longFile ? readHere(file) : readElsewhere(file))
});

async function* readHere(file: File): AsyncGenerator<Uint8Array> {
  const ahead: Promise<SliceReply>[] = [];
  let next = 0;
  const request = (): void => {
    if (next >= file.size) return;
    ahead.push(readSlice(file, next));
    next += sliceBytes;
  };
  while (ahead.length < inFlight && next < file.size) request();
  for (let slice = ahead.shift(); slice; slice = ahead.shift()) {
    request();
    yield bytesOf(await slice);
  }
}

async function* readElsewhere(file: File): AsyncGenerator<Uint8Array> {
  const worker = new Worker(new URL('./slices.worker.ts', import.meta.url), { type: 'module' });
  const slices = new Arrivals(worker);
  try {
    worker.postMessage(file satisfies SliceRequest);
    for (let at = 0; at < file.size; at += sliceBytes) {
      const slice = bytesOf(await slices.next());
      worker.postMessage(null satisfies SliceRequest);
      yield slice;
    }
  } finally {
    worker.terminate();
  }
}

/** Messages of a worker, one for each time it is asked. */
class Arrivals {
  readonly #waiting: SliceReply[] = [];
  #taker: ((reply: SliceReply) => void) | null = null;

  constructor(worker: Worker) {
    worker.addEventListener('message', ({ data }: MessageEvent<SliceReply>) => {
      this.#arrived(data);
    });
    worker.addEventListener('error', ({ message }) => {
      this.#arrived({ reason: message, offset: 0 });
    });
  }

  next(): Promise<SliceReply> {
    const reply = this.#waiting.shift();
    if (reply) return Promise.resolve(reply);
    return new Promise((resolve) => (this.#taker = resolve));
  }

  #arrived(reply: SliceReply): void {
    const taker = this.#taker;
    this.#taker = null;
    if (taker) taker(reply);
    else this.#waiting.push(reply);
  }
}
