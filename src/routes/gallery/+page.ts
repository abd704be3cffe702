import { samples } from '#lib/samples/samples.ts';

export const load = () => ({ samples });
