import { readFile } from 'node:fs/promises';
import { error } from '@sveltejs/kit';
import { sampleFiles } from '#lib/samples/samples.ts';

// Written out at build time: only files named in the index are ever served.
export const prerender = true;

export const entries = () => sampleFiles.map((file) => ({ file }));

export const GET = async ({ params: { file } }) => {
  if (!sampleFiles.includes(file)) error(404, 'There is no such sample.');
  const bytes = await readFile(`sample-captures/${file}`);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/octet-stream' } });
};
