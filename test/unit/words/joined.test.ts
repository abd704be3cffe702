import { expect, test } from 'vitest';
import { joinClauses, joinSentences } from '#words/joined.ts';

test('puts sentences and clauses one after another, whatever their number', () => {
  expect([joinSentences([]), joinSentences(['One.']), joinSentences(['One.', 'Two.', 'Three.'])]).toEqual([
    '',
    'One.',
    'One. Two. Three.'
  ]);
  expect([joinClauses(['one']), joinClauses(['one, or so', 'two', 'three'])]).toEqual([
    'one',
    'one, or so; two; three'
  ]);
});
