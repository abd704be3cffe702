import type { Detector } from './detector.ts';
import { inferred, isElsewhere } from './found-here.ts';

const id = 'typed-text';
const searches = new Set([
  'searchquery',
  'searchterm',
  'searchkeyword',
  'searchwords',
  'searchword',
  'searchkeywords'
]);
const typed = ['typedtext', 'inputtext', 'keystrokes', 'typedwords', 'keyboardinput'];

/** Words that somebody typed, under names that say so. */
export const typedText: Detector = {
  id,
  name: 'Typed text and search words, by the name of the field',
  source: 'https://developers.google.com/analytics/devguides/collection/ga4/reference/events#search',
  names: [...searches, ...typed],
  look: (leaf, { opened }) => {
    const text = leaf.text.trim();
    if (text.length < 3 || text.length > 500 || !isElsewhere(opened) || !isWords(text)) return null;
    return searches.has(leaf.name.bare)
      ? inferred(leaf, id, 'search', 'search-words')
      : inferred(leaf, id, 'typed-text', 'typed-words');
  }
};

const isWords = (text: string): boolean =>
  /\p{L}/u.test(text) && !/:\/\/|[{}<>]/.test(text) && !/^(?:true|false|null|none|undefined)$/i.test(text);
