import type { Activity, Report } from '../model/report.ts';
import type { ShareTimes } from './shareable.ts';

const second = 1000;

/** Times as the share has them: as they are, or whole seconds since the capture began. */
export class Clock {
  readonly #beginMs: number;

  constructor(
    { span }: Pick<Report, 'span'>,
    private readonly times: ShareTimes
  ) {
    this.#beginMs = span?.firstMs ?? 0;
  }

  at(ms: number): number {
    return this.times === 'exact' ? ms : Math.max(0, Math.floor((ms - this.#beginMs) / second) * second);
  }

  maybe(ms: number | null): number | null {
    return ms === null ? null : this.at(ms);
  }

  /** Slots shorter than a second are added up to such of a second. */
  activity(activity: Activity): Activity {
    return this.times === 'exact' ? copied(activity) : this.#coarse(activity);
  }

  #coarse(activity: Activity): Activity {
    const { slotMs, slot, destination } = activity;
    if (slot.length === 0) return { ...copied(activity), firstMs: 0, slotMs: second };
    const firstMs = this.at(activity.firstMs);
    const shiftMs = Math.max(0, activity.firstMs - this.#beginMs - firstMs);
    const coarseMs = Math.max(second, slotMs);
    const cells = new Map<string, number>();
    const rows = { destination: [], slot: [], flows: [], bytesSent: [], bytesReceived: [] } as Columns;
    slot.forEach((fine, at) => {
      const coarse = slotMs >= second ? fine : Math.floor((fine * slotMs + shiftMs) / coarseMs);
      const key = `${String(destination[at])} ${coarse.toString()}`;
      const known = cells.get(key);
      if (known === undefined) cells.set(key, addRow(rows, activity, at, coarse));
      else addTo(rows, activity, at, known);
    });
    return { firstMs, slotMs: coarseMs, ...rows };
  }
}

type Columns = Record<'destination' | 'slot' | 'flows' | 'bytesSent' | 'bytesReceived', number[]>;

const summed = ['flows', 'bytesSent', 'bytesReceived'] as const;

const addRow = (rows: Columns, activity: Activity, at: number, slot: number): number => {
  for (const column of summed) rows[column].push(activity[column][at] ?? 0);
  rows.destination.push(activity.destination[at] ?? 0);
  return rows.slot.push(slot) - 1;
};

const addTo = (rows: Columns, activity: Activity, at: number, row: number): void => {
  for (const column of summed) rows[column][row] = (rows[column][row] ?? 0) + (activity[column][at] ?? 0);
};

const copied = ({
  firstMs,
  slotMs,
  destination,
  slot,
  flows,
  bytesSent,
  bytesReceived
}: Activity): Activity => ({
  ...{ firstMs, slotMs, destination, slot, flows, bytesSent, bytesReceived }
});
