import { sampleNamed, samples } from '#lib/samples/samples.ts';

export const entries = () => samples.map(({ name }) => ({ name }));

export const load = ({ params }) => ({ sample: sampleNamed(params.name) });
