/** Lets through the first call and then at most one every `everyMs`. The last one may be held back. */
export const throttle = <T>(
  tell: (value: T) => void,
  everyMs: number,
  now: () => number
): ((value: T) => void) => {
  let last = -Infinity;
  return (value) => {
    const time = now();
    if (time - last < everyMs) return;
    last = time;
    tell(value);
  };
};
