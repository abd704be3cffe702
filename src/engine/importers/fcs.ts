/**
 * Where a frame ends without its check sequence of `fcsBytes`, of which less or nothing is there where the frame was cut.
 * A length on the wire below what was captured is none.
 */
export const withoutFcs = (start: number, end: number, wireBytes: number, fcsBytes: number): number => {
  const notCaptured = Math.max(0, wireBytes - (end - start));
  return Math.max(start, end - Math.max(0, fcsBytes - notCaptured));
};
