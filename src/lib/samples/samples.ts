import { error } from '@sveltejs/kit';
import index from '../../../sample-captures/index.json';

/** A capture that comes along, to look at first. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** Paths under `sample-captures/`, read together as one case. */
  readonly files: readonly string[];
  /** Where it was recorded, as a country code. */
  readonly from?: string;
  readonly featured?: boolean;
}

export const samples: readonly Sample[] = index;

export const sampleNamed = (name: string): Sample =>
  samples.find((sample) => sample.name === name) ?? error(404, 'There is no sample of this name.');

export const sampleFiles: readonly string[] = [...new Set(samples.flatMap(({ files }) => files))];
