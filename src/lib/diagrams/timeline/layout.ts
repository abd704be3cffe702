import * as m from '#words/messages/messages.js';
import type { Measure } from '#words/measures.ts';
import { formatCount } from '#words/numbers.ts';
import { isElsewhere, placeName } from '#words/places.ts';
import type { Events } from '../../state/events.ts';
import type { Span } from '../../state/filter.ts';
import type { LaneKind } from '../../state/lanes.ts';
import type { Leg } from '../../state/legs.ts';
import { isSelected, type Choice, type Selection } from '../../state/selection.ts';

export interface TimelineInput {
  readonly events: Events;
  /** All legs of the report: events say theirs by index. */
  readonly legs: readonly Leg[];
  /** What passes every filter but that of time; null for all. */
  readonly passed: Uint8Array | null;
  readonly selection: Selection;
  readonly watch: readonly string[];
  readonly measure: Measure;
  readonly lanes: LaneKind;
  /** Pixels across. */
  readonly width: number;
  /** Most lanes; the others are one. */
  readonly most: number;
}

export interface Lane {
  readonly key: string;
  readonly label: string;
  /** What a click on its name chooses; null for the fold of several, and for apps, which are filtered by. */
  readonly choice: Choice | null;
  readonly app: string | null;
  readonly watched: boolean;
  /** It holds what has no place. */
  readonly elsewhere: boolean;
  readonly amount: number;
}

export interface Timeline {
  readonly lanes: readonly Lane[];
  /** Null where no event has a time. */
  readonly span: Span | null;
  /** Amounts by lane and pixel, one lane after the other: what is selected, to watched places and to others; and the rest. */
  readonly hot: Float64Array;
  readonly cool: Float64Array;
  readonly dim: Float64Array;
  /** The largest of all three together. */
  readonly most: number;
  /** Events without a time. */
  readonly timeless: number;
}

export const weightsOf = (events: Events, measure: Measure): ArrayLike<number> => events[measure];

/** First and last moment of anything counted; an instant is made a second long. */
export const spanOfEvents = ({ timeMs }: Events): Span | null => {
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const time of timeMs) {
    if (time < fromMs) fromMs = time;
    if (time > toMs) toMs = time;
  }
  if (fromMs > toMs) return null;
  return { fromMs: Math.floor(fromMs), toMs: Math.max(Math.ceil(toMs), Math.floor(fromMs) + 1000) };
};

const keyIn: Readonly<Record<LaneKind, (leg: Leg) => string>> = {
  company: (leg) => leg.party.key,
  country: (leg) => leg.place,
  app: (leg) => leg.app ?? ''
};

const labelIn: Readonly<Record<LaneKind, (leg: Leg) => string>> = {
  company: (leg) => leg.party.name,
  country: (leg) => placeName(leg.place),
  app: (leg) => leg.app ?? m.common_not_told()
};

const choiceIn: Readonly<Record<LaneKind, (leg: Leg) => Choice | null>> = {
  company: (leg) => ({ party: leg.party.key }),
  country: (leg) => ({ place: leg.place }),
  app: () => null
};

interface Group {
  readonly key: string;
  readonly first: Leg;
  watched: boolean;
  amount: number;
}

/** Groups of legs by lane, with their amounts; watched ones first, then the largest. */
const groupsOf = ({ events, legs, passed, measure, lanes, watch }: TimelineInput): Group[] => {
  const groups = new Map<string, Group>();
  const byLeg = legs.map((leg) => {
    const key = keyIn[lanes](leg);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, first: leg, watched: false, amount: 0 }));
    if (watch.includes(leg.place)) group.watched = true;
    return group;
  });
  const weights = weightsOf(events, measure);
  for (let at = 0; at < events.length; at++) {
    const group = passed?.[at] === 0 ? undefined : byLeg[events.leg[at] ?? 0];
    if (group) group.amount += weights[at] ?? 0;
  }
  return [...groups.values()]
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => Number(b.watched) - Number(a.watched) || b.amount - a.amount || (a.key < b.key ? -1 : 1));
};

const laneOf = ({ key, first, watched, amount }: Group, lanes: LaneKind): Lane => ({
  ...{ key, watched, amount },
  label: labelIn[lanes](first),
  choice: choiceIn[lanes](first),
  app: lanes === 'app' ? first.app : null,
  elsewhere: lanes === 'country' && isElsewhere(first.place)
});

const foldOf = (groups: readonly Group[]): Lane => ({
  key: 'others',
  label: m.common_others({ shown: formatCount(groups.length) }),
  choice: null,
  app: null,
  watched: false,
  elsewhere: false,
  amount: groups.reduce((sum, { amount }) => sum + amount, 0)
});

/** When what was counted happened, in lanes, as amounts by pixel. */
export const layoutTimeline = (input: TimelineInput): Timeline => {
  const { events, legs, passed, lanes, most, measure } = input;
  const groups = groupsOf(input);
  const kept = groups.length > most ? groups.slice(0, most - 1) : groups;
  const folded = groups.slice(kept.length);
  const all = [...kept.map((group) => laneOf(group, lanes)), ...(folded.length > 0 ? [foldOf(folded)] : [])];
  const span = spanOfEvents(events);
  const width = Math.max(1, Math.floor(input.width));
  const hot = new Float64Array(all.length * width);
  const cool = new Float64Array(all.length * width);
  const dim = new Float64Array(all.length * width);
  const laneAt = new Map(kept.map(({ key }, at) => [key, at]));
  const lanesOfLegs = legs.map((leg) => laneAt.get(keyIn[lanes](leg)) ?? kept.length);
  const columns = legs.map((leg) =>
    !isSelected(leg, input.selection) ? dim : input.watch.includes(leg.place) ? hot : cool
  );
  const weights = weightsOf(events, measure);
  let timeless = 0;
  let largest = 0;
  for (let at = 0; at < events.length; at++) {
    const weight = weights[at] ?? 0;
    if (weight === 0 || passed?.[at] === 0) continue;
    const timeMs = events.timeMs[at] ?? NaN;
    if (!span || Number.isNaN(timeMs)) {
      timeless++;
      continue;
    }
    const leg = events.leg[at] ?? 0;
    const cell = (lanesOfLegs[leg] ?? 0) * width + pixelOf(timeMs, span, width);
    const column = columns[leg] ?? dim;
    column[cell] = (column[cell] ?? 0) + weight;
    largest = Math.max(largest, (hot[cell] ?? 0) + (cool[cell] ?? 0) + (dim[cell] ?? 0));
  }
  return { lanes: all, span, hot, cool, dim, most: largest, timeless };
};

/** The pixel a moment falls on. */
export const pixelOf = (timeMs: number, { fromMs, toMs }: Span, width: number): number =>
  Math.max(0, Math.min(width - 1, Math.floor(((timeMs - fromMs) * width) / (toMs - fromMs))));

/** The moment at a pixel. */
export const momentAt = (x: number, { fromMs, toMs }: Span, width: number): number =>
  Math.round(fromMs + (Math.max(0, Math.min(width, x)) / Math.max(1, width)) * (toMs - fromMs));

/** The span between two pixels, in either order. */
export const spanBetween = (a: number, b: number, span: Span, width: number): Span => ({
  fromMs: momentAt(Math.min(a, b), span, width),
  toMs: momentAt(Math.max(a, b), span, width)
});

/** Moves one end by a part of the whole; the ends never cross, and stay within it. */
export const moveEnd = (chosen: Span, end: 'from' | 'to', part: number, whole: Span): Span => {
  const by = Math.round(part * (whole.toMs - whole.fromMs));
  return end === 'from'
    ? { ...chosen, fromMs: Math.max(whole.fromMs, Math.min(chosen.fromMs + by, chosen.toMs - 1)) }
    : { ...chosen, toMs: Math.min(whole.toMs, Math.max(chosen.toMs + by, chosen.fromMs + 1)) };
};

/** First and last moment of each lane, as exactly as a pixel is; null for a lane without any. */
export const endsOf = ({ lanes, span, hot, cool, dim }: Timeline, width: number): readonly (Span | null)[] =>
  lanes.map((_, lane) => {
    const columns = Math.max(1, Math.floor(width));
    const hasAny = (x: number): boolean => {
      const cell = lane * columns + x;
      return (hot[cell] ?? 0) + (cool[cell] ?? 0) + (dim[cell] ?? 0) > 0;
    };
    let [first, last] = [0, columns - 1];
    while (first < columns && !hasAny(first)) first++;
    while (last > first && !hasAny(last)) last--;
    return span && first < columns ? spanBetween(first, last, span, columns) : null;
  });
