/** Whether `bytes[start..end)` begins as `what` does, as far as both go. */
export const beginsAs = (bytes: Uint8Array, start: number, end: number, what: Uint8Array): boolean => {
  const length = Math.min(what.length, end - start);
  for (let at = 0; at < length; at++) if (bytes[start + at] !== what[at]) return false;
  return true;
};
