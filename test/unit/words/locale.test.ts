import { afterEach, describe, expect, it } from 'vitest';
import { locale, perLocale, setLocale } from '#words/locale.ts';
import { formatBytes, formatCount, joinWords } from '#words/numbers.ts';
import { formatDateTime, formatSpan } from '#words/times.ts';

afterEach(() => {
  setLocale([]);
});

describe('the locale', () => {
  it.each([
    [[], 'en'],
    [['en-IN'], 'en-IN'],
    [['en-GB', 'en-IN'], 'en-GB'],
    [['de'], 'en'],
    [['de-AT', 'fr', 'en-GB'], 'en-GB'],
    [['en-us'], 'en-US'],
    [['en-DE'], 'en'],
    [['en-NL', 'en-GB'], 'en'],
    [['en-CH'], 'en-CH'],
    [['en-GB-u-nu-arab'], 'en-GB'],
    [['C', '', 'en_GB', 'en-IE'], 'en-IE']
  ])('of somebody who reads %j is %s', (tags, tag) => {
    setLocale(tags);
    expect(locale()).toBe(tag);
  });

  it('groups numbers as the region does that reads the words', () => {
    const shown = [['en'], ['en-GB'], ['en-IN'], ['de'], ['de', 'en-IN']].map((tags) => {
      setLocale(tags);
      return formatCount(1_234_567);
    });
    expect(shown).toEqual(['1,234,567', '1,234,567', '12,34,567', '1,234,567', '12,34,567']);
  });

  it('leaves lists, sizes and moments as the sentences have them', () => {
    const said = [['en'], ['en-US'], ['en-GB'], ['en-IN'], ['de']].map((tags) => {
      setLocale(tags);
      const list = [joinWords(['a', 'b', 'c']), joinWords(['a', 'b', 'c'], 'or')];
      return [...list, formatBytes(4_120_000), formatDateTime(1_600_000_000_000)].join('; ');
    });
    expect(new Set(said)).toEqual(new Set(['a, b and c; a, b or c; 4.1 MB; 2020-09-13 12:26:40.000 UTC']));
  });
});

it('what is made for a locale is made once for each', () => {
  const made: string[] = [];
  const tagOf = perLocale((tag) => {
    made.push(tag);
    return tag;
  });
  const asked = ['en', 'en-IN', 'en'].map((tag) => {
    setLocale([tag]);
    return [tagOf(), tagOf()];
  });
  expect(asked.flat()).toEqual(['en', 'en', 'en-IN', 'en-IN', 'en', 'en']);
  expect(made).toEqual(['en', 'en-IN']);
});

describe('the times of a share that has no dates', () => {
  it('count from the beginning of its capture', () => {
    expect(formatDateTime(67_000)).toBe('+00:01:07.000');
    expect(formatSpan({ fromMs: 0, toMs: 67_000 })).toBe('00:00:00 to 00:01:07 after it began');
    expect(formatSpan({ fromMs: 1_600_000_000_000, toMs: 1_600_000_067_000 })).toBe(
      '12:26:40 to 12:27:47 UTC'
    );
  });
});
