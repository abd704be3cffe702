import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontOfWoff } from './woff.ts';

const find = createRequire(import.meta.url);

const fontFiles = [
  '@fontsource/newsreader/files/newsreader-latin-500-normal.woff',
  '@fontsource/newsreader/files/newsreader-latin-ext-500-normal.woff',
  ...['latin', 'latin-ext', 'cyrillic', 'greek'].flatMap((script) =>
    [400, 600].map((weight) => `@fontsource/inter/files/inter-${script}-${weight.toString()}-normal.woff`)
  )
];

const readFont = async (path: string): Promise<Uint8Array> => fontOfWoff(await readFile(find.resolve(path)));

const start = async (): Promise<readonly Uint8Array[]> => {
  await initWasm(await readFile(find.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(fontFiles.map(readFont));
};

let fonts: Promise<readonly Uint8Array[]> | null = null;

/** A PNG of our own markup. Nothing outside of it is read: it names no file and no address. */
export const drawPng = async (svg: string): Promise<Uint8Array> => {
  const fontBuffers = [...(await (fonts ??= start()))];
  const drawing = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'Inter', serifFamily: 'Newsreader', sansSerifFamily: 'Inter' }
  });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
};
