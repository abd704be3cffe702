/** The parts one behind the other, in memory of their own, up to `most` bytes of them. */
export const joined = (parts: readonly Uint8Array[], most = Infinity): Uint8Array<ArrayBuffer> => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = new Uint8Array(Math.min(most, length));
  let at = 0;
  for (const part of parts) {
    const fits = part.subarray(0, whole.length - at);
    whole.set(fits, at);
    at += fits.length;
  }
  return whole;
};
