import { describe, expect, test } from 'vitest';
import { checkCase } from '../../scripts/fuzz/check-case.js';
import { drawCase } from '../../scripts/fuzz/draw-case.js';
import { readSamples } from '../../scripts/fuzz/samples.js';
import { engine } from './engine.ts';

const samples = readSamples();
const seed = 'npm test';
const casesEach = 20;

/** The first of what `npm run fuzz` draws, of each folder of samples; every one of them is the same in every run. */
const folders = [...new Set(samples.map(({ path }) => path.split('/').slice(0, 2).join('/')))];

describe('a changed sample ends in a report whose sums agree, or in a CaptureError', () => {
  test.each(folders)('%s', async (folder) => {
    const own = samples.filter(({ path }) => path.startsWith(`${folder}/`));
    for (let number = 0; number < casesEach; number++) {
      const one = drawCase(own, `${seed} ${folder}`, number);
      expect(await checkCase(engine, one), `${one.steps.join(' > ')} in ${one.chunkBytes}`).toBeNull();
    }
  });
});
