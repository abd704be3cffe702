/**
 * @typedef {number[][]} Ring  Closed: the last point is the first.
 * @typedef {Ring[]} Polygon  The outline, then its holes.
 */

const RADIANS = Math.PI / 180;
const GRID = 24;
const ROUNDS = 4;

/** Twice the area, in square degrees at the equator. @param {Ring} ring */
const ringArea = (ring) => {
  let sum = 0;
  ring.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    sum += (nextX - x) * (Math.sin(y * RADIANS) + Math.sin(nextY * RADIANS));
  });
  return Math.abs(sum);
};

/** @param {Polygon} polygon */
const polygonArea = ([outline = [], ...holes]) =>
  ringArea(outline) - holes.reduce((sum, hole) => sum + ringArea(hole), 0);

/** Even-odd rule over all rings, so that a point in a hole is outside. @param {Polygon} polygon @param {number} x @param {number} y */
export const isInside = (polygon, x, y) => {
  let inside = false;
  for (const ring of polygon) {
    ring.forEach(([x1 = 0, y1 = 0], index) => {
      const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    });
  }
  return inside;
};

/** Squared distance to the nearest border, east-west degrees shortened by `squeeze`. @param {Polygon} polygon @param {number} x @param {number} y @param {number} squeeze */
const borderDistance = (polygon, x, y, squeeze) => {
  let nearest = Infinity;
  for (const ring of polygon) {
    for (let index = 1; index < ring.length; index++) {
      const [ax = 0, ay = 0] = ring[index - 1] ?? [];
      const [bx = 0, by = 0] = ring[index] ?? [];
      const [dx, dy, px, py] = [(bx - ax) * squeeze, by - ay, (x - ax) * squeeze, y - ay];
      const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
      nearest = Math.min(nearest, (px - along * dx) ** 2 + (py - along * dy) ** 2);
    }
  }
  return nearest;
};

/** The point farthest from every border, by a grid that is drawn finer around the best point so far. @param {Polygon} polygon @returns {[number, number]} */
const innermost = (polygon) => {
  const xs = (polygon[0] ?? []).map(([x = 0]) => x);
  const ys = (polygon[0] ?? []).map(([, y = 0]) => y);
  let [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const squeeze = Math.cos(((bottom + top) / 2) * RADIANS);
  let best = { x: xs[0] ?? 0, y: ys[0] ?? 0, distance: -1 };
  for (let round = 0; round < ROUNDS; round++) {
    for (let cell = 0; cell < GRID * GRID; cell++) {
      const x = left + ((right - left) * ((cell % GRID) + 0.5)) / GRID;
      const y = bottom + ((top - bottom) * (Math.floor(cell / GRID) + 0.5)) / GRID;
      if (!isInside(polygon, x, y)) continue;
      const distance = borderDistance(polygon, x, y, squeeze);
      if (distance > best.distance) best = { x, y, distance };
    }
    const [reachX, reachY] = [(right - left) / GRID, (top - bottom) / GRID];
    [left, right, bottom, top] = [best.x - reachX, best.x + reachX, best.y - reachY, best.y + reachY];
  }
  return [best.x, best.y];
};

/** Where a label or a dot for the whole country stands well: deep inside its biggest piece. @param {Polygon[]} polygons @returns {[number, number]} degrees east, degrees north */
export const labelPoint = (polygons) => {
  const [biggest = []] = polygons.toSorted((a, b) => polygonArea(b) - polygonArea(a));
  return innermost(biggest);
};
