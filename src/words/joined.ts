import * as m from './messages/messages.js';

const joined = (
  parts: readonly string[],
  join: (inputs: { readonly first: string; readonly second: string }) => string
): string => parts.reduce((first, second) => (first === '' ? second : join({ first, second })), '');

/** Sentences one after another. */
export const joinSentences = (sentences: readonly string[]): string =>
  joined(sentences, m.common_two_sentences);

/** `a; b; c`: parts of one sentence that have commas of their own. */
export const joinClauses = (clauses: readonly string[]): string => joined(clauses, m.common_two_clauses);
