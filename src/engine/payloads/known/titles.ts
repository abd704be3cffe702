import { weightOf } from './weight.ts';

/** A title of some words tells a page; `Home` does not. */
export const isTitle = (title: string): boolean => {
  const text = title.trim();
  if (text.length > 300 || text.includes('://') || !/\p{L}/u.test(text)) return false;
  return weightOf(text) >= 12 || (text.length >= 6 && /\S\s+\S/.test(text));
};
