import { Refusal } from './refusal.ts';

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** The next piece. That somebody went away in the middle of it is no failure of ours, least of all one of the store. */
const readOn = (reader: Reader | undefined): Promise<Awaited<ReturnType<Reader['read']>> | undefined> =>
  Promise.resolve(reader?.read()).catch(() => {
    throw new Refusal('cut-short');
  });

/** Of what is too much so many are let in and forgotten: who is cut off in the middle of a word hears no answer. */
const mostForgotten = 16 << 20;

const forget = async (reader: Reader | undefined): Promise<void> => {
  let forgotten = 0;
  for (let read = await readOn(reader); read && !read.done; read = await readOn(reader)) {
    forgotten += read.value.length;
    if (forgotten > mostForgotten) break;
  }
  await reader?.cancel();
};

/** The bytes of a request, as they come; refused at the first that is too many, whatever its length was said to be. */
export const readBytes = async (request: Request, most: number): Promise<Uint8Array> => {
  const reader = request.body?.getReader() as Reader | undefined;
  const stated = Number(request.headers.get('content-length') ?? 0);
  if (stated > most) {
    if (stated < mostForgotten) await forget(reader);
    throw new Refusal('too-large', { most, stated });
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let read = await readOn(reader); read && !read.done; read = await readOn(reader)) {
    length += read.value.length;
    if (length > most) {
      await forget(reader);
      throw new Refusal('too-large', { most });
    }
    pieces.push(read.value);
  }
  return joined(pieces, length);
};

const joined = (pieces: readonly Uint8Array[], length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};
