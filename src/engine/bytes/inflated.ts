import { evenPieces } from './even-pieces.ts';

/** Takes compressed bytes in pieces, and hands on what they open into before it returns. Throws where they are damaged. */
export interface Inflater {
  push(piece: Uint8Array, last: boolean): void;
}

/** Compressed bytes are given to the inflater in pieces of this size, so that a bomb is met piece by piece. */
const pieceBytes = 1 << 16;

/** What `chunks` open into, as they come. `broken` makes the error that damage ends in, of its offset and kind. */
export async function* inflated(
  chunks: AsyncIterable<Uint8Array>,
  open: (onData: (data: Uint8Array) => void) => Inflater,
  broken: (offset: number, what: string) => Error
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let offset = 0;
  const inflater = open((data) => {
    if (data.length > 0) ready.push(data);
  });
  const push = (piece: Uint8Array, last: boolean): void => {
    try {
      inflater.push(piece, last);
    } catch (error) {
      throw broken(offset, error instanceof Error ? error.message : 'damaged');
    }
    offset += piece.length;
  };
  // Where it is damaged, an inflater gives nothing of the whole piece: so pieces begin where they always do.
  for await (const piece of evenPieces(chunks, pieceBytes)) {
    push(piece, false);
    yield* ready;
    ready = [];
  }
  push(new Uint8Array(0), true);
  yield* ready;
}
