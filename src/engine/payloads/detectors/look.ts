import type { Found } from '../found.ts';
import type { DetectContext, Detector, Leaf } from './detector.ts';
import { browserHeaders } from './browser-headers.ts';
import { detectors } from './index.ts';
import { bareName } from './names.ts';

const everyLeaf = detectors.filter(({ names }) => !names);
const everyHeader = detectors.filter((detector) => detector.everyHeader === true);
const byName = new Map<string, Detector[]>();
for (const detector of detectors)
  for (const name of detector.names ?? []) byName.set(name, [...(byName.get(name) ?? []), detector]);

/** All that the detectors find in one leaf. */
export const lookAt = (leaf: Leaf, context: DetectContext, all: Found[]): void => {
  if (leaf.part === 'header' && browserHeaders.has(leaf.field)) {
    ask(everyHeader, leaf, context, all);
    return;
  }
  ask(everyLeaf, leaf, context, all);
  const named = byName.get(bareName(leaf.name));
  if (named) ask(named, leaf, context, all);
};

const ask = (list: readonly Detector[], leaf: Leaf, context: DetectContext, all: Found[]): void => {
  for (const detector of list) {
    const found = detector.look(leaf, context);
    if (found) all.push(...found);
  }
};
