import type { ShareContents } from '#engine/share/shareable.ts';
import * as m from '#words/messages/messages.js';
import { element, textElement } from '../export/markup.ts';
import { linesOf, paper, sans, serif, widthOf } from '../export/paper.ts';
import { hatchPattern } from '../export/picture.ts';
import { downOnMap, mapDrawing, mapSize } from '../export/pictures/map.ts';
import { doubtfulCountries } from '../map/doubtful.ts';
import type { World } from '../map/world.ts';
import { legsOf } from '../state/legs.ts';
import { defaultMeasure, tallyPlaces } from '../state/tally.ts';
import { briefOf } from './brief.ts';

/** As Open Graph's users show it. */
export const cardSize = { width: 1200, height: 630 };
const margin = 48;
const inner = cardSize.width - 2 * margin;

interface Block {
  readonly markup: string;
  readonly bottom: number;
}

/** As its file calls itself: the server has this one weight of it. */
const headline = `"Newsreader Medium", ${serif}`;

const otherScripts = /(?=\p{L})[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
/** What stands in no font of the server's, and what only turns or joins other signs. */
const undrawn = /[\p{C}\u{2300}-\u{10ffff}]/gu;

/** Without signs that would be drawn as empty boxes; empty where whole words of it would be. */
const drawable = (text: string): string =>
  otherScripts.test(text) ? '' : text.replace(undrawn, ' ').replace(/\s+/g, ' ').trim();

const fitted = (line: string, width: number, size: number): string => {
  if (widthOf(line, size) <= width) return line;
  let cut = Array.from(line);
  while (cut.length > 0 && widthOf(`${cut.join('')} …`, size) > width) cut = cut.slice(0, -1);
  const whole = cut.join('').replace(/\s\S*$/, ''); // No part of a word, but of one that is all there is.
  return `${whole.trimEnd()} …`;
};

/** At most so many lines, none wider than `width`; what is cut ends in dots. */
const someLines = (text: string, width: number, { size, most }: { size: number; most: number }): string[] => {
  const lines = linesOf(text, width, size);
  const last = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), ...(last === '' ? [] : [last])].map((line) =>
    fitted(line, width, size)
  );
};

/** Lines of text from `top` on, `most` at the most. */
const block = (
  text: string,
  { top, size, most, fill, family }: { top: number; size: number; most: number; fill: string; family: string }
): Block => {
  const lines = someLines(text, inner * 0.98, { size, most });
  const markup = lines
    .map((line, at) =>
      textElement(
        'text',
        { x: margin, y: top + size + at * size * 1.22, 'font-size': size, 'font-family': family, fill },
        line
      )
    )
    .join('');
  return { markup, bottom: top + lines.length * size * 1.22 };
};

const mapOf = ({ report }: ShareContents, world: World): string => {
  const measure = defaultMeasure(report);
  const places = tallyPlaces(legsOf(report), measure);
  return mapDrawing(
    {
      ...{ places, measure, watch: report.watch, selected: null, from: null },
      doubtful: [...doubtfulCountries(report).keys()],
      ...{ cities: [], reach: null, countries: world.countries }
    },
    world
  ).body;
};

/** Room for the name of a place, and around it. */
const edge = 26;

/**
 * Which part of the world is shown, in pixels of the card: across all of it the band where most people live, moved so that each
 * country is in it that something went to; where they are too far apart for that, as much of the map as they need.
 */
const frameOf = ({ report }: ShareContents, { countries }: World, room: number) => {
  const rows = report.countries.flatMap(({ country }) => countries.get(country) ?? []);
  const downs = rows.map(({ point }) => downOnMap(point));
  const across = inner / mapSize.width;
  const usual = Math.max(0, 285 - room / 2) / across;
  const [first, last] = [Math.min(...downs, Infinity) - edge, Math.max(...downs, 0) + edge];
  const needed = downs.length === 0 ? 0 : Math.min(mapSize.height, last - first);
  const scale = Math.min(across, room / Math.max(1, needed));
  const shown = room / scale;
  const top = Math.max(0, Math.min(Math.max(Math.min(usual, first), last - shown), mapSize.height - shown));
  return { left: (inner - mapSize.width * scale) / 2, top: top * scale, scale };
};

/** The picture of a link to an open share: its answer and its map, and that nobody here vouches for it. */
export const cardMarkup = (contents: ShareContents, world: World): string => {
  const brief = briefOf(contents);
  const { width, height } = cardSize;
  const name = drawable(brief.title) || m.share_untitled({ date: brief.made });
  const title = block(name, { top: 34, size: 24, most: 1, fill: paper.quiet, family: sans });
  const lead = block(brief.lead.replace(undrawn, ''), {
    top: title.bottom + 8,
    size: 36,
    most: 4,
    fill: paper.ink,
    family: headline
  });
  const drawn = lead.bottom + 22;
  const foot = height - 26;
  const room = Math.max(40, foot - 26 - drawn);
  const clip = element(
    'clipPath',
    { id: 'room' },
    element('rect', { x: margin, y: drawn, width: inner, height: room, rx: 8 })
  );
  const { left, top, scale } = frameOf(contents, world, room);
  const map = element(
    'g',
    {
      transform: `translate(${(margin + left).toFixed(1)} ${(drawn - top).toFixed(1)}) scale(${scale.toFixed(4)})`
    },
    mapOf(contents, world)
  );
  const sea = element('rect', { x: margin, y: drawn, width: inner, height: room, fill: paper.sea });
  const said = textElement(
    'text',
    { x: margin, y: foot, 'font-size': 18, 'font-family': sans, fill: paper.quiet },
    `Whither · ${m.share_unverified({ date: brief.made })}`
  );
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width.toString()} ${height.toString()}`
    },
    element('defs', {}, hatchPattern + clip) +
      element('rect', { width, height, fill: paper.page }) +
      title.markup +
      lead.markup +
      element('g', { 'clip-path': 'url(#room)', 'font-family': sans }, sea + map) +
      said
  );
};
