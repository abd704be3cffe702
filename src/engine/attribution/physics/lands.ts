import { maybeCountry, type CountryCode } from '../../model/names.ts';
import { distanceToRingKm, farthestKm, isInRing, type Point, type Ring } from './sphere.ts';

/** One piece of land: its outline, and the holes in it. */
type Piece = readonly Ring[];

/** Where the lands of the countries are: Natural Earth, de facto borders. */
export interface Lands {
  /** Kilometres to the nearest land of a country, 0 within it; null for one that is not drawn. */
  nearestKm(country: CountryCode, from: Point): number | null;
  /** A point in the country, and how far its land reaches from there, in kilometres; null for one that is not drawn. */
  reachOf(country: CountryCode): { readonly point: Point; readonly km: number } | null;
}

interface Geometry {
  readonly id?: string;
  readonly type: string;
  readonly arcs?: unknown;
  readonly properties?: { readonly lon?: number; readonly lat?: number };
}

interface Topology {
  readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] };
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>;
}

interface Land {
  readonly pieces: readonly Piece[];
  readonly point: Point;
}

/** Reads `world.json` of the place tables: TopoJSON (specification 1.0, sections 2.1 to 2.2), quantised. */
export const parseLands = (bytes: Uint8Array): Lands => {
  const topology = JSON.parse(new TextDecoder().decode(bytes)) as Topology;
  const arcs = topology.arcs.map((arc) => positionsOf(arc, topology.transform));
  const lands = new Map<CountryCode, Land>();
  for (const { geometries } of Object.values(topology.objects))
    for (const geometry of geometries) {
      const country = geometry.id === undefined ? null : maybeCountry(geometry.id);
      if (country) lands.set(country, landOf(geometry, arcs));
    }
  return landsOf(lands);
};

/** Each position is a step from the one before it. */
const positionsOf = (
  arc: readonly (readonly number[])[],
  { scale, translate }: Topology['transform']
): Ring => {
  const out = new Float64Array(arc.length * 2);
  let [x, y] = [0, 0];
  arc.forEach(([dx = 0, dy = 0], at) => {
    x += dx;
    y += dy;
    out[2 * at] = x * scale[0]! + translate[0]!;
    out[2 * at + 1] = y * scale[1]! + translate[1]!;
  });
  return out;
};

const landOf = ({ type, arcs, properties }: Geometry, all: readonly Ring[]): Land => {
  const polygons = (type === 'Polygon' ? [arcs] : arcs) as readonly (readonly (readonly number[])[])[];
  return {
    pieces: polygons.map((rings) => rings.map((indices) => joined(indices, all))),
    point: { lat: properties?.lat ?? 0, lon: properties?.lon ?? 0 }
  };
};

/** Arcs one behind the other, sharing their end points; `~index` is an arc backwards. */
const joined = (indices: readonly number[], all: readonly Ring[]): Ring => {
  const parts = indices.map((index) => (index < 0 ? backwards(all[~index]!) : all[index]!));
  const ring: number[] = [];
  for (const part of parts) ring.push(...(ring.length > 0 ? part.subarray(2) : part));
  return Float64Array.from(ring);
};

const backwards = (ring: Ring): Ring => {
  const out = new Float64Array(ring.length);
  for (let at = 0; at < ring.length; at += 2) {
    out[at] = ring[ring.length - 2 - at]!;
    out[at + 1] = ring[ring.length - 1 - at]!;
  }
  return out;
};

const landsOf = (lands: ReadonlyMap<CountryCode, Land>): Lands => ({
  nearestKm: (country, from) => {
    const land = lands.get(country);
    if (!land) return null;
    if (land.pieces.some((piece) => isWithin(piece, from))) return 0;
    return Math.min(...land.pieces.flatMap((piece) => piece.map((ring) => distanceToRingKm(from, ring))));
  },
  reachOf: (country) => {
    const land = lands.get(country);
    if (!land) return null;
    const km = Math.max(...land.pieces.map(([outline]) => (outline ? farthestKm(land.point, outline) : 0)));
    return { point: land.point, km };
  }
});

const isWithin = (piece: Piece, point: Point): boolean =>
  piece.filter((ring) => isInRing(point, ring)).length % 2 === 1;
