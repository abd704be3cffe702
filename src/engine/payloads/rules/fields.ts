import type { Detail, FindingKind, Reason } from '../../model/finding.ts';
import type { Field } from './rule.ts';

type Extra = Partial<Pick<Field, 'source' | 'through' | 'when' | 'value'>>;

/** One row of a rule's table: where, what, and what else there is to say of it. */
export type Row = readonly [at: string, kind: FindingKind, what: Detail, extra?: Extra];

/** Fields of a table, all known for the same reason, each below each of the places. */
export const fieldsAt = (places: readonly string[], reason: Reason, rows: readonly Row[]): readonly Field[] =>
  places.flatMap((place) =>
    rows.map(([at, kind, what, extra]) => ({ at: `${place}/${at}`, kind, what, reason, ...extra }))
  );

/** The address of a page on the web; apps put names of their own screens into the same fields. */
export const webAddress = (text: string): string | null => (/^https?:\/\/[^\s]/i.test(text) ? text : null);

/** Degrees as people write them; null where there are none, or the place is the 0, 0 of a device that knows no place. */
export const degrees = (text: string): string | null => {
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) && number !== 0 && Math.abs(number) <= 180 ? String(number) : null;
};
