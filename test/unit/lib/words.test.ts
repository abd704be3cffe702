import { describe, expect, it } from 'vitest';
import { CaptureError, type CaptureErrorCode } from '#engine/model/errors.ts';
import type { Detail, Finding } from '#engine/model/finding.ts';
import { maybeHostname, type CountryCode } from '#engine/model/names.ts';
import { countryChoices } from '#lib/components/country-choices.ts';
import { countryName } from '#words/countries.ts';
import { sayFailure } from '#words/errors.ts';
import { sayFinding } from '#words/findings.ts';
import { sayAmount } from '#words/measures.ts';
import * as m from '#words/messages/messages.js';
import { counted, formatBytes, formatSeconds, joinWords } from '#words/numbers.ts';
import { sayWarning } from '#words/warnings.ts';

describe('a finding', () => {
  const said = (what: Detail, form: Finding['form'] = 'plain'): string =>
    sayFinding({
      ...{ id: '1', exchange: '1', times: 1, path: [], thread: null },
      ...{ kind: 'search', what, form, value: 'x', isKnown: false },
      ...{ host: maybeHostname('a.example'), address: null, company: null, countries: [] },
      ...{ rule: 'r', reason: 'documented', certainty: 'observed' }
    });

  it('is said in the number of what was sent', () => {
    expect(said('title')).toBe('The title of a page was sent to a.example');
    expect(said('search-words')).toBe('Words that were searched were sent to a.example');
    expect(said('search-words', 'md5')).toBe(
      'A hash (MD5) of words that were searched was sent to a.example'
    );
  });
});

describe('numbers', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [4_120_000, '4.1 MB'],
    [999_600, '1 MB'],
    [38_400_000, '38 MB'],
    [5_000_000_000, '5 GB']
  ])('%d bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('are said with their noun', () => {
    expect(counted(m.count_hosts, 1)).toBe('1 host');
    expect(counted(m.count_hosts, 1234)).toBe('1,234 hosts');
    expect(sayAmount(1, 'flows')).toBe('1 connection');
    expect(sayAmount(2000, 'bytesSent')).toBe('2 kB sent');
    expect([formatSeconds(0.2), formatSeconds(90), formatSeconds(4800)]).toEqual([
      '1 s',
      '2 min',
      '1 h 20 min'
    ]);
    expect([joinWords([]), joinWords(['a']), joinWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  });
});

describe('countries', () => {
  it('have the names people use', () => {
    expect(['SG', 'HK', 'XK', 'US'].map((code) => countryName(code as CountryCode))).toEqual([
      'Singapore',
      'Hong Kong',
      'Kosovo',
      'United States'
    ]);
    expect(countryName('ZZ' as CountryCode)).not.toBe('');
  });

  it('can all be chosen, once, by name', () => {
    expect(countryChoices).toHaveLength(250);
    expect(new Set(countryChoices.map(({ name }) => name)).size).toBe(250);
    expect(countryChoices.every(({ code, name }) => code !== name)).toBe(true);
  });
});

describe('failures', () => {
  const codes: readonly CaptureErrorCode[] = [
    'empty-file',
    'unknown-format',
    'file-truncated',
    'gzip-broken',
    'zstd-broken',
    'zip-broken',
    'zip-encrypted',
    'zip-method',
    'tar-broken',
    'archive-no-capture',
    'nested-too-deep',
    'pcap-broken',
    'pcapng-broken',
    'snoop-broken',
    'har-broken',
    'har-no-log',
    'unreadable'
  ];

  it.each(codes)('%s is a sentence with a remedy, with and without facts', (code) => {
    for (const facts of [{}, { offset: 1240, needed: 24, looksLike: 'zip', depth: 9, what: 'length' }]) {
      const { what, remedy } = sayFailure(new CaptureError(code, facts));
      expect(what).toMatch(/^[A-Z].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
      expect(`${what} ${remedy}`).not.toMatch(/undefined|null|NaN|-1/);
    }
  });

  it('of any other kind do not blame the file', () => {
    expect(sayFailure(new Error('x')).what).toContain('inside Whither');
    expect(sayFailure(new CaptureError('brand-new' as CaptureErrorCode)).what).toContain('inside Whither');
  });
});

describe('warnings', () => {
  it('are sentences, also those of a code not known here', () => {
    expect(sayWarning({ code: 'something-odd', count: 3, first: 0 })).toBe(
      'Something odd: 3 times; stepped over.'
    );
  });
});
