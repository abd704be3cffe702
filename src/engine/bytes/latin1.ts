const mostAtOnce = 4096;

/** One character for each byte, of the same number: what protocols call ASCII, and whatever else stands there. */
export const latin1 = (bytes: Uint8Array, start: number, end: number): string => {
  let text = '';
  for (let at = start; at < end; at += mostAtOnce) {
    const part = bytes.subarray(at, Math.min(end, at + mostAtOnce));
    // Spread would make an object for each byte.

    text += String.fromCharCode.apply(null, part as unknown as number[]);
  }
  return text;
};
