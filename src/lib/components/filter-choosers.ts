import type { Filter } from '../state/filter.ts';

/** One question of the filter, and what it can be answered with. */
export interface Chooser {
  readonly name: keyof Filter;
  readonly title: string;
  /** The answer that lets everything pass. */
  readonly any: string;
  /** `''`: any. */
  readonly value: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
}

type Words = readonly [title: string, any: string];

/** What a link asks for is among the choices, though this capture has nothing of it. */
export const chooserOf = (
  name: Chooser['name'],
  [title, any]: Words,
  value: string | null,
  choices: Chooser['choices']
): Chooser => {
  const isMissing = value !== null && !choices.some(([one]) => one === value);
  return {
    ...{ name, title, any, value: value ?? '' },
    choices: isMissing ? [...choices, [value, value]] : choices
  };
};
