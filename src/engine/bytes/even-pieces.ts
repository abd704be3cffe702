/**
 * The same bytes in pieces of `pieceBytes`, the last one shorter; each is its reader's own to keep. What is made of a
 * piece as a whole is then the same however the bytes came.
 */
export async function* evenPieces(
  chunks: AsyncIterable<Uint8Array>,
  pieceBytes: number
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let piece = new Uint8Array(pieceBytes);
  let length = 0;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + pieceBytes - length);
      piece.set(part, length);
      length += part.length;
      at += part.length;
      if (length < pieceBytes) continue;
      yield piece;
      piece = new Uint8Array(pieceBytes);
      length = 0;
    }
  if (length > 0) yield piece.subarray(0, length);
}
