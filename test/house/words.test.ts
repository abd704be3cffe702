import { readdirSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { filesBelow, readText } from './files.ts';

const keysOf = (text: string): string[] => Object.keys(JSON.parse(text) as Record<string, unknown>);

const files = readdirSync('messages/en').map((name) => `messages/en/${name}`);
const keys = files.flatMap((file) => keysOf(readText(file)));
const sources = filesBelow('src', /\.(ts|svelte)$/).filter((path) => !path.startsWith('src/words/messages/'));

test('every message stands in one file, and that file is read', () => {
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  const settings = readText('project.inlang/settings.json');
  expect(files.filter((file) => !settings.includes(file.replace('/en/', '/{locale}/')))).toEqual([]);
});

test('every message is said somewhere', () => {
  const used = new Set(sources.flatMap((path) => readText(path).match(/\bm\.[a-z0-9_]+/g) ?? []));
  expect(keys.filter((key) => !used.has(`m.${key}`))).toEqual([]);
});

/** What a reader sees or hears of an attribute. */
const spoken = new Set([
  'title',
  'placeholder',
  'alt',
  'label',
  'aria-label',
  'aria-description',
  'aria-valuetext'
]);
/** The name of the product, formats, units and signs are the same in every language. */
const sameEverywhere = /https?:\S+|\b(Whither|HAR|pcap|pcapng|kB|MB|AS|UTC)\b|&\w+;/g;
const isWords = (text: string): boolean => /\p{L}{2}/u.test(text.replace(sameEverywhere, ''));

interface Node {
  readonly type?: string;
  readonly name?: string;
  readonly data?: string;
}

/** Texts in the markup of a component that no message file holds. */
const textsIn = (node: unknown, attribute = ''): string[] => {
  if (Array.isArray(node)) return node.flatMap((one) => textsIn(one, attribute));
  if (node === null || typeof node !== 'object') return [];
  const { type, name = '', data = '' } = node as Node;
  if (type === 'Text') {
    const isSeen = attribute === '' || spoken.has(attribute);
    return isSeen && isWords(data) ? [data.trim()] : [];
  }
  if (
    type === 'Comment' ||
    type === 'StyleDirective' ||
    name === 'style' ||
    name === 'code' ||
    name === 'pre'
  )
    return [];
  const within = type === 'Attribute' ? name : attribute;
  return Object.values(node).flatMap((value: unknown) => textsIn(value, within));
};

test('no component speaks a language of its own', () => {
  const found = sources
    .filter((path) => path.endsWith('.svelte'))
    .flatMap((path) =>
      textsIn(parse(readText(path), { modern: true }).fragment).map((text) => `${path}: ${text}`)
    );
  expect(found).toEqual([]);
});
