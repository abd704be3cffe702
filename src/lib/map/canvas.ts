import {
  Map as MapLibre,
  setWorkerUrl,
  type GeoJSONSource,
  type LayerSpecification,
  type MapMouseEvent,
  type StyleSpecification
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { maybeCountry, type CountryCode } from '#engine/model/names.ts';
import type { FlowMap } from './flow-layers.ts';
import type { World } from './world.ts';

setWorkerUrl(workerUrl);

export interface Pointed {
  readonly country: CountryCode;
  readonly x: number;
  readonly y: number;
}

export interface CanvasEvents {
  readonly onpoint: (pointed: Pointed | null) => void;
  readonly onpick: (country: CountryCode) => void;
}

const touchable = ['marks', 'arcs', 'land'];
const tileWidth = 512;
const phoneWidth = 620;

const pointsOf = (picture: FlowMap): readonly [number, number][] =>
  picture.sources.marks.features.map(({ geometry }) => geometry.coordinates as [number, number]);

const middle = (numbers: readonly number[]): number => (Math.min(...numbers) + Math.max(...numbers)) / 2;

/** The globe fills its frame, turned to what there is to see on it. */
const globeSight = (map: MapLibre, picture: FlowMap): void => {
  const { clientWidth, clientHeight } = map.getContainer();
  const points = pointsOf(picture);
  const lon = points.length > 0 ? middle(points.map(([east]) => east)) : 20;
  // At zoom 0 the globe is 512 / pi pixels across.
  const zoom = Math.log2((Math.min(clientWidth, clientHeight) * 1.08 * Math.PI) / tileWidth);
  map.jumpTo({ center: [lon, 22], zoom });
};

/** A wide map shows the whole world; a narrow one what there is to see on it. */
const flatSight = (map: MapLibre, picture: FlowMap): void => {
  const width = map.getContainer().clientWidth;
  const points = picture.sources.marks.features.map(
    ({ geometry }) => geometry.coordinates as [number, number]
  );
  if (width > phoneWidth || points.length < 2) {
    map.jumpTo({ center: [20, 28], zoom: Math.log2(width / tileWidth) });
    return;
  }
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], {
    padding: { left: 90, right: 84, top: 40, bottom: 30 },
    maxZoom: 2.5,
    animate: false
  });
};

const styleOf = (world: World, picture: FlowMap): StyleSpecification => ({
  version: 8,
  sources: {
    land: { type: 'geojson', data: world.land, maxzoom: 8, tolerance: 0.2 },
    marks: { type: 'geojson', data: picture.sources.marks },
    arcs: { type: 'geojson', data: picture.sources.arcs }
  },
  layers: [...picture.layers],
  transition: { duration: 150, delay: 0 }
});

/** Owns the map object: the only code that talks to MapLibre. */
export class MapCanvas {
  readonly #map: MapLibre;
  #styled = false;
  #picture: FlowMap;

  constructor(container: HTMLElement, world: World, picture: FlowMap, events: CanvasEvents) {
    this.#picture = picture;
    this.#map = new MapLibre({
      container,
      style: styleOf(world, picture),
      center: [20, 28],
      zoom: 0,
      minZoom: -1,
      maxZoom: 7,
      renderWorldCopies: false,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.scrollZoom.setWheelZoomRate(1 / 300);
    void this.#map.once('style.load', () => {
      this.#styled = true;
    });
    this.#listen(events);
  }

  /** Resolves when everything asked for so far is painted. */
  async painted(): Promise<void> {
    if (!this.#map.loaded()) await this.#map.once('idle');
  }

  draw(picture: FlowMap): void {
    this.#picture = picture;
    this.#whenStyled(() => {
      for (const [name, data] of Object.entries(picture.sources)) {
        const source = this.#map.getSource<GeoJSONSource>(name);
        void source?.setData(data);
      }
      for (const layer of picture.layers) this.#drawLayer(layer);
    });
  }

  setGlobe(globe: boolean): void {
    this.#whenStyled(() => {
      this.#map.setProjection({ type: globe ? 'globe' : 'mercator' });
      if (globe) globeSight(this.#map, this.#picture);
      else flatSight(this.#map, this.#picture);
    });
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps);
  }

  outline(country: CountryCode | null): void {
    if (!this.#styled) return;
    this.#map.setFilter('hover', ['==', ['get', 'code'], country ?? '-']);
  }

  remove(): void {
    this.#map.remove();
  }

  #drawLayer(layer: LayerSpecification): void {
    if ('filter' in layer && layer.id !== 'hover') {
      this.#map.setFilter(layer.id, layer.filter ?? null);
    }
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      this.#map.setPaintProperty(layer.id, name as never, value as never);
    for (const [name, value] of Object.entries(layer.layout ?? {}))
      this.#map.setLayoutProperty(layer.id, name as never, value as never);
  }

  #whenStyled(act: () => void): void {
    if (this.#styled) act();
    else void this.#map.once('style.load', act);
  }

  #countryAt(event: MapMouseEvent): CountryCode | null {
    const [found] = this.#map.queryRenderedFeatures(event.point, { layers: touchable });
    return maybeCountry(String(found?.properties['code'] ?? ''));
  }

  #listen({ onpoint, onpick }: CanvasEvents): void {
    this.#map.on('mousemove', (event) => {
      const country = this.#countryAt(event);
      this.outline(country);
      onpoint(country ? { country, x: event.point.x, y: event.point.y } : null);
    });
    this.#map.on('mouseout', () => {
      this.outline(null);
      onpoint(null);
    });
    this.#map.on('click', (event) => {
      const country = this.#countryAt(event);
      if (country) onpick(country);
    });
  }
}
