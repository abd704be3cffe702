import * as m from '#words/messages/messages.js';
import type { Finding, FindingKind } from '#engine/model/finding.ts';
import { formatCount } from '#words/numbers.ts';
import { isElsewhere, placeName, type PlaceKey } from '#words/places.ts';
import { kindOrder } from '#words/sent.ts';
import type { RecipientKind } from '../../state/lanes.ts';
import type { Leg } from '../../state/legs.ts';
import type { Choice } from '../../state/selection.ts';

export interface MatrixInput {
  readonly findings: readonly Finding[];
  /** The leg a finding travelled on. */
  readonly legOf: (finding: Finding) => Leg | undefined;
  readonly columns: RecipientKind;
  readonly watch: readonly string[];
  readonly order: 'weight' | 'country';
  /** Most columns; the others are one. */
  readonly most: number;
}

export interface Cell {
  /** Requests in which something of this kind went to this recipient. */
  readonly requests: number;
  /** Of these, those in which that is sure. */
  readonly observed: number;
}

export interface Recipient {
  readonly key: string;
  readonly label: string;
  /** Null for the fold of several. */
  readonly choice: Choice | null;
  /** Where its machines stand that received something. */
  readonly places: readonly PlaceKey[];
  readonly watched: boolean;
  readonly requests: number;
}

export interface Matrix {
  readonly kinds: readonly { readonly kind: FindingKind; readonly requests: number }[];
  readonly recipients: readonly Recipient[];
  /** By kind, then by recipient; null where nothing was found. */
  readonly cells: readonly (readonly (Cell | null)[])[];
  /** Requests of the fullest cell. */
  readonly most: number;
}

interface Sets {
  readonly all: Set<string>;
  readonly observed: Set<string>;
}

interface Column {
  readonly key: string;
  readonly first: Leg;
  readonly places: Set<PlaceKey>;
  readonly requests: Set<string>;
  readonly byKind: Map<FindingKind, Sets>;
}

const keyOf = (leg: Leg, columns: RecipientKind): string =>
  columns === 'company' ? leg.party.key : leg.place;

const columnsOf = ({ findings, legOf, columns }: MatrixInput): Column[] => {
  const known = new Map<string, Column>();
  for (const finding of findings) {
    const leg = legOf(finding);
    if (!leg) continue;
    const key = keyOf(leg, columns);
    let column = known.get(key);
    if (!column) {
      column = { key, first: leg, places: new Set(), requests: new Set(), byKind: new Map() };
      known.set(key, column);
    }
    column.places.add(leg.place);
    column.requests.add(finding.exchange);
    let sets = column.byKind.get(finding.kind);
    if (!sets) column.byKind.set(finding.kind, (sets = { all: new Set(), observed: new Set() }));
    sets.all.add(finding.exchange);
    if (finding.certainty === 'observed') sets.observed.add(finding.exchange);
  }
  return [...known.values()];
};

const isWatched = ({ places }: Column, watch: readonly string[]): boolean =>
  [...places].some((place) => watch.includes(place));

const firstPlace = ({ first }: Column): string =>
  isElsewhere(first.place) ? `~${first.place}` : placeName(first.place);

const sorted = (columns: readonly Column[], { order, watch }: MatrixInput): Column[] =>
  [...columns].sort(
    (a, b) =>
      (order === 'country' ? firstPlace(a).localeCompare(firstPlace(b), 'en') : 0) ||
      Number(isWatched(b, watch)) - Number(isWatched(a, watch)) ||
      b.requests.size - a.requests.size ||
      (a.key < b.key ? -1 : 1)
  );

const recipientOf = (column: Column, { columns, watch }: MatrixInput): Recipient => {
  const { key, first, places, requests } = column;
  return {
    key,
    label: columns === 'company' ? first.party.name : placeName(first.place),
    choice: columns === 'company' ? { party: key } : { place: first.place },
    places: [...places],
    watched: isWatched(column, watch),
    requests: requests.size
  };
};

const union = (sets: Iterable<ReadonlySet<string>>): Set<string> => {
  const all = new Set<string>();
  for (const set of sets) for (const one of set) all.add(one);
  return all;
};

const foldOf = (columns: readonly Column[], { watch }: MatrixInput): Recipient => ({
  key: 'others',
  label: m.common_others({ shown: formatCount(columns.length) }),
  choice: null,
  places: [],
  watched: columns.some((column) => isWatched(column, watch)),
  requests: union(columns.map(({ requests }) => requests)).size
});

const cellOf = (columns: readonly Column[], kind: FindingKind): Cell | null => {
  const sets = columns.flatMap(({ byKind }) => byKind.get(kind) ?? []);
  if (sets.length === 0) return null;
  return {
    requests: union(sets.map(({ all }) => all)).size,
    observed: union(sets.map(({ observed }) => observed)).size
  };
};

/** Kinds of data by recipients: in how many requests something of each kind went to each. */
export const layoutMatrix = (input: MatrixInput): Matrix => {
  const columns = sorted(columnsOf(input), input);
  const kept = columns.length > input.most ? columns.slice(0, input.most - 1) : columns;
  const rest = columns.slice(kept.length);
  const groups = [...kept.map((column) => [column]), ...(rest.length > 0 ? [rest] : [])];
  const kinds = kindOrder.flatMap((kind) => {
    const cell = cellOf(columns, kind);
    return cell ? [{ kind, requests: cell.requests }] : [];
  });
  const cells = kinds.map(({ kind }) => groups.map((group) => cellOf(group, kind)));
  return {
    kinds,
    cells,
    recipients: [
      ...kept.map((column) => recipientOf(column, input)),
      ...(rest.length > 0 ? [foldOf(rest, input)] : [])
    ],
    most: Math.max(0, ...cells.flat().map((cell) => cell?.requests ?? 0))
  };
};
