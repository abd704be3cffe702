import * as m from '#words/messages/messages.js';
import type { Certainty, Finding, FindingKind } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';
import { kindName, sayWhat } from '#words/findings.ts';
import { placeName, type PlaceKey } from '#words/places.ts';
import { groupByKind, kindOrder, requestsOf } from '#words/sent.ts';
import type { Leg } from '../../state/legs.ts';
import { legFinder } from '../../state/findings.ts';
import { hostKey } from '../../state/selection.ts';

type Findings = readonly [Finding, ...Finding[]];

/** The same thing sent to the same host, however often. */
export interface FindingRow {
  readonly key: string;
  readonly kind: FindingKind;
  /** In plain words: "The address of a page that was opened". */
  readonly words: string;
  readonly value: string;
  readonly host: string;
  readonly company: string;
  /** Whose network it went to, where the company is not known. */
  readonly network: string;
  readonly place: PlaceKey | null;
  readonly certainty: Certainty;
  readonly requests: number;
  /** In the order in which they were sent. */
  readonly findings: Findings;
}

export type SortKey = 'words' | 'host' | 'place' | 'certainty' | 'requests';

export interface Order {
  readonly by: SortKey;
  readonly falling: boolean;
}

export interface FindingFilter {
  readonly kind: FindingKind | null;
  readonly certainty: Certainty | null;
}

export const filterFindings = (
  findings: readonly Finding[],
  { kind, certainty }: FindingFilter
): readonly Finding[] =>
  findings.filter(
    (one) => (kind === null || one.kind === kind) && (certainty === null || one.certainty === certainty)
  );

/** Made once for each: a list is grouped anew with every change of what is shown. */
const keys = new WeakMap<Finding, string>();

const sameThing = (finding: Finding): string => {
  let key = keys.get(finding);
  if (key === undefined) {
    key = [finding.kind, finding.what, finding.form, hostKey(finding), finding.value].join('\n');
    keys.set(finding, key);
  }
  return key;
};

const group = (findings: readonly Finding[]): ReadonlyMap<string, Findings> => {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = sameThing(finding);
    const known = groups.get(key);
    if (known) known.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
};

const rankOf: ReadonlyMap<FindingKind, number> = new Map(kindOrder.map((kind, rank) => [kind, rank]));

/** Rows of the list: most telling kind first, then what is sure, then what was sent most often. */
export const findingRows = (
  report: Report,
  legs: readonly Leg[],
  findings: readonly Finding[]
): readonly FindingRow[] => {
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  const legOf = legFinder(report, legs);
  return [...group(findings)]
    .map(([key, list]) => rowOf(key, list, companies, legOf))
    .sort(
      (a, b) =>
        (rankOf.get(a.kind) ?? 0) - (rankOf.get(b.kind) ?? 0) ||
        Number(b.certainty === 'observed') - Number(a.certainty === 'observed') ||
        b.requests - a.requests
    );
};

const rowOf = (
  key: string,
  findings: Findings,
  companies: ReadonlyMap<string, string>,
  legOf: ReturnType<typeof legFinder>
): FindingRow => {
  const first = findings.find(({ certainty }) => certainty === 'observed') ?? findings[0];
  const leg = legOf(first);
  return {
    ...{ key, kind: first.kind, certainty: first.certainty, requests: requestsOf(findings), findings },
    words: sayWhat({ ...first, isKnown: findings.some(({ isKnown }) => isKnown) }),
    value: first.value,
    host: hostKey(first) || m.evidence_unnamed(),
    company: companies.get(first.company ?? '') ?? '',
    network: leg?.party.key.startsWith('as:') ? leg.party.name : '',
    place: leg?.place ?? null
  };
};

/** What a search for words looks through. */
const textOf = (row: FindingRow): string =>
  [
    kindName(row.kind),
    row.words,
    row.value,
    row.host,
    row.company,
    row.network,
    row.certainty,
    row.place && placeName(row.place)
  ]
    .join(' ')
    .toLowerCase();

/** Rows that hold every word of `words`, anywhere. */
export const searchRows = (rows: readonly FindingRow[], words: string): readonly FindingRow[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row);
    return wanted.every((word) => text.includes(word));
  });
};

const collator = new Intl.Collator('en');

const valueOf = (row: FindingRow, by: SortKey): string | number =>
  by === 'place' ? (row.place ? placeName(row.place) : '') : row[by];

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

/** Sorted by one column; rows that are equal in it keep their order. Null is the order they came in. */
export const sortRows = (rows: readonly FindingRow[], order: Order | null): readonly FindingRow[] =>
  order === null
    ? rows
    : [...rows].sort(
        (a, b) => compare(valueOf(a, order.by), valueOf(b, order.by)) * (order.falling ? -1 : 1)
      );

/** A line on screen: a row, or one of the requests of a row that was opened. */
export type Line =
  | { readonly kind: 'row'; readonly key: string; readonly row: FindingRow; readonly open: boolean }
  | { readonly kind: 'single'; readonly key: string; readonly row: FindingRow; readonly finding: Finding };

export const linesOf = (rows: readonly FindingRow[], open: readonly string[]): readonly Line[] =>
  open.length === 0 ? rows.map(closedLine) : rows.flatMap((row) => linesOfRow(row, open));

const closedLine = (row: FindingRow): Line => ({ kind: 'row', key: row.key, row, open: false });

const linesOfRow = (row: FindingRow, open: readonly string[]): readonly Line[] => {
  const isOpen = open.includes(row.key) && row.findings.length > 1;
  const own: Line = { kind: 'row', key: row.key, row, open: isOpen };
  if (!isOpen) return [own];
  return [
    own,
    ...row.findings.map((finding, at): Line => ({
      kind: 'single',
      key: `${row.key}\n${at.toString()}`,
      row,
      finding
    }))
  ];
};

/** The finding a line stands for: of a row, its first that is sure. */
export const findingOf = (line: Line): Finding =>
  line.kind === 'single'
    ? line.finding
    : (line.row.findings.find(({ certainty }) => certainty === line.row.certainty) ?? line.row.findings[0]);

/** The line that stands for a finding: its own, or that of its row. */
export const lineAt = (lines: readonly Line[], id: string): number => {
  const own = lines.findIndex((line) => line.kind === 'single' && line.finding.id === id);
  return own >= 0
    ? own
    : lines.findIndex((line) => line.kind === 'row' && line.row.findings.some((one) => one.id === id));
};

/** Kinds there are, in the order of `kindOrder`, and in how many requests. */
export const kindCounts = (
  findings: readonly Finding[]
): readonly { readonly kind: FindingKind; readonly requests: number }[] =>
  groupByKind(findings).map(([kind, own]) => ({ kind, requests: requestsOf(own) }));
