import { Kept } from '../kept.ts';
import { drawPng } from './draw.ts';

/** A link that spreads is asked for many times at once. */
const kept = new Kept<Uint8Array>({ count: 50, weight: 16_000_000 }, ({ length }) => length);

/** The PNG of what `markup` draws; `key` names it, and changes when it does. */
export const keptPng = (key: string, markup: () => Promise<string>): Promise<Uint8Array> =>
  kept.get(key, () => markup().then(drawPng));
