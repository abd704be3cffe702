import { sampleNamed, samples } from '#lib/samples/samples.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => samples.map(({ name }) => ({ name }));

export const load: PageServerLoad = ({ params }) => ({ sample: sampleNamed(params.name) });
