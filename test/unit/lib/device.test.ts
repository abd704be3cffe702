import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainTerms, type Terms } from '#engine/model/terms.ts';
import { caseFileName, heldCase, usualTitle } from '#lib/device/held-case.ts';
import { recallKept, rememberKept } from '#lib/device/kept-in-tab.ts';
import { drawPassphrase, mayBeUsed, strengthOf } from '#lib/device/passphrase.ts';
import { CaseFileError, type CaseFileErrorCode } from '#engine/case-file/errors.ts';
import { sayCaseFailure } from '#words/case-file.ts';

test('a case is called as its first file, and its file as the case', () => {
  expect(usualTitle([{ name: 'daily-news.har' }, { name: 'b.pcap' }])).toBe('daily-news');
  expect(usualTitle([{ name: '.har' }])).toBe('.har');
  expect(usualTitle([])).toBe('');
  expect(caseFileName('Daily news, 2020')).toBe('Daily-news-2020.whither-case');
  expect(caseFileName('../../etc/passwd')).toBe('etc-passwd.whither-case');
  expect(caseFileName('')).toBe('case.whither-case');
});

test('a file name is one that every file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      expect(caseFileName(title)).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}._-]*\.whither-case$/u);
    })
  );
});

const file = (name: string): File => new File(['x'], name, { lastModified: 5 });
const terms: Terms = {
  ...plainTerms,
  wanted: { own: [{ what: 'phone', value: '123' }], visited: ['https://a.example'] },
  places: { cities: true, own: 'instead' }
};
const parts = { captures: [file('a.har'), file('b.pcap')], ownFile: file('own.mmdb'), terms };

test('what the reader does not say goes along stays behind, and what is asked of it, too', () => {
  const about = { title: 't', hash: '#v=flow' };
  const bare = heldCase(parts, { ...about, along: { wanted: false, places: false } });
  expect(bare.index.files.map(({ name }) => name)).toEqual(['a.har', 'b.pcap']);
  expect(bare.index.terms).toEqual({ ...plainTerms, places: { cities: true, own: null } });
  const whole = heldCase(parts, { ...about, along: { wanted: true, places: true } });
  expect(whole.index).toMatchObject({ view: 'v=flow', terms });
  expect(whole.index.files.map(({ role }) => role)).toEqual(['capture', 'capture', 'places']);
  expect(whole.files).toHaveLength(3);
});

test('a passphrase is worth what somebody has to guess of it', () => {
  expect(strengthOf('')).toBe('none');
  for (const poor of [
    'short',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcdefghijklmnop',
    '1234567890123456',
    'abababababababab'
  ])
    expect(strengthOf(poor), poor).toBe('too-short');
  expect(strengthOf('tr0ub4dor&3')).toBe('weak');
  expect(strengthOf('correct horse battery staple')).toBe('fair');
  expect(strengthOf('muddy violin quartz saddle lemon ferry')).toBe('good');
  expect(mayBeUsed('tr0ub4dor&3')).toBe(true);
});

test('a suggested passphrase is drawn evenly, and is good', () => {
  expect(drawPassphrase()).toMatch(/^([a-hjkmnp-z2-9]{5}-){4}[a-hjkmnp-z2-9]{5}$/);
  const counts = new Map<string, number>();
  let next = 0;
  const every = (array: Uint8Array<ArrayBuffer>): Uint8Array => array.fill(next++ % 256);
  while (next < 256 * 25)
    for (const letter of drawPassphrase(every)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  counts.delete('-');
  expect(counts.size).toBe(31);
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(2);
});

test('a tab remembers the number of a kept case, and believes no other text', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key)
  } as unknown as Storage;
  expect(recallKept(storage)).toBe(null);
  rememberKept(7, storage);
  expect(recallKept(storage)).toBe(7);
  kept.set('whither:kept', '1e9; drop');
  expect(recallKept(storage)).toBe(null);
  rememberKept(null, storage);
  expect(kept.size).toBe(0);
});

test('lengths that round to the same are told exactly', () => {
  const say = (code: CaseFileErrorCode, facts: object) =>
    sayCaseFailure(new CaseFileError(code, facts as CaseFileError['facts'])).what;
  expect(say('case-truncated', { bytes: 1_000_001, expected: 1_000_002 })).toContain(
    '1,000,001 bytes of 1,000,002 bytes'
  );
  expect(say('case-truncated', { bytes: 500, expected: 2_000_000 })).toContain('500 bytes of 2 MB');
  expect(say('case-damaged', { offset: 88, end: 4200 })).toContain('between bytes 88 and 4,200');
});
