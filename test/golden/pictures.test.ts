import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openCase } from '#engine/analyse.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { CountryCode } from '#engine/model/names.ts';
import { csvPieces } from '#engine/tables/csv.ts';
import { captionOf } from '#lib/export/caption.ts';
import { drawView } from '#lib/export/drawings.ts';
import { numbersOf } from '#lib/export/numbers.ts';
import { paper } from '#lib/export/paper.ts';
import { composePicture } from '#lib/export/picture.ts';
import { defaultState } from '#lib/permalink/permalink.ts';
import { View } from '#lib/state/view.svelte.ts';
import { readSample, tables } from './samples.ts';

const watch = ['CN', 'RU', 'SG'] as CountryCode[];
const world = readFileSync(join(import.meta.dirname, '../../static/geo/world.json'));

const viewOfSample = async (name: string): Promise<View> => {
  const source = bytesSource(name, readSample(`har/mitmproxy/${name}`));
  const opened = await openCase([source], { tables: () => Promise.resolve(tables), watch });
  const report = await opened.report();
  return new View({
    report: () => report,
    asked: () => ({ ...defaultState, watch }),
    recordedIn: 'DE' as CountryCode,
    go: () => undefined
  });
};

/** One element a line, and of the map no country that looks like most of them. */
const readable = (svg: string): string => {
  const plain = `fill="${paper.land}" stroke="${paper.border}"`;
  return svg
    .replaceAll('><', '>\n<')
    .replace(/\d+\.\d+/g, (number) =>
      Number(number) < 1 ? Number(number).toFixed(2) : String(Math.round(Number(number)))
    )
    .split('\n')
    .filter((line) => !line.includes(plain))
    .join('\n');
};

describe.each(['map', 'flow', 'timeline', 'matrix', 'network'])('the view %s of a sample', (name) => {
  // The outlines come from the page's own site, which here is a folder.
  beforeAll(() => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(world)));
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });

  test('is taken as this picture, and as these numbers', async () => {
    const view = await viewOfSample('browser-app.har');
    const drawn = await drawView(view, name);
    if (!drawn) throw new Error(`${name} is no picture`);
    const svg = composePicture(drawn.drawing, captionOf(view, drawn.title));
    await expect(`${readable(svg)}\n`).toMatchFileSnapshot(`pictures/${name}.svg`);
    const rows = numbersOf(view, name);
    const csv = rows ? [...csvPieces(rows)].join('') : '';
    await expect(csv.replaceAll('\r\n', '\n')).toMatchFileSnapshot(`pictures/${name}.csv`);
  });
});
