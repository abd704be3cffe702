import { drawPng } from './draw.ts';

const mostKept = 50;
/** What was asked for last, by key: a link that spreads is asked for many times at once. */
const kept = new Map<string, Promise<Uint8Array>>();

/** The PNG of what `markup` draws; `key` names it, and changes when it does. */
export const keptPng = (key: string, markup: () => Promise<string>): Promise<Uint8Array> => {
  const known = kept.get(key);
  if (known) return known;
  const drawn = markup().then(drawPng);
  kept.set(key, drawn);
  drawn.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return drawn;
};
