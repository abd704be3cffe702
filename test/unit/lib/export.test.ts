import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import type { CountryCode, IpAddress } from '#engine/model/names.ts';
import { flowGraph } from '#lib/diagrams/sankey/layout.ts';
import { waysOf } from '#lib/diagrams/sankey/ways.ts';
import { element, escaped, textElement } from '#lib/export/markup.ts';
import { linesOf, widthOf } from '#lib/export/paper.ts';
import { composePicture } from '#lib/export/picture.ts';
import { flowDrawing } from '#lib/export/pictures/flow.ts';
import { mapDrawing } from '#lib/export/pictures/map.ts';
import { timelineDrawing } from '#lib/export/pictures/timeline.ts';
import { fileNameFor } from '#lib/export/save.ts';
import { readWorld } from '#lib/map/world.ts';
import { nothing } from '#lib/state/selection.ts';
import { tallyPlaces } from '#lib/state/tally.ts';
import { phoneEvents, phoneLegs, requests } from './events-fixture.ts';

const watch = ['CN', 'RU', 'SG'] as readonly string[] as readonly CountryCode[];
const world = readWorld(JSON.parse(readFileSync('static/geo/world.json', 'utf8')) as Topology);

const graph = flowGraph({
  ways: waysOf({ events: phoneEvents, passed: null, measure: 'requests', byPage: false, byKind: false }),
  ...{ legs: phoneLegs, pages: phoneEvents.pages, levels: ['host', 'company', 'country'] as const },
  ...{ selection: nothing, watch, most: () => 18 }
});

const map = mapDrawing(
  {
    places: tallyPlaces(phoneLegs, 'requests'),
    ...{ measure: 'requests', watch, selected: null, from: 'BD' as CountryCode },
    ...{ doubtful: ['CA' as CountryCode], cities: [], reach: null, countries: world.countries }
  },
  world
);

/** Every element is closed in its order, and no attribute breaks out of its quotes. */
const isWellFormed = (markup: string): boolean => {
  const open: string[] = [];
  const rest = markup.replace(
    /<(\/?)([a-zA-Z]+)((?:\s[\w:-]+="[^"<>]*")*)(\/?)>/g,
    (_, end, name: string, __, own) => {
      if (end) return open.pop() === name ? '' : '<';
      if (!own) open.push(name);
      return '';
    }
  );
  return open.length === 0 && !/[<>]/.test(rest);
};

const caption = { title: 'A <title> & more', lines: ['One line'], source: 'Source: "x" <y>' };

describe('markup', () => {
  it('takes every text, and gives it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const markup = element('g', {}, textElement('text', { x: 1, id: text }, text));
        expect(isWellFormed(markup)).toBe(true);
      })
    );
    expect(escaped('<script>"&\u0000\ud800')).toBe('&lt;script&gt;&quot;&amp;\ufffd\ufffd');
  });
});

describe('text on a picture', () => {
  it('is broken between words, and never lost', () => {
    const text = 'Of 12 requests, 6 went to Singapore and 1 to Russia; none was seen going to China.';
    const lines = linesOf(text, 200, 15);
    expect(lines.join(' ')).toBe(text);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(widthOf(line, 15)).toBeLessThanOrEqual(200);
  });
});

describe('the picture of a view', () => {
  it.each([
    ['map', map],
    ['flow', flowDrawing(graph, 'requests')],
    [
      'timeline',
      timelineDrawing({
        ...{ events: requests([{ host: 'shop.example', timeMs: 0 }]), legs: phoneLegs, passed: null },
        ...{ selection: nothing, watch, measure: 'requests', lanes: 'company', most: 12 }
      })
    ]
  ])('of the %s is one file that needs no other', (_, drawing) => {
    const svg = composePicture(drawing, caption);
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).toContain('A &lt;title&gt; &amp; more');
    expect(svg).toContain('Source: &quot;x&quot; &lt;y&gt;');
    expect(svg).not.toMatch(/href|url\((?!#)|<script|<foreignObject|<image/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toContain('http');
  });

  it('of the map shades what is known, hatches what is in doubt, and outlines what is watched', () => {
    expect(map.body).toContain('url(#hatch)');
    expect(map.body.match(/stroke="#c0391f" stroke-width="1.2"/g)).toHaveLength(3);
    expect(map.body).toContain('Singapore');
    expect(map.legend.map(({ text }) => text)).toContain('watched');
  });

  it('of the map shows cities with their doubt, and how far light came', () => {
    const place = { country: 'DE' as CountryCode, city: 'Berlin', point: [13.4, 52.5] as const };
    const km = { vacuum: 2000, fibre: 1300 };
    const { body } = mapDrawing(
      {
        ...{ places: [], measure: 'requests', watch, selected: null, doubtful: [] },
        ...{ from: { lat: 51.5, lon: -0.1 }, countries: world.countries },
        cities: [{ ...place, withinKm: 300, addresses: 2 }],
        reach: {
          address: '192.0.2.1' as IpAddress,
          claimed: [],
          centre: [0, 51],
          withinKm: 50,
          rttMs: 13,
          km
        }
      },
      world
    );
    expect(body).toContain('r="3.2"');
    expect(body.match(/fill-opacity="0.12"/g)).toHaveLength(1);
    expect(body).toContain('2,000 + 50 km');
    expect(body.match(/stroke-dasharray/g)).toHaveLength(1);
  });

  it('of the timeline of a share without dates names no year', () => {
    const { body } = timelineDrawing({
      events: requests([
        { host: 'shop.example', timeMs: 0 },
        { host: 'shop.example', timeMs: 67_000 }
      ]),
      ...{ legs: phoneLegs, passed: null, selection: nothing, watch },
      ...{ measure: 'requests', lanes: 'company', most: 12 }
    });
    expect(body).toContain('>00:00:00<');
    expect(body).not.toContain('1970');
  });

  it('of the flow names every node', () => {
    const { body } = flowDrawing(graph, 'requests');
    for (const { label } of graph.nodes) expect(body).toContain(label.slice(0, 5));
  });
});

describe('the name of a file', () => {
  it('is that of the capture, without what a disk may not take', () => {
    expect(fileNameFor('daily-news.har', 'map.svg')).toBe('daily-news-map.svg');
    expect(fileNameFor('../../etc/pass wd\u0000.pcap', 'map.svg')).toBe('etc-pass-wd-map.svg');
    expect(fileNameFor('', 'map.svg')).toBe('whither-map.svg');
  });
});
