import { readFile } from 'node:fs/promises';
import { readProse } from '#lib/server/prose.ts';

interface DataFile {
  readonly name: string;
  readonly date: string;
  readonly licence: string;
  readonly link: string;
  readonly attribution?: string;
}

/** The method, and the tables the page was built with. */
export const load = async () => ({
  html: await readProse('where'),
  data: JSON.parse(await readFile('static/geo/sources.json', 'utf8')) as readonly DataFile[]
});
