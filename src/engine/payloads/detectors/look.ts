import type { Found } from '../found.ts';
import type { DetectContext, Detector, Leaf } from './detector.ts';
import { browserHeaders } from './browser-headers.ts';
import { detectors } from './index.ts';
import { bareName } from './names.ts';

const maxNames = 20_000;

/** Which detectors to ask, by the name of a field as it is written: one lookup for all of them. */
class Asked {
  readonly #everyLeaf = detectors.filter(({ names }) => !names);
  readonly #byBareName = new Map<string, Detector[]>();
  readonly #byName = new Map<string, readonly Detector[]>();

  constructor() {
    for (const detector of detectors)
      for (const name of detector.names ?? []) {
        const list = this.#byBareName.get(name);
        if (list) list.push(detector);
        else this.#byBareName.set(name, [detector]);
      }
  }

  under(name: string): readonly Detector[] {
    return this.#byName.get(name) ?? this.#find(name);
  }

  /** Remembered until there are too many: the same few names come back in every request. */
  #find(name: string): readonly Detector[] {
    const named = this.#byBareName.get(bareName(name));
    const list = named ? [...this.#everyLeaf, ...named] : this.#everyLeaf;
    if (this.#byName.size < maxNames) this.#byName.set(name, list);
    return list;
  }
}

const asked = new Asked();
const everyHeader = detectors.filter((detector) => detector.everyHeader === true);

/** All that the detectors find in one leaf. */
export const lookAt = (leaf: Leaf, context: DetectContext, all: Found[]): void => {
  const isBrowsers = leaf.part === 'header' && browserHeaders.has(leaf.field);
  for (const detector of isBrowsers ? everyHeader : asked.under(leaf.name)) {
    const found = detector.look(leaf, context);
    if (found) all.push(...found);
  }
};
