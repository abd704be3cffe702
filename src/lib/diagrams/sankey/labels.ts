import * as m from '#words/messages/messages.js';
import { wrapText } from './fit-text.ts';
import { nodeWidth, type FlowGraph, type Size } from './layout.ts';

export interface LabelsInput {
  readonly graph: Pick<FlowGraph, 'levels' | 'nodes' | 'tallest'>;
  readonly width: number;
  /** Pixels across of a text. */
  readonly measure: (text: string) => number;
  /** An amount as it stands beside a name. */
  readonly format: (amount: number) => string;
  readonly lineHeight: number;
  /** Between a node and its name, and between a name and the next node. */
  readonly beside: number;
  /** Most lines of a name; a number that does not fit beside it needs one more. */
  readonly lines: number;
  /** The drawing need not be higher than this for few nodes. */
  readonly room: number;
}

export interface Label {
  readonly lines: readonly string[];
  readonly amount: string;
  /** The number stands on a line of its own. */
  readonly isBelow: boolean;
  /** There is no room for “2 of 19”, only for one number. */
  readonly isBrief: boolean;
}

export interface FlowLabels {
  readonly size: Size;
  /** By id of the node. */
  readonly of: ReadonlyMap<string, Label>;
}

/** Between a name and its number, beyond the space. */
export const apart = 2;
/** So much of the height is for the bands, where names are close. */
const bandShare = 0.35;
const widestMargin = 220;

/** Pixels for the names of all levels but the last, which has the margin. */
const roomBetween = ({ width, graph, beside }: LabelsInput, margin: number): number =>
  (width - margin - nodeWidth) / Math.max(1, graph.levels.length - 1) - nodeWidth - 2 * beside;

/** As long as a part of an amount can become. */
const partOf = (amount: string): string => m.flow_part({ part: amount, whole: amount });

const labelOf = (name: string, amount: string, room: number, { measure, lines }: LabelsInput): Label => {
  const wrapped = wrapText(name, (line) => measure(line) <= room, lines);
  const last = wrapped.at(-1) ?? '';
  const isBelow = measure(`${last} ${amount}`) + apart > room;
  const longest = isBelow ? partOf(amount) : `${last} ${partOf(amount)}`;
  return { lines: wrapped, amount, isBelow, isBrief: measure(longest) + apart > room };
};

/** Right of the last level, whose names stand there; no more than the others get. */
const marginOf = ({ graph, width, measure, format, beside }: LabelsInput): number => {
  const { levels, nodes } = graph;
  const widths = nodes
    .filter(({ level }) => level === levels.at(-1))
    .map(({ label, amount }) => measure(`${label} ${partOf(format(amount))}`));
  const fair = (width - levels.length * nodeWidth) / levels.length;
  return Math.ceil(Math.min(Math.max(0, ...widths) + apart + 2 * beside, fair, widestMargin));
};

const rowsOf = ({ lines, isBelow }: Label): number => lines.length + Number(isBelow);

/** How names are broken, and how large a drawing they need so that none covers another. */
export const layoutLabels = (input: LabelsInput): FlowLabels => {
  const { graph, width, lineHeight, room, beside, format } = input;
  const margin = marginOf(input);
  const between = roomBetween(input, margin);
  const of = new Map(
    graph.nodes.map(({ id, level, label, amount }) => {
      const own = level === graph.levels.at(-1) ? margin - 2 * beside : between;
      return [id, labelOf(label, format(amount), own, input)];
    })
  );
  const gap = [...of.values()].reduce((most, label) => Math.max(most, rowsOf(label)), 1) * lineHeight;
  const height = Math.max(Math.min(room, 120 + graph.tallest * 56), (graph.tallest * gap) / (1 - bandShare));
  return { of, size: { width, height: Math.ceil(height), margin, gap } };
};
