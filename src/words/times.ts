import { isRelativeTime } from '#engine/model/times.ts';
import * as m from './messages/messages.js';

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/**
 * `09:15:31.402`, in UTC, and dates as ISO 8601 writes them: the same on every machine and in every language, as a
 * citation must be. `9/8/2020` is a day in August to some and in September to others.
 */
export const formatTime = (ms: number): string => {
  const date = new Date(ms);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}.${pad(date.getUTCMilliseconds(), 3)}`;
};

/** `2020-09-13 09:15:31.402 UTC`; of a share without dates, `+00:01:07.000`. */
export const formatDateTime = (ms: number): string =>
  isRelativeTime(ms)
    ? m.times_relative({ time: formatTime(ms) })
    : m.times_moment({ date: new Date(ms).toISOString().slice(0, 10), time: formatTime(ms) });

/** `09:15:31 to 09:15:42 UTC`. */
export const formatSpan = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string =>
  (isRelativeTime(fromMs) ? m.times_span_relative : m.times_span)({
    from: formatTime(fromMs).slice(0, 8),
    to: formatTime(toMs).slice(0, 8)
  });

/** How the ticks of an axis are written that ends at `toMs`. A share without dates counts from 0, which is no year. */
export const axisFormat = (toMs: number, usual: (tick: Date) => string): ((tick: Date) => string) =>
  isRelativeTime(toMs) ? (tick) => formatTime(tick.getTime()).slice(0, 8) : usual;
