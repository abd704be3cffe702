import type { Found } from '../found.ts';
import type { DetectContext, Detector, Leaf } from './detector.ts';
import { browserHeaders } from './browser-headers.ts';
import { detectors } from './index.ts';
import type { KnownValues } from '../known/known-values.ts';

const everyLeaf = detectors.filter(({ names }) => !names);
const everyHeader = detectors.filter((detector) => detector.everyHeader === true);

const byName = new Map<string, Detector[]>();
for (const detector of detectors)
  for (const name of detector.names ?? []) byName.set(name, [...(byName.get(name) ?? []), detector]);

const askedOf = ({ part, field, name }: Leaf): readonly Detector[] => {
  if (part === 'header' && browserHeaders.has(field)) return everyHeader;
  return (name.detectors ??= [...everyLeaf, ...(byName.get(name.bare) ?? [])]);
};

/** All that the detectors find in one leaf. */
export const lookAt = (leaf: Leaf, context: DetectContext, all: Found[]): void => {
  for (const { may, look } of askedOf(leaf)) {
    if (may?.(leaf, context.known) === false) continue;
    const found = look(leaf, context);
    if (found) all.push(...found);
  }
};

/** Whether a detector may ever find something in this leaf, whatever request of the capture it comes with. */
export const mayTell = (leaf: Leaf, known: KnownValues): boolean =>
  askedOf(leaf).some(({ may }) => may === undefined || may(leaf, known));
