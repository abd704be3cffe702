import { base64Bytes } from '../bytes/base64.ts';
import { latin1 } from '../bytes/latin1.ts';
import { formsOf } from './secret-forms.ts';
import type { Shareable } from './shareable.ts';

/** Whether a word stands anywhere in what leaves: as it is, or in any form in which values are looked for. */
export const contains = (shareable: Shareable, word: string): boolean => searchIn(shareable)(word);

/** As `contains`, for those who ask for one word after another. Case does not count. */
export const searchIn = (shareable: Shareable): ((word: string) => boolean) => {
  const texts = new Set<string>();
  const { terms, report, evidence, notes, made, view } = shareable;
  collect([terms, report, evidence, notes, made, view], texts);
  const all = [...texts].join('\n').toLowerCase();
  return (word) => {
    const sought = word.trim();
    return sought !== '' && formsOf(sought, true).some((form) => all.includes(form.toLowerCase()));
  };
};

/** Every text that anybody wrote: not the names of fields, which are ours, and not what is random. */
const collect = (value: unknown, texts: Set<string>): void => {
  if (typeof value === 'string') addText(value, texts);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value) as unknown[]) {
      if (typeof item === 'number' && Array.isArray(value)) return; // a column
      collect(item, texts);
    }
};

const mostDecoded = 3;
const isEncoded = /^[\w+/-]{8,}={0,2}$/;

const addText = (text: string, texts: Set<string>): void => {
  texts.add(text);
  let plain = text;
  for (let times = 0; times < mostDecoded && plain.includes('%'); times++) {
    const next = percentDecoded(plain);
    if (next === plain) break;
    texts.add((plain = next));
    texts.add(plain.replaceAll('+', ' '));
  }
  const bytes = isEncoded.test(text) ? base64Bytes(text) : null;
  if (bytes) texts.add(latin1(bytes, 0, bytes.length));
};

/** Piece by piece: one stray % is only a %. */
const percentDecoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run; // no UTF-8
    }
  });
