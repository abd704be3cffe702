import * as m from '#words/messages/messages.js';
import { formatBytes, formatCount } from '#words/numbers.ts';
import { isElsewhere, placeName, type PlaceKey } from '#words/places.ts';
import type { Column, Part } from './column.ts';

type Amounts = 'requests' | 'flows' | 'findings' | 'bytesSent' | 'bytesReceived';
type Amount = Pick<Column, 'from'> & { readonly value: (row: number) => number };

const titles: Readonly<Record<Amounts, () => string>> = {
  requests: m.tables_requests_made,
  flows: m.tables_connections,
  findings: m.tables_found,
  bytesSent: m.tables_sent,
  bytesReceived: m.tables_received
};

/** A column of numbers; a byte count is told in the unit that suits it. */
export const amountColumn = (id: Amounts, { value, from }: Amount): Column => ({
  id,
  title: titles[id](),
  value,
  format: (row) => {
    const amount = value(row);
    if (Number.isNaN(amount)) return '';
    return id.startsWith('bytes') ? formatBytes(amount) : formatCount(amount);
  },
  numeric: true,
  width: id === 'flows' ? 112 : 94,
  from
});

/** Reads a row by the index that the table gave out for it. */
export const rowIn =
  <T>(list: readonly T[]) =>
  (row: number): T => {
    const one = list[row];
    if (one === undefined) throw new RangeError(`there is no row ${row.toString()}`);
    return one;
  };

export interface PlaceCell {
  readonly place: PlaceKey;
  readonly why?: () => string;
}

const most = 2;

/** Places as they stand in a cell: the first two, and how many more. */
export const placeParts = (
  cells: readonly PlaceCell[],
  isWatched: (place: string) => boolean
): readonly Part[] => [
  ...cells.slice(0, most).map(({ place, why }) => ({
    text: placeName(place),
    tone: isWatched(place) ? ('watched' as const) : isElsewhere(place) ? ('quiet' as const) : undefined,
    ...(why ? { why } : {})
  })),
  ...(cells.length > most
    ? [
        {
          text: m.tables_more_places({ shown: formatCount(cells.length - most) }),
          tone: 'quiet' as const,
          why: () =>
            cells
              .slice(most)
              .map(({ place }) => placeName(place))
              .join(', ')
        }
      ]
    : [])
];

export const placeNames = (places: readonly PlaceKey[]): string => places.map(placeName).join(', ');
