import { readFile } from 'node:fs/promises';

interface DataFile {
  readonly name: string;
  readonly date: string;
  readonly licence: string;
  readonly link: string;
  readonly attribution?: string;
}

/** Read at build time: the page states the tables it was built with. */
export const load = async () => ({
  data: JSON.parse(await readFile('static/geo/sources.json', 'utf8')) as readonly DataFile[]
});
