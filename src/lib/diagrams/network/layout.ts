import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { usualNodes, type Network, type NetworkLink, type NetworkNode } from './graph.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Of a circle; a square has the same area. */
  readonly radius: number;
}

interface Body {
  index: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  readonly radius: number;
}

const smallest = 4;
/** A finger needs 24 px (WCAG 2.2, 2.5.8). */
const fingertip = 12;

const radiiOf = (nodes: readonly NetworkNode[], { width, height }: Size): readonly number[] => {
  const largest = Math.min(40, Math.max(14, Math.sqrt((width * height) / Math.max(1, nodes.length)) / 3));
  const most = Math.max(1, ...nodes.map(({ amount }) => amount));
  return nodes.map(({ amount }) => Math.max(smallest, largest * Math.sqrt(amount / most)));
};

/** Nodes in the order in which they start on a circle: each sender, then those that received most from it. */
const ringOrder = ({ nodes, links }: Network): readonly number[] => {
  const best = new Map<number, NetworkLink>();
  for (const link of links) if (link.amount > (best.get(link.to)?.amount ?? 0)) best.set(link.to, link);
  const home = (at: number): number => best.get(at)?.from ?? at;
  return nodes.map((_, at) => at).sort((a, b) => home(a) - home(b) || a - b);
};

const startOf = (network: Network, { width, height }: Size, radii: readonly number[]): readonly Body[] => {
  const bodies: Body[] = [];
  const order = ringOrder(network);
  order.forEach((index, turn) => {
    const angle = (2 * Math.PI * turn) / order.length;
    bodies[index] = {
      ...{ index, vx: 0, vy: 0, radius: radii[index] ?? smallest },
      x: width / 2 + (width / 3) * Math.cos(angle),
      y: height / 2 + (height / 3) * Math.sin(angle)
    };
  });
  return bodies;
};

const usualTicks = 120;

/** Fewer where there is much to move, so that nobody waits. */
const ticksFor = (count: number): number =>
  count <= usualNodes ? usualTicks : Math.max(40, Math.floor((usualTicks * usualNodes) / count));

const roomOf = ({ radius }: Body): number => Math.max(radius, fingertip) + 3;

/** Where many share the room, each pushes less: else all would be driven to the edges. */
const pushOf = (count: number, { width, height }: Size): number =>
  -Math.min(260, (width * height) / Math.max(1, count) / 22);

/** d3 is random only where two bodies are in one spot, and then by a generator of fixed seed (d3-force, lcg.js). */
function* simulate(bodies: readonly Body[], links: readonly NetworkLink[], size: Size): Generator<void> {
  const { width, height } = size;
  const joined = links.map(({ from, to }) => ({ source: from, target: to }));
  const wide = Math.sqrt(width / height);
  const ticks = ticksFor(bodies.length);
  const forces = forceSimulation([...bodies])
    .stop()
    .alphaDecay(1 - 0.002 ** (1 / ticks))
    .force(
      'link',
      forceLink<Body, (typeof joined)[number]>(joined).distance(
        ({ source, target }) => 60 + radiusAt(bodies, source) + radiusAt(bodies, target)
      )
    )
    .force('charge', forceManyBody().strength(pushOf(bodies.length, size)))
    .force('x', forceX(width / 2).strength(0.08 / wide))
    .force('y', forceY(height / 2).strength(0.08 * wide))
    .force('room', forceCollide<Body>(roomOf));
  for (let tick = 0; tick < ticks; tick++) {
    forces.tick();
    yield;
  }
}

const radiusAt = (bodies: readonly Body[], end: number | Body): number =>
  typeof end === 'number' ? (bodies[end]?.radius ?? 0) : end.radius;

type Axis = 'x' | 'y';
const mostStretch = 2.4;

/** Moves all bodies into the picture along one axis, and lets them use the room there is. */
const fit = (bodies: readonly Body[], axis: Axis, length: number, margin: number): void => {
  const low = Math.min(...bodies.map((body) => body[axis] - body.radius));
  const high = Math.max(...bodies.map((body) => body[axis] + body.radius));
  const scale = Math.min(mostStretch, (length - 2 * margin) / Math.max(1, high - low));
  for (const body of bodies) body[axis] = length / 2 + (body[axis] - (low + high) / 2) * scale;
};

const within = (at: number, length: number, radius: number): number =>
  Math.min(Math.max(at, radius + edge), Math.max(radius + edge, length - radius - edge));

/** Room for the ring of a watched one. */
const edge = 5;
const mostRounds = 80;

/** Apart again, where they were pushed together, and yet all in the picture. */
function* spread(bodies: readonly Body[], { width, height }: Size): Generator<void> {
  for (const body of bodies) [body.vx, body.vy] = [0, 0];
  const room = forceSimulation([...bodies])
    .stop()
    .force('room', forceCollide<Body>(roomOf).iterations(2));
  for (let round = 0; round < Math.min(mostRounds, ticksFor(bodies.length)); round++) {
    room.tick();
    for (const body of bodies) {
      body.x = within(body.x, width, body.radius);
      body.y = within(body.y, height, body.radius);
    }
    yield;
  }
}

/** As `settle`, in steps small enough to do something else in between. */
export function* settling(network: Network, size: Size): Generator<void, readonly Spot[]> {
  const bodies = startOf(network, size, radiiOf(network.nodes, size));
  if (bodies.length === 0) return [];
  yield* simulate(bodies, network.links, size);
  fit(bodies, 'x', size.width, size.width < 620 ? 44 : 120);
  fit(bodies, 'y', size.height, 24);
  yield* spread(bodies, size);
  return bodies.map(({ x, y, radius }) => ({ x, y, radius }));
}

/** Where each node of the graph stands, the same every time. */
export const settle = (network: Network, size: Size): readonly Spot[] => {
  const steps = settling(network, size);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};
