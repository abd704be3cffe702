declare module 'd3-geo-projection' {
  import type { GeoStreamWrapper } from 'd3-geo';
  import type { MultiPolygon, Polygon } from 'geojson';

  /** A geometry cut and bent as the projection asks, in the coordinates of the plane. */
  export function geoProject(object: Polygon, projection: GeoStreamWrapper): Polygon | MultiPolygon | null;
}
