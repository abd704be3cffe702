import { kindName } from '#words/findings.ts';
import { formatCount } from '#words/numbers.ts';
import { isElsewhere, placeName } from '#words/places.ts';
import * as m from '#words/messages/messages.js';
import type { FlowLevel } from '../../state/flow-levels.ts';
import type { Leg } from '../../state/legs.ts';
import { hostKey, isEmpty, isSelected, type Choice, type Selection } from '../../state/selection.ts';
import { flowKinds, type FlowKind, type Ways } from './ways.ts';

/** What a click on a node does: choose who or where, show only a kind or an app, or hold on to it while one looks. */
export type Pick =
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'kind'; readonly of: FlowKind }
  | { readonly kind: 'app'; readonly app: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'none' };

export interface NodeFacts {
  readonly id: string;
  readonly level: FlowLevel;
  readonly label: string;
  readonly pick: Pick;
  readonly watched: boolean;
  /** It stands for what has no place, or could not be read. */
  readonly elsewhere: boolean;
  readonly isFold: boolean;
}

export interface GroupsInput {
  readonly ways: Ways;
  readonly legs: readonly Leg[];
  readonly pages: readonly string[];
  readonly selection: Selection;
  readonly watch: readonly string[];
  /** Most nodes in a level; what is less is folded into one. */
  readonly most: (level: FlowLevel) => number;
}

const kindLabels: Readonly<Partial<Record<FlowKind, () => string>>> = {
  nothing: m.flow_nothing_found,
  unread: m.flow_not_read
};

const kindLabel = (kind: FlowKind): string =>
  kind === 'nothing' || kind === 'unread' ? (kindLabels[kind]?.() ?? '') : kindName(kind);

/** What one level tells ways apart by: an item of one of their columns, which has a key, a label and an act. */
interface LevelFacts {
  readonly column: 'leg' | 'page' | 'kind';
  /** By item. */
  readonly keys: readonly string[];
  readonly labelOf: (item: number) => string;
  readonly pickOf: (item: number) => Pick;
}

const byLeg = (
  { legs }: GroupsInput,
  key: (leg: Leg) => string,
  label: (leg: Leg) => string,
  pick: (leg: Leg) => Pick
): LevelFacts => ({
  column: 'leg',
  keys: legs.map(key),
  labelOf: (item) => {
    const leg = legs[item];
    return leg ? label(leg) : '';
  },
  pickOf: (item) => {
    const leg = legs[item];
    return leg ? pick(leg) : { kind: 'none' };
  }
});

const choose = (choice: Choice): Pick => ({ kind: 'choice', choice });

const levels: Readonly<Record<FlowLevel, (input: GroupsInput) => LevelFacts>> = {
  app: (input) =>
    byLeg(
      input,
      ({ app }) => app ?? '',
      ({ app }) => app ?? m.common_not_told(),
      ({ app }) => (app === null ? { kind: 'none' } : { kind: 'app', app })
    ),
  host: (input) => byLeg(input, hostKey, hostKey, (leg) => choose({ host: hostKey(leg) })),
  company: (input) =>
    byLeg(
      input,
      ({ party }) => party.key,
      ({ party }) => party.name,
      ({ party }) => choose({ party: party.key })
    ),
  country: (input) =>
    byLeg(
      input,
      ({ place }) => place,
      ({ place }) => placeName(place),
      ({ place }) => choose({ place })
    ),
  page: ({ pages }) => ({
    column: 'page',
    keys: pages,
    labelOf: (item) => pages[item] || m.flow_no_page(),
    pickOf: () => ({ kind: 'none' })
  }),
  kind: () => ({
    column: 'kind',
    keys: flowKinds,
    labelOf: (item) => kindLabel(flowKinds[item] ?? 'nothing'),
    pickOf: (item) => ({ kind: 'kind', of: flowKinds[item] ?? 'nothing' })
  })
};

interface Group {
  /** Among all groups of the level, also those that nothing goes through. */
  readonly id: number;
  readonly key: string;
  /** An item of it. */
  readonly item: number;
  amount: number;
  watched: boolean;
  chosen: boolean;
  isUsed: boolean;
}

const byImportance = (a: Group, b: Group): number =>
  Number(b.chosen) - Number(a.chosen) ||
  Number(b.watched) - Number(a.watched) ||
  b.amount - a.amount ||
  (a.key < b.key ? -1 : 1);

interface Groups {
  readonly groups: readonly Group[];
  /** Id of the group by item. */
  readonly idOf: Uint32Array;
}

const groupItems = (keys: readonly string[]): Groups => {
  const groups: Group[] = [];
  const ids = new Map<string, number>();
  const idOf = Uint32Array.from(keys, (key, item) => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = groups.length;
    ids.set(key, id);
    groups.push({ id, key, item, amount: 0, watched: false, chosen: false, isUsed: false });
    return id;
  });
  return { groups, idOf };
};

const groupWays = ({ column, keys }: LevelFacts, { ways, legs, selection, watch }: GroupsInput): Groups => {
  const { groups, idOf } = groupItems(keys);
  const isWatched = legs.map(({ place }) => watch.includes(place));
  const isChosen = legs.map((leg) => !isEmpty(selection) && isSelected(leg, selection));
  const items = ways[column];
  for (let way = 0; way < ways.length; way++) {
    const group = groups[idOf[items[way] ?? 0] ?? 0];
    if (!group) continue;
    group.isUsed = true;
    group.amount += ways.whole[way] ?? 0;
    group.watched ||= isWatched[ways.leg[way] ?? 0] === true;
    group.chosen ||= isChosen[ways.leg[way] ?? 0] === true;
  }
  return { groups: groups.filter(({ isUsed }) => isUsed).sort(byImportance), idOf };
};

const foldOf = (level: FlowLevel, count: number): NodeFacts => ({
  ...{ id: `${level}:others`, level, watched: false, elsewhere: false, isFold: true },
  label: m.common_others({ shown: formatCount(count) }),
  pick: { kind: 'open' }
});

const isNowhere = (level: FlowLevel, key: string): boolean =>
  level === 'country'
    ? isElsewhere(key as never)
    : level === 'kind' && (key === 'unread' || key === 'nothing');

/** The nodes of one level, and which of them each way goes through. */
export interface LevelNodes {
  readonly nodes: readonly NodeFacts[];
  /** Index into `nodes` by way. */
  readonly nodeOf: Uint32Array;
}

/** Nodes of one level: the selected stay, then the watched, then the largest; the others become one. */
export const nodesOfLevel = (level: FlowLevel, input: GroupsInput): LevelNodes => {
  const facts = levels[level](input);
  const { groups, idOf } = groupWays(facts, input);
  const most = input.most(level);
  const kept = groups.length > most ? groups.slice(0, Math.max(1, most - 1)) : groups;
  const nodes = kept.map(({ key, item }): NodeFacts => ({
    ...{ id: `${level}:${key}`, level, label: facts.labelOf(item), pick: facts.pickOf(item), isFold: false },
    watched: level === 'country' && input.watch.includes(key),
    elsewhere: isNowhere(level, key)
  }));
  const folded = groups.length - kept.length;
  if (folded > 0) nodes.push(foldOf(level, folded));
  return { nodes, nodeOf: nodeOfWays(kept, idOf, input.ways, facts.column) };
};

/** What is not kept goes through the fold, which comes last. */
const nodeOfWays = (
  kept: readonly Group[],
  idOf: Uint32Array,
  ways: Ways,
  column: LevelFacts['column']
): Uint32Array => {
  const nodeOfGroup = new Map(kept.map(({ id }, index) => [id, index]));
  const nodeOfItem = idOf.map((id) => nodeOfGroup.get(id) ?? kept.length);
  const items = ways[column];
  const nodes = new Uint32Array(ways.length);
  for (let way = 0; way < ways.length; way++) nodes[way] = nodeOfItem[items[way] ?? 0] ?? kept.length;
  return nodes;
};
