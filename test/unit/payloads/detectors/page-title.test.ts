import { describe, expect, test } from 'vitest';
import { findIn } from './look-in.ts';

const page = 'https://news.example.com/a/story';
const titles = (fields: Readonly<Record<string, string>>, at: string | null = page): string[] =>
  findIn([{ url: `https://px.example.net/p?${new URLSearchParams(fields).toString()}`, page: at }])
    .filter(({ kind }) => kind === 'page-title')
    .map(({ value, certainty }) => `${certainty}: ${value}`);

describe('a title', () => {
  const title = 'Ten ways to sleep better';

  test('is one beside the address of the page, or where the name of the field leaves no doubt', () => {
    expect(titles({ title, u: page })).toEqual([`inferred: ${title}`]);
    expect(titles({ 'dom.title': title, 'dom.url': page })).toEqual([`inferred: ${title}`]);
    expect(titles({ pageTitle: title })).toEqual([`inferred: ${title}`]);
    expect(titles({ document_title: '如何睡得更好的十种方法' }, null)).toEqual([
      'inferred: 如何睡得更好的十种方法'
    ]);
  });

  test.each([
    [{ title }],
    [{ title, u: 'https://other.example.org/' }],
    [{ title: 'Home', u: page }],
    [{ title: '{{page title here}}', u: page }],
    [{ pageTitle: 'https://news.example.com/a' }],
    [{ jobTitle: 'Head of something', u: page }]
  ])('is not in %o', (fields) => {
    expect(titles(fields)).toEqual([]);
  });

  test('told to the site of the page is no news', () => {
    const url = `https://log.example.com/l?${new URLSearchParams({ pageTitle: title }).toString()}`;
    expect(findIn([{ url, page }])).toEqual([]);
  });
});

test('visitor ids of Adobe and Google Analytics are followed: long numbers, and one with the second of a visit', () => {
  for (const id of ['17894477449534214403480651323317757974', '1902476806.1542283820']) {
    const sent = ['https://a.example.net/1?mid=', 'https://b.example.org/1?d_mid='].map((url) => ({
      url: url + id
    }));
    expect(findIn(sent).map(({ value, reason }) => `${reason} ${value}`)).toEqual(
      Array.from(sent, () => `stays-same ${id}`)
    );
  }
});
