/** Takes compressed bytes in pieces, and hands on what they open into before it returns. Throws where they are damaged. */
export interface Inflater {
  push(piece: Uint8Array, last: boolean): void;
}

/** Compressed bytes are given to the inflater in pieces of this size, so that a bomb is met piece by piece. */
const pieceBytes = 1 << 16;

/**
 * What `chunks` open into, as they come, up to where they are damaged: then `broken` makes the error, of the offset of the
 * piece and the kind of damage. Pieces are the same however the chunks are cut, and so is what is read before the error.
 */
export async function* inflated(
  chunks: AsyncIterable<Uint8Array>,
  open: (onData: (data: Uint8Array) => void) => Inflater,
  broken: (offset: number, what: string) => Error
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const inflater = open((data) => {
    if (data.length > 0) ready.push(data);
  });
  let offset = 0;
  for await (const { bytes, isLast } of pieces(chunks)) {
    const damage = damageIn(inflater, bytes, isLast);
    yield* ready;
    ready = [];
    if (damage !== null) throw broken(offset, damage);
    offset += bytes.length;
  }
}

const damageIn = (inflater: Inflater, piece: Uint8Array, isLast: boolean): string | null => {
  try {
    inflater.push(piece, isLast);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'damaged'; // the libraries tell of damage by throwing
  }
};

interface Piece {
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
}

/** The same bytes in pieces of one size, each in memory of its own; the last one also where the chunks end in an error. */
async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const cutter = new PieceCutter();
  try {
    for await (const chunk of chunks) yield* cutter.cut(chunk);
  } catch (error) {
    yield { bytes: cutter.rest(), isLast: false };
    throw error;
  }
  yield { bytes: cutter.rest(), isLast: false };
  yield { bytes: new Uint8Array(0), isLast: true };
}

class PieceCutter {
  #piece = new Uint8Array(pieceBytes);
  #filled = 0;

  *cut(chunk: Uint8Array): Generator<Piece> {
    for (let at = 0; at < chunk.length;) {
      const length = Math.min(chunk.length - at, pieceBytes - this.#filled);
      this.#piece.set(chunk.subarray(at, at + length), this.#filled);
      at += length;
      this.#filled += length;
      if (this.#filled === pieceBytes) yield { bytes: this.rest(), isLast: false };
    }
  }

  rest(): Uint8Array {
    const piece = this.#piece.subarray(0, this.#filled);
    this.#piece = new Uint8Array(pieceBytes);
    this.#filled = 0;
    return piece;
  }
}
