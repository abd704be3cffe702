import * as m from '#words/messages/messages.js';
import { formatCount } from '#words/numbers.ts';
import type { PlaceKey } from '#words/places.ts';
import type { Leg, PartyKey } from '../../state/legs.ts';
import { isEmpty, isSelected, type Selection } from '../../state/selection.ts';
import type { Ways } from '../sankey/ways.ts';
import { slicesOf, tonesOf, type ByPlace, type Slice, type Tones } from './tones.ts';

/** What a capture tells about who sent: the page, or else the app, or else nothing. */
export type SenderKind = 'page' | 'app' | 'capture';

/** What a click on a node does: choose the recipient, show what is folded, or hold on to it while one looks. */
export type NetworkPick =
  | { readonly kind: 'party'; readonly party: PartyKey }
  | { readonly kind: 'open' }
  | { readonly kind: 'hold' };

export interface NetworkInput {
  /** By page. */
  readonly ways: Ways;
  readonly legs: readonly Leg[];
  readonly pages: readonly string[];
  readonly selection: Selection;
  readonly watch: readonly string[];
  /** Most nodes; what is less is folded into others, a fold among the senders and one among the recipients. */
  readonly most: number;
}

export interface NetworkNode {
  readonly id: string;
  readonly side: 'sender' | 'recipient';
  readonly label: string;
  readonly amount: number;
  /** Where it went; of a sender nothing is told here. */
  readonly places: ByPlace;
  /** What of that has which colour. */
  readonly slices: readonly Slice[];
  /** Some of it went to a watched place; never so for a sender. */
  readonly watched: boolean;
  /** Nothing of it went to a place that can be known; never so for a sender. */
  readonly unknown: boolean;
  /** Something of it is selected. */
  readonly chosen: boolean;
  readonly pick: NetworkPick;
}

export interface NetworkLink {
  readonly id: string;
  /** Indexes into the nodes. */
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly places: ByPlace;
  readonly watched: boolean;
  readonly chosen: boolean;
}

export interface Network {
  readonly senders: SenderKind;
  /** Senders first. */
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  readonly tones: Tones;
}

/** Before there is one. */
export const noNetwork: Network = { senders: 'page', nodes: [], links: [], tones: tonesOf([], []) };

export const usualNodes = 60;
/** What an open network holds; more nodes than `drawnNodes` are painted, not drawn one by one. */
export const mostNodes = 1200;
export const drawnNodes = 120;

interface Group {
  readonly key: string;
  readonly label: string;
  amount: number;
  readonly places: Map<PlaceKey, number>;
  watched: boolean;
  unknown: boolean;
  chosen: boolean;
}

interface LegFacts {
  readonly place: PlaceKey;
  readonly watched: boolean;
  readonly unknown: boolean;
  readonly chosen: boolean;
}

const factsOf = ({ legs, selection }: NetworkInput, tones: Tones): readonly LegFacts[] =>
  legs.map((leg) => {
    const tone = tones.of(leg.place);
    return {
      place: leg.place,
      watched: tone === 'watched',
      unknown: tone === 'unknown',
      chosen: !isEmpty(selection) && isSelected(leg, selection)
    };
  });

const addTo = (places: Map<PlaceKey, number>, { place }: LegFacts, amount: number): void => {
  places.set(place, (places.get(place) ?? 0) + amount);
};

export const senderKind = ({ pages, legs }: Pick<NetworkInput, 'pages' | 'legs'>): SenderKind => {
  if (pages.some((page) => page !== '')) return 'page';
  return legs.some(({ app }) => app !== null) ? 'app' : 'capture';
};

const unnamed: Readonly<Record<SenderKind, () => string>> = {
  page: m.flow_no_page,
  app: m.common_not_told,
  capture: m.network_this_capture
};

const senderReader = (kind: SenderKind, { ways, legs, pages }: NetworkInput): ((way: number) => string) => {
  if (kind === 'page') return (way) => pages[ways.page[way] ?? 0] ?? '';
  return kind === 'app' ? (way) => legs[ways.leg[way] ?? 0]?.app ?? '' : () => '';
};

type Named = Pick<Group, 'key' | 'label'>;

const groupBy = (
  nameOf: (way: number) => Named,
  facts: readonly LegFacts[],
  { ways }: NetworkInput
): Group[] => {
  const groups = new Map<string, Group>();
  for (let way = 0; way < ways.length; way++) {
    const { key, label } = nameOf(way);
    let group = groups.get(key);
    if (!group) {
      const empty = { amount: 0, places: new Map(), watched: false, unknown: true, chosen: false };
      groups.set(key, (group = { key, label, ...empty }));
    }
    const [leg, amount] = [facts[ways.leg[way] ?? 0], ways.whole[way] ?? 0];
    group.amount += amount;
    if (!leg) continue;
    addTo(group.places, leg, amount);
    group.watched ||= leg.watched;
    group.unknown &&= leg.unknown;
    group.chosen ||= leg.chosen;
  }
  return [...groups.values()].sort(byImportance);
};

const byAmount = (a: Group, b: Group): number => b.amount - a.amount || (a.key < b.key ? -1 : 1);

const byImportance = (a: Group, b: Group): number =>
  Number(b.chosen) - Number(a.chosen) || Number(b.watched) - Number(a.watched) || byAmount(a, b);

const keep = (groups: readonly Group[], most: number): readonly Group[] =>
  groups.length > most ? groups.slice(0, Math.max(1, most - 1)) : groups;

const placesOf = (groups: readonly Group[]): ByPlace => {
  const places = new Map<PlaceKey, number>();
  for (const group of groups)
    for (const [place, amount] of group.places) places.set(place, (places.get(place) ?? 0) + amount);
  return places;
};

const placed = (
  side: NetworkNode['side'],
  places: ByPlace,
  tones: Tones
): Pick<NetworkNode, 'places' | 'slices'> =>
  side === 'recipient' ? { places, slices: slicesOf(places, tones) } : { places: new Map(), slices: [] };

const foldOf = (
  groups: readonly Group[],
  side: NetworkNode['side'],
  canOpen: boolean,
  tones: Tones
): NetworkNode => ({
  ...placed(side, placesOf(groups), tones),
  id: `${side}s`,
  side,
  label: m.common_others({ shown: formatCount(groups.length) }),
  amount: groups.reduce((sum, { amount }) => sum + amount, 0),
  watched: side === 'recipient' && groups.some(({ watched }) => watched),
  unknown: side === 'recipient' && groups.every(({ unknown }) => unknown),
  chosen: groups.some(({ chosen }) => chosen),
  pick: { kind: canOpen ? 'open' : 'hold' }
});

const nodeOf = ({ key, ...group }: Group, side: NetworkNode['side'], tones: Tones): NetworkNode => ({
  ...group,
  ...placed(side, group.places, tones),
  id: `${side}:${key}`,
  side,
  watched: side === 'recipient' && group.watched,
  unknown: side === 'recipient' && group.unknown,
  pick: side === 'recipient' ? { kind: 'party', party: key } : { kind: 'hold' }
});

interface Side {
  readonly nodes: readonly NetworkNode[];
  /** Index into `nodes`. */
  readonly at: (key: string) => number;
}

const sideOf = (
  side: NetworkNode['side'],
  groups: readonly Group[],
  most: number,
  { canOpen, tones }: { readonly canOpen: boolean; readonly tones: Tones }
): Side => {
  const first = keep(groups, most);
  const rest = groups.slice(first.length);
  // Choosing one must move none.
  const kept = [...first].sort(byAmount);
  const at = new Map(kept.map(({ key }, index) => [key, index]));
  return {
    nodes: [
      ...kept.map((group) => nodeOf(group, side, tones)),
      ...(rest.length > 0 ? [foldOf(rest, side, canOpen, tones)] : [])
    ],
    at: (key) => at.get(key) ?? kept.length
  };
};

type Ends = (way: number) => { readonly from: number; readonly to: number };

const linksOf = (
  ends: Ends,
  nodes: readonly NetworkNode[],
  facts: readonly LegFacts[],
  ways: Ways
): NetworkLink[] => {
  type Growing = { -readonly [K in keyof NetworkLink]: NetworkLink[K] } & { places: Map<PlaceKey, number> };
  const links = new Map<number, Growing>();
  for (let way = 0; way < ways.length; way++) {
    const { from, to } = ends(way);
    const key = from * nodes.length + to;
    let link = links.get(key);
    if (!link) {
      const id = JSON.stringify([nodes[from]?.id, nodes[to]?.id]);
      links.set(key, (link = { id, from, to, amount: 0, places: new Map(), watched: false, chosen: false }));
    }
    const [leg, amount] = [facts[ways.leg[way] ?? 0], ways.whole[way] ?? 0];
    link.amount += amount;
    if (!leg) continue;
    addTo(link.places, leg, amount);
    link.watched ||= leg.watched;
    link.chosen ||= leg.chosen;
  }
  return [...links.values()];
};

/** Who sent to whom, and how much: the selected stay, then the watched, then the largest; the others become one. */
export const graphOf = (input: NetworkInput): Network => {
  const { ways, legs, most } = input;
  const tones = tonesOf(legs, input.watch);
  const facts = factsOf(input, tones);
  const kind = senderKind(input);
  const senderOf = senderReader(kind, input);
  const partyOf = (way: number): string => legs[ways.leg[way] ?? 0]?.party.key ?? '';
  const nameOfSender = (way: number): Named => {
    const key = senderOf(way);
    return { key, label: key || unnamed[kind]() };
  };
  const nameOfParty = (way: number): Named => ({
    key: partyOf(way),
    label: legs[ways.leg[way] ?? 0]?.party.name ?? ''
  });
  const how = { canOpen: most < mostNodes, tones };
  const from = sideOf('sender', groupBy(nameOfSender, facts, input), Math.floor(most / 3), how);
  const room = most - from.nodes.length;
  const to = sideOf('recipient', groupBy(nameOfParty, facts, input), room, how);
  const nodes = [...from.nodes, ...to.nodes];
  const ends: Ends = (way) => ({
    from: from.at(senderOf(way)),
    to: from.nodes.length + to.at(partyOf(way))
  });
  return { senders: kind, nodes, links: linksOf(ends, nodes, facts, ways), tones };
};
