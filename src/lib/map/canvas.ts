import {
  Map as MapLibre,
  setWorkerUrl,
  type FilterSpecification,
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
const firstSight = { flat: { center: [30, 28], zoom: 0.9 }, globe: { center: [40, 25], zoom: 1.4 } } as const;

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

  constructor(container: HTMLElement, world: World, picture: FlowMap, events: CanvasEvents) {
    this.#map = new MapLibre({
      container,
      style: styleOf(world, picture),
      ...firstSight.flat,
      center: [...firstSight.flat.center],
      minZoom: -1,
      maxZoom: 7,
      renderWorldCopies: false,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: false,
      canvasContextAttributes: { preserveDrawingBuffer: true },
      fadeDuration: 0
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.scrollZoom.setWheelZoomRate(1 / 300);
    this.#listen(events);
  }

  /** Resolves when everything asked for so far is painted. */
  async painted(): Promise<void> {
    if (!this.#map.loaded()) await this.#map.once('idle');
  }

  draw(picture: FlowMap): void {
    this.#whenStyled(() => {
      for (const [name, data] of Object.entries(picture.sources)) {
        const source = this.#map.getSource<GeoJSONSource>(name);
        source?.setData(data);
      }
      for (const layer of picture.layers) this.#drawLayer(layer);
    });
  }

  setGlobe(globe: boolean): void {
    this.#whenStyled(() => {
      this.#map.setProjection({ type: globe ? 'globe' : 'mercator' });
      const { center, zoom } = firstSight[globe ? 'globe' : 'flat'];
      this.#map.jumpTo({ center: [...center], zoom });
    });
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps);
  }

  outline(country: CountryCode | null): void {
    if (!this.#map.isStyleLoaded()) return;
    this.#map.setFilter('hover', ['==', ['get', 'code'], country ?? '-']);
  }

  remove(): void {
    this.#map.remove();
  }

  #drawLayer(layer: LayerSpecification): void {
    if ('filter' in layer && layer.id !== 'hover') {
      this.#map.setFilter(layer.id, (layer.filter ?? null) as FilterSpecification | null);
    }
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      this.#map.setPaintProperty(layer.id, name as never, value as never);
    for (const [name, value] of Object.entries(layer.layout ?? {}))
      this.#map.setLayoutProperty(layer.id, name as never, value as never);
  }

  #whenStyled(act: () => void): void {
    if (this.#map.style?._loaded) act();
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
