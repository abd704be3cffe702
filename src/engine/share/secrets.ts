import type { Report } from '../model/report.ts';
import { PatternIndex } from './pattern-index.ts';
import { isSecret } from './policy.ts';
import { sameFor, type Pseudonyms } from './pseudonyms.ts';
import { formsOf } from './secret-forms.ts';
import type { ShareTerms } from './shareable.ts';
import { mask, withoutTellingForms } from './telling-forms.ts';

export interface Secret {
  readonly label: string;
  readonly value: string;
  /** Of the pseudonym. */
  readonly key: string;
}

/** So many are also looked for as hashes. */
const mostHashed = 5000;
/** Texts of which nobody can say that all is seen. */
const mostLength = 2000;
/** What begins in what is told may end behind it. */
const mostCleaned = 2 * mostLength;
const mostSearched = 10 * mostLength;

/** Everything that must not leave, and how texts are cleaned of it. */
export class Secrets {
  readonly #index = new PatternIndex<Secret>();
  #size = 0;

  constructor(private readonly pseudonyms: Pseudonyms) {}

  add(label: string, value: string, key = sameFor(value)): void {
    if (value.trim() === '' || this.#index.whole(value)?.value === value) return;
    const secret = this.#index.whole(value) ?? { label, value, key };
    for (const form of formsOf(value, ++this.#size <= mostHashed)) this.#index.add(form, secret);
    // As packages are named after hosts.
    if (label === 'host') this.#index.add(value.split('.').reverse().join('.'), secret);
  }

  tokenOf(secret: Secret): string {
    return this.pseudonyms.token(secret.label, secret.value, secret.key);
  }

  /** The secret that a value is, whole, in any of its forms. */
  of(value: string): Secret | null {
    return this.#index.whole(value);
  }

  isIn(text: string): boolean {
    return this.#index.find(text).length > 0;
  }

  /** As `isIn`, of the name of a host: that of an app or a file is often a word that stands in many. */
  isInName(name: string): boolean {
    return this.#index.find(name).some(({ of }) => of.label !== 'app' && of.label !== 'file');
  }

  /** A token for all of a text in which a secret stands; null where none does. */
  tokenIn(text: string): string | null {
    const [hit] = this.#index.find(text);
    return hit ? this.tokenOf(hit.of) : null;
  }

  /** The text with tokens for secrets, and without what tells of somebody by its form. */
  clean(text: string): string {
    const within = text.slice(0, mostSearched);
    let [clean, at] = ['', 0];
    for (const hit of this.#index.find(within)) {
      const { start, end } = wordAround(within, hit);
      if (start < at) continue;
      if (start >= mostCleaned) break;
      clean += withoutTellingForms(within.slice(at, start)) + this.tokenOf(hit.of);
      at = end;
    }
    // Tokens may be longer than what they stand for.
    clean += withoutTellingForms(within.slice(at, Math.max(at, mostCleaned)));
    return text.length > mostCleaned || clean.length > mostLength ? shortened(clean) : clean;
  }
}

/** Not cut within a word: its beginning might be that of something secret. */
const shortened = (clean: string): string =>
  clean.slice(0, mostLength - 1).replace(/[\p{L}\p{N}\p{M}.@:+()/_=%-]*$/u, '') + mask;

const wordUnit = /[\p{L}\p{N}+/_=-]/u;

/** All of the word, or of the base64, in which something stands: what is left of it would tell of the rest. */
const wordAround = (text: string, { start, end }: { readonly start: number; readonly end: number }) => {
  let [first, last] = [start, end];
  while (first > 0 && wordUnit.test(text.charAt(first - 1))) first--;
  while (last < text.length && wordUnit.test(text.charAt(last))) last++;
  return { start: first, end: last };
};

/** Values that were found and are never shown, and those that the sharer left out. */
export const addFoundSecrets = (
  secrets: Secrets,
  { findings, threads }: Report,
  terms: ShareTerms,
  leftOut: ReadonlySet<string>
): void => {
  for (const { id, what, value } of findings)
    if (leftOut.has(id) || isSecret(what, terms)) secrets.add(what, value);
  for (const { what, value } of threads) secrets.add(what, value);
};
