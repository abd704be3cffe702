import { describe, expect, it } from 'vitest';
import { matchesNames, parsePattern } from '#engine/payloads/decode/name-pattern.ts';

const matches = (pattern: string, ...names: string[]): boolean => matchesNames(parsePattern(pattern), names);

describe('patterns over names', () => {
  it('match name by name, from the request down', () => {
    expect(matches('query/dl', 'query', 'dl')).toBe(true);
    expect(matches('query/dl', 'query')).toBe(false);
    expect(matches('query/dl', 'query', 'dl', 'path')).toBe(false);
    expect(matches('query/dl', 'body', 'dl')).toBe(false);
  });

  it('know indexes from names', () => {
    expect(matches('body/[]/a', 'body', '[12]', 'a')).toBe(true);
    expect(matches('body/[0]/a', 'body', '[0]', 'a')).toBe(true);
    expect(matches('body/[0]/a', 'body', '[1]', 'a')).toBe(false);
    expect(matches('body/[]/a', 'body', 'b', 'a')).toBe(false);
    expect(matches('body/[]', 'body', '[]')).toBe(false);
    expect(matches('body/[]', 'body', '[x]')).toBe(false);
  });

  it('let a star stand for one name and two for any number', () => {
    expect(matches('body/*/a', 'body', '[0]', 'a')).toBe(true);
    expect(matches('body/*', 'body')).toBe(false);
    expect(matches('body/**/a', 'body', 'a')).toBe(true);
    expect(matches('body/**/a', 'body', 'a', 'b', 'a')).toBe(true);
    expect(matches('body/**/a', 'body', 'a', 'b')).toBe(false);
    expect(matches('**', 'body', 'a')).toBe(true);
    expect(matches('body/**/[]/**/u', 'body', 'x', '[0]', 'y', '[1]', 'z', 'u')).toBe(true);
  });

  it('mean repeated fields, too', () => {
    expect(matches('query/a', 'query', 'a#2')).toBe(true);
    expect(matches('query/a', 'query', 'a#')).toBe(false);
    expect(matches('query/a', 'query', 'a#x')).toBe(false);
    expect(matches('query/a', 'query', 'ab#2')).toBe(false);
  });

  it('end soon, however many stars there are', () => {
    const pattern = parsePattern(`${'**/a/'.repeat(50)}b`);
    const names = Array.from({ length: 5000 }, () => 'a');
    expect(matchesNames(pattern, names)).toBe(false);
  });
});
