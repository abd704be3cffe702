import * as m from '#words/messages/messages.js';
import { findingKinds, type Finding } from '#engine/model/finding.ts';
import type { Report, ReportExchange } from '#engine/model/report.ts';
import { kindName } from '#words/findings.ts';
import { placeName } from '#words/places.ts';
import { formatTime } from '#words/times.ts';
import { firstParty, thirdParty, type Events } from '../../state/events.ts';
import type { Leg } from '../../state/legs.ts';
import { hostKey, isEmpty, isSelected, type Selection } from '../../state/selection.ts';
import { amountColumn, placeParts } from './cells.ts';
import { onDemand, type Column, type Table } from './column.ts';
import { byCode } from './order.ts';

export interface RequestsInput {
  readonly report: Report;
  /** All there are: a row is an index into the events. */
  readonly legs: readonly Leg[];
  readonly events: Events;
  readonly isWatched: (place: string) => boolean;
}

/** The requests among the events that pass and went where the selection points, in the order of the file. */
export const requestRows = (
  { events, legs }: Pick<RequestsInput, 'events' | 'legs'>,
  passed: Uint8Array | null,
  selection: Selection
): Uint32Array => {
  const isWanted = legs.map((leg) => isEmpty(selection) || isSelected(leg, selection));
  const rows = new Uint32Array(events.length);
  let count = 0;
  for (let at = 0; at < events.length; at++) {
    if ((events.exchange[at] ?? -1) < 0 || passed?.[at] === 0) continue;
    if (isWanted[events.leg[at] ?? 0] === true) rows[count++] = at;
  }
  return rows.slice(0, count);
};

/** What is known of one event, read where it stands: nothing is made for a row. */
class Requests {
  readonly events: Events;
  readonly #report: Report;
  readonly #legs: readonly Leg[];
  readonly #places: readonly string[];
  readonly #kinds = new Map<number, string>();
  #firstOf: ReadonlyMap<string, Finding> | undefined;

  constructor({ report, legs, events }: RequestsInput) {
    this.events = events;
    this.#report = report;
    this.#legs = legs;
    this.#places = legs.map(({ place }) => placeName(place));
  }

  exchange(row: number): ReportExchange | undefined {
    return this.#report.exchanges[this.events.exchange[row] ?? -1];
  }

  leg(row: number): Leg | undefined {
    return this.#legs[this.events.leg[row] ?? -1];
  }

  placeName(row: number): string {
    return this.#places[this.events.leg[row] ?? -1] ?? '';
  }

  /** Kinds that were found in it, by name. */
  kinds(row: number): string {
    const bits = (this.events.observed[row] ?? 0) | (this.events.inferred[row] ?? 0);
    let known = this.#kinds.get(bits);
    if (known === undefined) {
      known = findingKinds
        .filter((_, at) => ((bits >> at) & 1) === 1)
        .map(kindName)
        .join(', ');
      this.#kinds.set(bits, known);
    }
    return known;
  }

  /** The finding to show of it: the first that is sure. */
  finding(row: number): Finding | undefined {
    if ((this.events.findings[row] ?? 0) === 0) return undefined;
    this.#firstOf ??= firstFindings(this.#report.findings);
    return this.#firstOf.get(this.exchange(row)?.id ?? '');
  }
}

const firstFindings = (findings: readonly Finding[]): ReadonlyMap<string, Finding> => {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const known = first.get(finding.exchange);
    if (!known || (known.certainty === 'inferred' && finding.certainty === 'observed'))
      first.set(finding.exchange, finding);
  }
  return first;
};

/** What is not encrypted stands out. */
const shortUrl = (url = ''): string => (url.startsWith('https://') ? url.slice(8) : url);

const tiesText = (ties: number | undefined): string =>
  ties === firstParty ? m.tables_first_party() : ties === thirdParty ? m.tables_third_party() : '';

const requestColumns = (of: Requests): readonly Column[] => [
  {
    ...{ id: 'url', title: m.tables_request(), mono: true, width: 250, from: 0, compare: byCode },
    value: (row) => shortUrl(of.exchange(row)?.url)
  },
  {
    ...{ id: 'time', title: m.tables_time(), mono: true, width: 116, fixed: true, from: 0 },
    value: (row) => of.events.timeMs[row] ?? NaN,
    format: (row) => {
      const timeMs = of.events.timeMs[row] ?? NaN;
      return Number.isNaN(timeMs) ? '' : formatTime(timeMs);
    }
  },
  {
    ...{ id: 'method', title: m.tables_method(), mono: true, width: 76, fixed: true, from: 1000 },
    value: (row) => of.exchange(row)?.method ?? ''
  },
  {
    ...{ id: 'status', title: m.tables_status(), numeric: true, width: 72, from: 1000 },
    value: (row) => of.exchange(row)?.status ?? NaN
  }
];

const recipientColumns = (of: Requests, isWatched: RequestsInput['isWatched']): readonly Column[] => [
  {
    ...{ id: 'host', title: m.tables_host(), mono: true, width: 160, from: onDemand },
    value: (row) => {
      const leg = of.leg(row);
      return leg ? hostKey(leg) : '';
    }
  },
  {
    ...{ id: 'address', title: m.tables_address(), mono: true, width: 150, from: onDemand },
    value: (row) => of.leg(row)?.address ?? ''
  },
  {
    ...{ id: 'company', title: m.tables_party(), width: 130, from: 760 },
    value: (row) => {
      const party = of.leg(row)?.party;
      return !party || party.key === 'unknown' ? '' : party.name;
    }
  },
  {
    ...{ id: 'country', title: m.tables_country(), width: 118, from: 560 },
    value: (row) => of.placeName(row),
    parts: (row) => {
      const place = of.leg(row)?.place;
      return place ? placeParts([{ place }], isWatched) : [];
    }
  },
  {
    ...{ id: 'app', title: m.tables_app(), width: 150, from: onDemand },
    value: (row) => of.leg(row)?.app ?? ''
  }
];

/** Bytes that were counted in packets are counted for no request: their cell is empty. */
const contentColumns = (of: Requests): readonly Column[] => [
  {
    ...{ id: 'kinds', title: m.tables_kinds(), width: 150, from: 840 },
    value: (row) => of.kinds(row)
  },
  {
    ...{ id: 'page', title: m.tables_page(), mono: true, width: 140, from: onDemand },
    value: (row) => of.exchange(row)?.pageSite ?? ''
  },
  {
    ...{ id: 'ties', title: m.tables_ties(), width: 118, from: onDemand },
    value: (row) => tiesText(of.events.ties[row])
  },
  amountColumn('findings', { value: (row) => of.events.findings[row] ?? 0, from: 1150 }),
  amountColumn('bytesSent', { value: (row) => of.events.bytesSent[row] || NaN, from: 620 }),
  amountColumn('bytesReceived', { value: (row) => of.events.bytesReceived[row] || NaN, from: onDemand })
];

/** Looks through the recipient once for each leg, and through each request's own address and kinds. */
const holdsIn =
  (of: Requests, { legs }: RequestsInput): Table['holds'] =>
  (word) => {
    const inLeg = legs.map(({ host, address, party, place, app }) =>
      [host, address, party.name, placeName(place), app].join('\n').toLowerCase().includes(word)
    );
    const method = word.toUpperCase();
    const inKinds = new Map<string, boolean>();
    const isKind = (kinds: string): boolean => {
      let known = inKinds.get(kinds);
      if (known === undefined) inKinds.set(kinds, (known = kinds.toLowerCase().includes(word)));
      return known;
    };
    return (row) => {
      if (inLeg[of.events.leg[row] ?? 0] === true || isKind(of.kinds(row))) return true;
      const exchange = of.exchange(row);
      return exchange?.method === method || exchange?.url.toLowerCase().includes(word) === true;
    };
  };

/** Everything but which rows pass: that changes with each filter, and nothing else does. */
export const requestsTable = (input: RequestsInput): Omit<Table, 'rows'> => {
  const of = new Requests(input);
  return {
    name: 'requests',
    columns: [...requestColumns(of), ...recipientColumns(of, input.isWatched), ...contentColumns(of)],
    size: input.events.length,
    order: { by: 'time', falling: false },
    holds: holdsIn(of, input),
    under: (row) => {
      const leg = of.leg(row);
      const texts = [of.exchange(row)?.method, leg?.party.name, of.placeName(row), of.kinds(row)];
      return texts.filter(Boolean).join(' · ');
    },
    target: (row) => {
      const finding = of.finding(row);
      const leg = of.leg(row);
      if (finding) return { kind: 'claim', finding };
      return { kind: 'choice', choice: leg ? { host: hostKey(leg) } : {} };
    }
  };
};
