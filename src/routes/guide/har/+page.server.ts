import { readProse } from '#lib/server/prose.ts';

export const load = async () => ({ html: await readProse('record-a-har') });
