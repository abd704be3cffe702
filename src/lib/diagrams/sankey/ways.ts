import { findingKinds, type FindingKind } from '#engine/model/finding.ts';
import type { Measure } from '#words/measures.ts';
import { unknownEvent, type Events } from '../../state/events.ts';

/** What a request may be found to hold; `nothing` was found in it, or it could not be read: `unread`. */
export const flowKinds = [...findingKinds, 'nothing', 'unread'] as const;
export type FlowKind = FindingKind | 'nothing' | 'unread';

/**
 * Everything that went the same way, of the same page and kind, together: one row for each. In columns, for there may be
 * tens of thousands.
 */
export interface Ways {
  readonly length: number;
  /** Indexes into the legs, the pages of the events, and `flowKinds`. */
  readonly leg: Uint32Array;
  readonly page: Uint32Array;
  readonly kind: Uint8Array;
  /** What is drawn: a request that holds several kinds is divided among them, so that all ways add up. */
  readonly share: Float64Array;
  /** What is counted: a request counts whole in each kind that it holds. */
  readonly whole: Float64Array;
}

export interface WaysInput {
  readonly events: Events;
  /** The events that pass, 1 for each; null for all. */
  readonly passed: Uint8Array | null;
  readonly measure: Measure;
  /** Whether ways are told apart by page, and by kind. */
  readonly byPage: boolean;
  readonly byKind: boolean;
}

const nothing = flowKinds.indexOf('nothing');
const unread = flowKinds.indexOf('unread');
const noKind = 0;

const kindsIn = (bits: number): readonly number[] => {
  const kinds = findingKinds.flatMap((_, at) => ((bits >> at) & 1 ? [at] : []));
  return kinds.length > 0 ? kinds : [nothing];
};

/** The kinds of each event, made once for each set of them. */
const kindReader = ({ exchange, observed, inferred }: Events): ((at: number) => readonly number[]) => {
  const known = new Map<number, readonly number[]>();
  return (at) => {
    if ((exchange[at] ?? -1) < 0) return [unread];
    const bits = (observed[at] ?? 0) | (inferred[at] ?? 0);
    let kinds = known.get(bits);
    if (!kinds) known.set(bits, (kinds = kindsIn(bits)));
    return kinds;
  };
};

const fewestRows = 1024;
const noRow = -1;

/** Rows by leg, page and kind: a hash table in columns, for it is filled anew with every change of what is shown. */
class Rows {
  #length = 0;
  #leg = new Uint32Array(fewestRows);
  #page = new Uint32Array(fewestRows);
  #kind = new Uint8Array(fewestRows);
  #share = new Float64Array(fewestRows);
  #whole = new Float64Array(fewestRows);
  /** Row by hash; a power of two, at least twice as many as rows. */
  #slots = new Int32Array(2 * fewestRows).fill(noRow);

  add(leg: number, page: number, kind: number, share: number, whole: number): void {
    const row = this.#rowOf(leg, page, kind);
    this.#share[row] = (this.#share[row] ?? 0) + share;
    this.#whole[row] = (this.#whole[row] ?? 0) + whole;
  }

  #rowOf(leg: number, page: number, kind: number): number {
    const last = this.#slots.length - 1;
    for (let slot = hashOf(leg, page, kind) & last; ; slot = (slot + 1) & last) {
      const row = this.#slots[slot] ?? noRow;
      if (row === noRow) return this.#append(slot, leg, page, kind);
      if (this.#leg[row] === leg && this.#page[row] === page && this.#kind[row] === kind) return row;
    }
  }

  #append(slot: number, leg: number, page: number, kind: number): number {
    const row = this.#length++;
    this.#slots[slot] = row;
    this.#leg[row] = leg;
    this.#page[row] = page;
    this.#kind[row] = kind;
    if (this.#length === this.#leg.length) this.#grow();
    return row;
  }

  #grow(): void {
    this.#leg = longer(this.#leg, Uint32Array);
    this.#page = longer(this.#page, Uint32Array);
    this.#kind = longer(this.#kind, Uint8Array);
    this.#share = longer(this.#share, Float64Array);
    this.#whole = longer(this.#whole, Float64Array);
    this.#slots = new Int32Array(2 * this.#leg.length).fill(noRow);
    const last = this.#slots.length - 1;
    for (let row = 0; row < this.#length; row++) {
      let slot = hashOf(this.#leg[row] ?? 0, this.#page[row] ?? 0, this.#kind[row] ?? 0) & last;
      while (this.#slots[slot] !== noRow) slot = (slot + 1) & last;
      this.#slots[slot] = row;
    }
  }

  columns(): Ways {
    const length = this.#length;
    return {
      length,
      leg: this.#leg.slice(0, length),
      page: this.#page.slice(0, length),
      kind: this.#kind.slice(0, length),
      share: this.#share.slice(0, length),
      whole: this.#whole.slice(0, length)
    };
  }
}

/** Mixes three small numbers (multipliers of MurmurHash3's finalizer). */
const hashOf = (leg: number, page: number, kind: number): number => {
  let hash = Math.imul(leg, 0x85ebca6b) ^ Math.imul(page + 1, 0xc2b2ae35) ^ Math.imul(kind + 1, 0x27d4eb2f);
  hash ^= hash >>> 15;
  return hash ^ (hash >>> 7);
};

const longer = <T extends Uint32Array | Uint8Array | Float64Array>(
  column: T,
  Column: new (length: number) => T
): T => {
  const longer = new Column(2 * column.length);
  longer.set(column);
  return longer;
};

/** Findings are of one kind each: nothing has to be divided. */
const addFindings = (rows: Rows, { events, passed, byPage }: WaysInput): void => {
  const { findingEvent, findingKind, leg, page } = events;
  for (let at = 0; at < findingEvent.length; at++) {
    const event = findingEvent[at] ?? unknownEvent;
    if (event === unknownEvent || passed?.[event] === 0) continue;
    rows.add(leg[event] ?? 0, byPage ? (page[event] ?? 0) : 0, findingKind[at] ?? 0, 1, 1);
  }
};

/** How much went which way, by page and by kind as far as these are asked for. */
export const waysOf = (input: WaysInput): Ways => {
  const { events, passed, measure, byPage, byKind } = input;
  const rows = new Rows();
  if (byKind && measure === 'findings') {
    addFindings(rows, input);
    return rows.columns();
  }
  const weights = events[measure];
  const kindsOf = kindReader(events);
  for (let at = 0; at < events.length; at++) {
    const weight = weights[at] ?? 0;
    if (weight === 0 || passed?.[at] === 0) continue;
    const [leg, page] = [events.leg[at] ?? 0, byPage ? (events.page[at] ?? 0) : 0];
    if (!byKind) rows.add(leg, page, noKind, weight, weight);
    else {
      const kinds = kindsOf(at);
      for (const kind of kinds) rows.add(leg, page, kind, weight / kinds.length, weight);
    }
  }
  return rows.columns();
};
