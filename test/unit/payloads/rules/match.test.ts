import { describe, expect, test } from 'vitest';
import { RuleTable, pathOfUrl, speaksTo } from '#engine/payloads/rules/endpoints.ts';
import { rules } from '#engine/payloads/rules/index.ts';
import { rulesFor } from '#engine/payloads/rules/match.ts';
import type { Endpoint, Field, Rule } from '#engine/payloads/rules/rule.ts';
import { compilePatterns, startOf, step } from '#engine/payloads/rules/trie.ts';
import { exchangeOf, lines, look } from './open.ts';

const field = (at: string, more: Partial<Field> = {}): Field => ({
  ...{ at, kind: 'usage', what: 'event', reason: 'documented' },
  ...more
});
const ruleOf = (
  fields: readonly Field[],
  endpoints: readonly Endpoint[] = [{ host: 'a.example' }]
): Rule => ({
  ...{ id: 'test', name: 'Test', source: 'https://a.example/', endpoints, fields }
});

describe('patterns', () => {
  const meets = (pattern: string, names: string): boolean => {
    const trie = compilePatterns([pattern], (text) => text);
    const places = names.split('/').reduce(step<string>, startOf(trie));
    return places.some(({ ends }) => ends.length > 0);
  };

  test.each([
    ['query/dl', 'query/dl', true],
    ['query/dl', 'query/dlx', false],
    ['query/dl', 'query', false],
    ['query/dl', 'query/dl/more', false],
    ['query/dl', 'query/dl#2', true],
    ['query/dl', 'query/dl#x', false],
    ['body/[]/a', 'body/[12]/a', true],
    ['body/[]/a', 'body/[x]/a', false],
    ['body/[]/a', 'body/b/a', false],
    ['body/[5]', 'body/[5]', true],
    ['body/[5]', 'body/[6]', false],
    ['body/*/a', 'body/b/a', true],
    ['body/*/a', 'body/b/c/a', false],
    ['query/ep.*', 'query/ep.term', true],
    ['query/ep.*', 'query/epn.term', false],
    ['**/a', 'a', true],
    ['**/a', 'body/b/[3]/a', true],
    ['**/a', 'body/b/[3]/ab', false],
    ['body/**', 'body', true],
    ['body/**/url', 'body/x/y/url', true],
    ['body/**/b/**/c', 'body/b/x/b/y/c', true],
    ['body/**/b/**/c', 'body/x/c', false]
  ])('%s and %s', (pattern, names, isMet) => {
    expect(meets(pattern, names)).toBe(isMet);
  });

  test('take no more places than they have parts, however deep the tree', () => {
    const trie = compilePatterns(['**/a/**/a/**/a/**/b'], (text) => text);
    const deep = Array.from({ length: 200 }, () => 'a').reduce(step<string>, startOf(trie));
    expect(deep.length).toBeLessThanOrEqual(8);
  });
});

describe('endpoints', () => {
  const request = (url: string, method = 'POST') => exchangeOf({ url, method });
  const meets = (endpoint: Endpoint, url: string, method?: string): boolean =>
    speaksTo(endpoint, request(url, method));

  test.each([
    ['https://a.example', '/'],
    ['https://a.example?x=/y', '/'],
    ['https://a.example/x/y?z=/w#/v', '/x/y'],
    ['https://a.example/x#?y', '/x'],
    ['https://a.example#/x', '/'],
    ['not an address', '/']
  ])('the path of %s', (url, path) => {
    expect(pathOfUrl(url)).toBe(path);
  });

  test('a host is meant with what is below it, and no other that ends alike', () => {
    expect(meets({ host: 'a.example' }, 'https://a.example/')).toBe(true);
    expect(meets({ host: 'a.example' }, 'https://b.a.example/')).toBe(true);
    expect(meets({ host: 'a.example' }, 'https://nota.example/')).toBe(false);
    expect(meets({ host: 'a.example' }, 'https://a.example.evil/')).toBe(false);
    expect(meets({ host: 'a.example' }, 'https://192.0.2.1/')).toBe(false);
  });

  test('all that is given must hold', () => {
    const endpoint: Endpoint = { host: 'a.example', path: /^\/x/, method: 'POST' };
    expect(meets(endpoint, 'https://a.example/xy')).toBe(true);
    expect(meets(endpoint, 'https://a.example/xy', 'post')).toBe(true);
    expect(meets(endpoint, 'https://a.example/xy', 'GET')).toBe(false);
    expect(meets(endpoint, 'https://a.example/y')).toBe(false);
  });

  test('rules are given in the order of the list, each once', () => {
    const named = (id: string, endpoints: readonly Endpoint[]): Rule => ({ ...ruleOf([], endpoints), id });
    const table = new RuleTable([
      named('anywhere', [{ path: '/x' }, { has: ['query/a'] }]),
      named('below', [{ host: 'b.a.example' }, { host: 'a.example' }]),
      named('other', [{ host: 'other.example' }]),
      named('by-form', [{ host: /^b\./ }])
    ]);
    const ids = (url: string): string[] => table.for(request(url)).map(({ id }) => id);
    expect(ids('https://b.a.example/x')).toEqual(['anywhere', 'below', 'by-form']);
    expect(ids('https://192.0.2.1/x')).toEqual(['anywhere']);
    expect(ids('https://www.other.example/x')).toEqual(['anywhere', 'other']);
  });

  test('a host of which no rule knows has none but those told by contents', () => {
    const free = rules.filter(({ endpoints }) => endpoints.some(({ host, path }) => !host && !path));
    expect(rulesFor(request('https://www.shop.example/index.html'))).toEqual(free);
  });

  test('contents must be there', () => {
    const rule = ruleOf([field('query/a')], [{ has: ['query/a', 'query/b'] }]);
    expect(lines(look(exchangeOf({ url: 'https://x.example/?a=1x&b=2x' }), [rule]))).toEqual([
      'usage/event 1x'
    ]);
    expect(lines(look(exchangeOf({ url: 'https://x.example/?a=1x' }), [rule]))).toEqual([]);
  });
});

describe('fields', () => {
  const said = (fields: readonly Field[], body: unknown): string[] =>
    lines(look(exchangeOf({ url: 'https://a.example/', body: JSON.stringify(body) }), [ruleOf(fields)]));

  test('hold texts, numbers and words of JSON, but neither null nor lists', () => {
    expect(said([field('body/*')], { a: 'x', b: 7.5, c: true, d: null, e: [], f: {} })).toEqual([
      ...['usage/event x', 'usage/event 7.5', 'usage/event true']
    ]);
  });

  test.each([
    '',
    ' ',
    '-',
    'null',
    'Unknown',
    '0',
    '00000000-0000-0000-0000-000000000000',
    '02:00:00:00:00:00'
  ])('%j says nothing', (value) => {
    expect(said([field('body/a')], { a: value })).toEqual([]);
  });

  test('may be refined, to one, several or none', () => {
    const refined = (value: NonNullable<Field['value']>): string[] =>
      said([field('body/a', { value })], { a: 'x,y' });
    expect(refined((text) => text.toUpperCase())).toEqual(['usage/event X,Y']);
    expect(refined((text) => text.split(','))).toEqual(['usage/event x', 'usage/event y']);
    expect(refined(() => null)).toEqual([]);
  });

  test('may ask for what stands beside them, and above', () => {
    const list = [
      { type: 'open', name: 'a', of: { name: 'b' } },
      { type: 'shut', name: 'c', of: { name: 'd' } }
    ];
    const when = (at: string): Partial<Field> => ({ when: { at, is: 'open' } });
    expect(said([field('body/[]/name', when('type'))], list)).toEqual(['usage/event a']);
    expect(said([field('body/[]/of/name', when('../type'))], list)).toEqual(['usage/event b']);
    expect(said([field('body/[]/of/name', when('../../../../type'))], list)).toEqual([]);
  });

  test('are told without percent-encoding, at the place where they lie bare', () => {
    const { found } = look(exchangeOf({ url: 'https://a.example/?a=caf%C3%A9' }), [
      ruleOf([field('query/a')])
    ]);
    expect(found.map(({ value, node }) => [value, node.label])).toEqual([['café', 'percent']]);
  });

  test('are not opened further unless their rule says so', () => {
    const id = Buffer.from('c1a5f03e92b7d648').toString('base64');
    expect(said([field('body/a')], { a: id })).toEqual([`usage/event ${id}`]);
    expect(said([field('body/a', { through: ['base64'] })], { a: id })).toEqual([
      'usage/event c1a5f03e92b7d648'
    ]);
  });
});
