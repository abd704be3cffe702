import type { DataSource, Report } from '#engine/model/report.ts';
import { isRelativeTime } from '#engine/model/times.ts';
import { perLocale } from './locale.ts';
import * as m from './messages/messages.js';
import { counted, joinWords } from './numbers.ts';

const dayMs = 24 * 3600 * 1000;
const yearDays = 365;
const monthDays = yearDays / 12;

/** The day of a table, milliseconds since 1970; null where its file does not say. */
const dayOf = ({ date }: Pick<DataSource, 'date'>): number | null => {
  const ms = Date.parse(date);
  return Number.isNaN(ms) ? null : ms;
};

/** "5 months old"; null for a table without a date. */
export const sayAge = (table: Pick<DataSource, 'date'>, nowMs: number): string | null => {
  const day = dayOf(table);
  if (day === null) return null;
  const days = Math.floor((nowMs - day) / dayMs);
  if (days < monthDays) return m.freshness_under_a_month();
  return days < 2 * yearDays
    ? counted(m.freshness_months, Math.floor(days / monthDays))
    : counted(m.freshness_years, Math.floor(days / yearDays));
};

/** Days between the capture and a table; 0 for one that was made while the capture was. */
const daysAway = (span: NonNullable<Report['span']>, day: number): number =>
  Math.max(0, span.firstMs - day, day - span.lastMs) / dayMs;

/** Tables that were made more than a year before or after the capture; of one without dates nobody can say. */
export const farTables = ({ span, data }: Pick<Report, 'span' | 'data'>): readonly DataSource[] =>
  span === null || isRelativeTime(span.firstMs)
    ? []
    : data.filter((table) => daysAway(span, dayOf(table) ?? span.firstMs) > yearDays);

const monthAndYear = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' })
);

const named = ({ name, date }: DataSource): string => m.freshness_table({ name, date });

/** All of them, as mostly, or those that are far by their names. */
const sayTables = (far: readonly DataSource[], all: readonly DataSource[]): string => {
  if (far.length < all.length) return joinWords(far.map(named));
  const days = [...new Set(far.map(({ date }) => date))].sort();
  const [from = '', ...later] = days;
  const to = later.at(-1);
  return to === undefined
    ? m.freshness_all_tables({ date: from })
    : m.freshness_all_tables_between({ from, to });
};

/** Addresses change hands, and machines move: what a table says is true of its day. */
export const sayFarTables = (report: Pick<Report, 'span' | 'data'>): string[] => {
  const { span, data } = report;
  const far = farTables(report);
  const [first] = far;
  if (!span || !first) return [];
  const tables = sayTables(far, data);
  return (dayOf(first) ?? 0) > span.lastMs
    ? [m.freshness_older({ month: monthAndYear().format(span.lastMs), tables })]
    : [m.freshness_younger({ month: monthAndYear().format(span.firstMs), tables })];
};
