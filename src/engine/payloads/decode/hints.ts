import { namesOf } from '../../model/decoded.ts';
import { isMeant, matchesNames, parsePattern, type NamePattern } from './name-pattern.ts';
import type { OpenNode } from './open-node.ts';
import type { StepId } from './steps.ts';

interface Hint {
  readonly pattern: NamePattern;
  readonly last: string;
  readonly steps: readonly StepId[];
}

const none: readonly StepId[] = [];

/** Places where steps are known to be right. */
export class Hints {
  readonly #hints: readonly Hint[];

  constructor(known: readonly { readonly at: string; readonly steps: readonly StepId[] }[]) {
    this.#hints = known.map(({ at, steps }) => {
      const pattern = parsePattern(at);
      return { pattern, last: pattern.at(-1) ?? '', steps };
    });
  }

  at(node: OpenNode): readonly StepId[] {
    let names: string[] | null = null;
    for (const { pattern, last, steps } of this.#hints) {
      if (last !== '**' && !isMeant(last, node.label)) continue;
      names ??= namesOf(node);
      if (matchesNames(pattern, names)) return steps;
    }
    return none;
  }
}
