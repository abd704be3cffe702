import { readFile } from 'node:fs/promises';
import { error } from '@sveltejs/kit';
import { sampleFiles } from '#lib/samples/samples.ts';
import type { EntryGenerator, RequestHandler } from './$types';

// Written out at build time: only files named in the index are ever served.
export const prerender = true;

export const entries: EntryGenerator = () => sampleFiles.map((file) => ({ file }));

export const GET: RequestHandler = async ({ params: { file } }) => {
  if (!sampleFiles.includes(file)) error(404, 'There is no such sample.');
  const bytes = await readFile(`sample-captures/${file}`);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/octet-stream' } });
};
