const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** `09:15:31.402`, in UTC: the same on every machine, as a citation must be. */
export const formatTime = (ms: number): string => {
  const date = new Date(ms);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}.${pad(date.getUTCMilliseconds(), 3)}`;
};

/** `2020-09-13 09:15:31.402 UTC`. */
export const formatDateTime = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 10)} ${formatTime(ms)} UTC`;

/** `09:15:31 to 09:15:42 UTC`. */
export const formatSpan = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string =>
  `${formatTime(fromMs).slice(0, 8)} to ${formatTime(toMs).slice(0, 8)} UTC`;
