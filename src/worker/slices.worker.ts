import { inFlight, readSlice, sliceBytes, type SliceReply, type SliceRequest } from './slices.ts';

/** Reads a file ahead of whoever takes it apart: where bytes come from the browser, copying them is half of the work. */
let file: File | null = null;
let next = 0;
/** Slices come in the order of the file, whichever is read first. */
let last: Promise<unknown> = Promise.resolve();

const readOne = (): void => {
  if (!file || next >= file.size) return;
  const slice = readSlice(file, next);
  next += sliceBytes;
  last = Promise.all([slice, last]).then(([reply]) => {
    post(reply);
  });
};

const post = (reply: SliceReply): void => {
  if (reply instanceof Uint8Array) self.postMessage(reply, { transfer: [reply.buffer] });
  else self.postMessage(reply);
};

self.addEventListener('message', ({ data }: MessageEvent<SliceRequest>) => {
  if (data === null) {
    readOne();
    return;
  }
  file = data;
  for (let slices = 0; slices < inFlight; slices++) readOne();
});
