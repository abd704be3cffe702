import type { Detector } from './detector.ts';

export const lastingId = 'lasting-token';

/** Says where the rule comes from; `LastingTokens` finds them, over all requests together. */
export const lastingToken: Detector = {
  id: lastingId,
  name: 'Random values that stay the same',
  source: 'https://www.rfc-editor.org/rfc/rfc6973#section-5.2.1',
  names: [],
  look: () => null
};
