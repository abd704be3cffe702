import type { Sample } from './samples.ts';

const fetchFile = async (path: string): Promise<File> => {
  const response = await fetch(`/samples/${path}`);
  if (!response.ok) throw new Error(`/samples/${path}: ${String(response.status)}`);
  return new File([await response.blob()], path.split('/').at(-1) ?? path);
};

/** The files of a sample, as if the reader had dropped them. */
export const fetchSample = (sample: Sample): Promise<readonly File[]> =>
  Promise.all(sample.files.map(fetchFile));
