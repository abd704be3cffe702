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
import { hatchImage, type FlowMap } from './flow-layers.ts';
import { hatchPixelRatio, hatchPixels } from './hatch.ts';
import { headImage, headPixelRatio, headPixels, headsAt, restingPart, waysOf } from './heads.ts';
import { flatSight, globeSight, isWorthASight, reachSight } from './sight.ts';
import type { LonLat, World } from './world.ts';

setWorkerUrl(workerUrl);

export interface Pointed {
  readonly country: CountryCode;
  readonly x: number;
  readonly y: number;
}

export interface CanvasEvents {
  readonly onpoint: (pointed: Pointed | null) => void;
  readonly onpick: (country: CountryCode) => void;
  /** A point on the earth, while points are asked for. */
  readonly onplace: (point: LonLat) => void;
}

const travelMs = 1400;
const ease = (part: number): number => 1 - (1 - part) ** 3;

const touchable = ['marks', 'arcs', 'land'];
const styleOf = (world: World, picture: FlowMap): StyleSpecification => ({
  version: 8,
  sources: {
    land: { type: 'geojson', data: world.land, maxzoom: 8, tolerance: 0.2 },
    ...Object.fromEntries(
      Object.entries(picture.sources).map(([name, data]) => [name, { type: 'geojson' as const, data }])
    )
  },
  layers: [...picture.layers],
  transition: { duration: 150, delay: 0 }
});

/** Owns the map object: the only code that talks to MapLibre. */
export class MapCanvas {
  readonly #map: MapLibre;
  #styled = false;
  #asksPoint = false;
  #globe = false;
  /** Nobody turns what the reader turned, nor what has once been turned to the places of the report. */
  #isSettled = false;
  #circles = '';
  #hatch = '';
  #ways = '';
  #frame = 0;
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
      this.#map.addImage(headImage, headPixels(), { pixelRatio: headPixelRatio, sdf: true });
      this.#drawHatch();
      this.#sendHeads();
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
      this.#drawHatch();
      for (const [name, data] of Object.entries(picture.sources)) {
        const source = this.#map.getSource<GeoJSONSource>(name);
        void source?.setData(data);
      }
      for (const layer of picture.layers) this.#drawLayer(layer);
      this.#sendHeads();
      if (!this.#isSettled && isWorthASight(picture)) this.#look();
    });
  }

  /** Where there are other ways than before, the arrows set out once, and rest: nothing on the map moves for long. */
  #sendHeads(): void {
    const ways = waysOf(this.#picture.sources.arcs);
    if (ways === this.#ways) return;
    this.#ways = ways;
    cancelAnimationFrame(this.#frame);
    if (ways === '' || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const start = performance.now();
    const step = (now: number): void => {
      const part = restingPart * ease(Math.min(1, (now - start) / travelMs));
      const data = headsAt(this.#picture.sources.arcs, part);
      void this.#map.getSource<GeoJSONSource>('heads')?.setData(data);
      if (part < restingPart) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  setGlobe(globe: boolean): void {
    this.#globe = globe;
    this.#whenStyled(() => {
      this.#map.setProjection({ type: globe ? 'globe' : 'mercator' });
      this.#look();
    });
  }

  /** Turns to the circles of this name, where those are others than before; '' is none. */
  lookAt(circles: string): void {
    if (circles === this.#circles) return;
    this.#circles = circles;
    this.#whenStyled(() => {
      this.#look();
    });
  }

  /** From now on a click means a point, or a country again. */
  askPoint(asks: boolean): void {
    this.#asksPoint = asks;
    this.#map.getCanvas().style.cursor = asks ? 'crosshair' : '';
  }

  zoomBy(steps: number): void {
    this.#isSettled = true;
    this.#map.zoomTo(this.#map.getZoom() + steps);
  }

  outline(country: CountryCode | null): void {
    if (!this.#styled) return;
    this.#map.setFilter('hover', ['==', ['get', 'code'], country ?? '-']);
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#map.remove();
  }

  #look(): void {
    this.#isSettled ||= isWorthASight(this.#picture);
    if (this.#globe) globeSight(this.#map, this.#picture);
    else if (!reachSight(this.#map, this.#picture)) flatSight(this.#map, this.#picture);
  }

  /** Made here, for no picture is loaded; made anew when the colours of the page change. */
  #drawHatch(): void {
    const { hatch } = this.#picture;
    if (hatch === this.#hatch) return;
    this.#hatch = hatch;
    if (this.#map.hasImage(hatchImage)) this.#map.updateImage(hatchImage, hatchPixels(hatch));
    else this.#map.addImage(hatchImage, hatchPixels(hatch), { pixelRatio: hatchPixelRatio });
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

  #clicked(event: MapMouseEvent, { onpick, onplace }: CanvasEvents): void {
    if (this.#asksPoint) {
      const { lng, lat } = event.lngLat;
      // Beside the flat map there is nothing.
      if (Math.abs(lng) <= 180) onplace([lng, lat]);
      return;
    }
    const country = this.#countryAt(event);
    if (country) onpick(country);
  }

  #listen(events: CanvasEvents): void {
    const { onpoint } = events;
    this.#map.on('mousemove', (event) => {
      const country = this.#countryAt(event);
      this.outline(country);
      onpoint(country ? { country, x: event.point.x, y: event.point.y } : null);
    });
    this.#map.on('movestart', ({ originalEvent }) => {
      if (originalEvent) this.#isSettled = true;
    });
    this.#map.on('mouseout', () => {
      this.outline(null);
      onpoint(null);
    });
    this.#map.on('click', (event) => {
      this.#clicked(event, events);
    });
  }
}
