/** The states a reader went through, as addresses, and at which of them they are. */
export interface Trail {
  readonly hashes: readonly string[];
  readonly at: number;
}

export const noTrail: Trail = { hashes: [], at: -1 };

/** Longer than anyone walks back. */
const longest = 200;

export const canUndo = ({ at }: Trail): boolean => at > 0;
export const canRedo = ({ hashes, at }: Trail): boolean => at < hashes.length - 1;

export const hashAt = ({ hashes, at }: Trail): string | null => hashes[at] ?? null;

/** A step to a new state: what was undone before it is forgotten. */
export const stepTo = (trail: Trail, hash: string): Trail => {
  if (hash === hashAt(trail)) return trail;
  const hashes = [...trail.hashes.slice(0, trail.at + 1), hash].slice(-longest);
  return { hashes, at: hashes.length - 1 };
};

export const undo = (trail: Trail): Trail => (canUndo(trail) ? { ...trail, at: trail.at - 1 } : trail);
export const redo = (trail: Trail): Trail => (canRedo(trail) ? { ...trail, at: trail.at + 1 } : trail);

/**
 * The address changed by itself: back and forward of the browser, or a link. Where it is that of the state before or
 * after, that is where the reader is now; anything else is a new step.
 */
export const follow = (trail: Trail, hash: string): Trail => {
  if (hash === hashAt(trail)) return trail;
  if (hash === hashAt(undo(trail))) return undo(trail);
  if (hash === hashAt(redo(trail))) return redo(trail);
  return stepTo(trail, hash);
};
