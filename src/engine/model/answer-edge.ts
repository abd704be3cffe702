import { edgeHeaders, type EdgeHeaderRow } from './edge-headers.ts';

/** What an answer says of the edge that gave it. */
export interface AnswerEdge {
  readonly network: string;
  /** IATA code of an airport near it, where the answer names one. */
  readonly code: string | null;
  /** The field that says so. */
  readonly header: string;
}

interface Field {
  readonly name: string;
  readonly value: string;
}

/** Longer values are no network's. */
const maxValue = 1000;
const mostKept = 5000;

const rowsByName = new Map<string, EdgeHeaderRow[]>();
for (const row of edgeHeaders) {
  const name = row.header.toLowerCase();
  rowsByName.set(name, [...(rowsByName.get(name) ?? []), row]);
}

interface Sign {
  readonly row: EdgeHeaderRow;
  readonly code: string | null;
}

const signsIn = (fields: readonly Field[]): Sign[] => {
  const signs: Sign[] = [];
  for (const { name, value } of fields) {
    const rows = value.length <= maxValue ? rowsByName.get(name.toLowerCase()) : undefined;
    for (const row of rows ?? []) {
      const match = row.value ? row.value.exec(value.trim()) : [];
      if (match) signs.push({ row, code: match[1]?.toUpperCase() ?? null });
    }
  }
  return signs;
};

/**
 * The edge that an answer names, or null. Networks stand before one another: where an answer names two, which of them the
 * client spoke to is not told, and so no airport is.
 */
export const edgeIn = (fields: readonly Field[]): AnswerEdge | null => {
  const signs = signsIn(fields);
  if (signs.length === 0) return null;
  const first = signs.reduce((best, sign) => (rank(sign) < rank(best) ? sign : best));
  const isOne = signs.every(({ row }) => row.network === first.row.network);
  return kept(first.row.network, isOne ? first.code : null, first.row.header);
};

const rank = ({ row, code }: Sign): number =>
  edgeHeaders.indexOf(row) + (code === null ? 0 : -edgeHeaders.length);

/** The same few come again and again: each is held once. */
const known = new Map<string, AnswerEdge>();

const kept = (network: string, code: string | null, header: string): AnswerEdge => {
  const key = `${header} ${network} ${code ?? ''}`;
  let edge = known.get(key);
  if (edge) return edge;
  if (known.size >= mostKept) known.clear();
  known.set(key, (edge = { network, code, header }));
  return edge;
};
