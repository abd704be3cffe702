import type { Map as MapLibre } from 'maplibre-gl';
import type { FlowMap } from './flow-layers.ts';

const tileWidth = 512;
const phoneWidth = 620;
const middleOfWorld: [number, number] = [20, 28];
const highestSight = 80;

const pointsOf = (picture: FlowMap): readonly [number, number][] =>
  picture.sources.marks.features.map(({ geometry }) => geometry.coordinates as [number, number]);

/** Whether there is enough on the map to turn to: before the tables of places have come there is not. */
export const isWorthASight = (picture: FlowMap): boolean => pointsOf(picture).length > 1;

const middle = (numbers: readonly number[]): number => (Math.min(...numbers) + Math.max(...numbers)) / 2;

/** The globe fills its frame, turned to what there is to see on it. */
export const globeSight = (map: MapLibre, picture: FlowMap): void => {
  const { clientWidth, clientHeight } = map.getContainer();
  const points = pointsOf(picture);
  const lon = points.length > 0 ? middle(points.map(([east]) => east)) : 20;
  const [centre = [lon, 22] as const] = picture.sight;
  // At zoom 0 the globe is 512 / pi pixels across.
  const zoom = Math.log2((Math.min(clientWidth, clientHeight) * 1.08 * Math.PI) / tileWidth);
  map.jumpTo({ center: [...centre], zoom });
};

type Box = [west: number, south: number, east: number, north: number];

const boxAround = (points: readonly (readonly [number, number])[]): Box => {
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [
    ...([Math.min(...lons), Math.max(-highestSight, Math.min(...lats))] as const),
    ...([Math.max(...lons), Math.min(highestSight, Math.max(...lats))] as const)
  ];
};

/** A wide map shows the whole world; a narrow one what there is to see on it. */
export const flatSight = (map: MapLibre, picture: FlowMap): void => {
  const width = map.getContainer().clientWidth;
  if (width > phoneWidth || !isWorthASight(picture)) {
    map.jumpTo({ center: middleOfWorld, zoom: Math.log2(width / tileWidth) });
    return;
  }
  map.fitBounds(boxAround(pointsOf(picture)), {
    padding: { left: 44, right: 124, top: 40, bottom: 30 },
    maxZoom: 2.5,
    animate: false
  });
};

/** The circles whole, and the land they are held against. False where there are none. */
export const reachSight = (map: MapLibre, { sources: { reach }, sight }: FlowMap): boolean => {
  const rims = reach.features.flatMap(({ geometry }) =>
    geometry.type === 'MultiLineString' ? geometry.coordinates.flat() : []
  );
  if (rims.length === 0) return false;
  map.fitBounds(boxAround([...rims.map(([lon = 0, lat = 0]) => [lon, lat] as const), ...sight]), {
    padding: 36,
    maxZoom: 4.5,
    animate: false
  });
  return true;
};
