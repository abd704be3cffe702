import { expect, test } from 'vitest';
import type { Thread } from '#engine/model/finding.ts';
import { sayAnonymity } from '#words/anonymity.ts';
import { sayThread } from '#words/findings.ts';

const thread = (told: Partial<Thread>): Thread =>
  ({
    what: 'android-id',
    requests: 58,
    hosts: ['a', 'b'],
    firstMs: null,
    lastMs: null,
    with: {},
    ...told
  }) as Thread;

const stayed = 'The Android ID stayed the same in 58 requests to 2 hosts';

test.each([
  [{}, `${stayed}.`],
  [{ firstMs: 0, lastMs: 180_000 }, `${stayed}, over 3 minutes.`],
  [{ with: { search: 1 } }, `${stayed}. 1 search hangs on it.`],
  [{ with: { search: 1, account: 1 } }, `${stayed}. 1 search and 1 account hang on it.`],
  [{ with: { search: 2, usage: 0 } }, `${stayed}. 2 searches hang on it.`]
] satisfies [Partial<Thread>, string][])('says what hangs on an identifier: %j', (told, sentence) => {
  expect(sayThread(thread(told))).toBe(sentence);
});

test('says what makes an identifier less than anonymous: a name, a trail, or only that it is one', () => {
  const first = (told: Thread['with']): string | undefined => sayAnonymity(thread({ with: told }))[0];
  expect(first({ account: 1, search: 2 })).toContain('No: 1 account went along with it');
  expect(first({ search: 2, location: 1 })).toContain('it ties 2 searches and 1 location to one device');
  expect(first({})).toContain('It still ties 58 requests to one device');
});
