const lineFeed = 10;

/** Where each of `n` names starts, and one past the last. */
export const lineStarts = (text: Uint8Array, n: number): Uint32Array => {
  const starts = new Uint32Array(n + 1).fill(text.length + 1);
  starts[0] = 0;
  let line = 0;
  for (let at = text.indexOf(lineFeed); at >= 0 && line < n; at = text.indexOf(lineFeed, at + 1))
    starts[++line] = at + 1;
  return starts;
};

/**
 * Names with line feeds between them, by their number. They are decoded one by one when asked for: few ever are.
 * `starts` are `lineStarts`, where those are known.
 */
export const namesIn = (
  text: Uint8Array,
  n: number,
  known: Uint32Array | null = null
): ((index: number) => string) => {
  let starts = known;
  const decoder = new TextDecoder();
  return (index) => {
    starts ??= lineStarts(text, n);
    return decoder.decode(text.subarray(starts[index], (starts[index + 1] ?? 1) - 1));
  };
};
