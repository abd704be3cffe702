import type { FlowLevel } from '../../state/flow-levels.ts';
import type { FlowNode } from './layout.ts';

const middle = ({ y, height }: FlowNode): number => y + height / 2;

const steps: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};

/** The node an arrow key leads to from this one: the next of its level, or the nearest of the level beside it. */
export const neighbour = (
  nodes: readonly FlowNode[],
  levels: readonly FlowLevel[],
  from: FlowNode,
  key: string
): FlowNode | null => {
  const step = steps[key];
  if (!step) return null;
  const [across, down] = step;
  const level = levels[levels.indexOf(from.level) + across];
  const distance = (node: FlowNode): number => Math.abs(middle(node) - middle(from));
  const isThere = (node: FlowNode): boolean =>
    node.level === level && (down === 0 || (middle(node) - middle(from)) * down > 0);
  return nodes
    .filter(isThere)
    .reduce<FlowNode | null>(
      (best, node) => (best === null || distance(node) < distance(best) ? node : best),
      null
    );
};
