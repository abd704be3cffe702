import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '#engine/model/capture.ts';
import type { Decoded } from '#engine/model/decoded.ts';
import { rules } from '#engine/payloads/rules/index.ts';
import type { Found } from '#engine/payloads/found.ts';
import { bareName } from '#engine/payloads/decode/labels.ts';
import { exchangesOf, look, samples } from './open.ts';

const synthetic = new URL('har/synthetic/', samples);
const files = readdirSync(synthetic).filter((name) => name.endsWith('.har'));

/** Cut off at places all over it, and with every third character gone wrong. */
const broken = ({ url, content, ...rest }: Exchange): Exchange[] => {
  const data = content?.body?.data ?? '';
  const withBody = (body: string | Uint8Array): Exchange => ({
    ...{ url, ...rest },
    content: content && { ...content, body: content.body && { ...content.body, data: body } }
  });
  const cut = Array.from({ length: 12 }, (_, at) => withBody(data.slice(0, (data.length * at) / 12)));
  const wrong = typeof data === 'string' ? [withBody(data.replace(/(..)./g, '$1\u0000'))] : [];
  const urls = [0.3, 0.6, 0.9].map((part) => ({ ...rest, content, url: url.slice(0, url.length * part) }));
  return [...cut, ...wrong, ...urls];
};

const foundIn = async (name: string): Promise<Found[]> =>
  (await exchangesOf(new URL(name, synthetic))).flatMap((exchange) => look(exchange).found);

/** The name under which a value stands, whatever was taken off it. */
const nameOf = (node: Decoded): string =>
  node.kind === 'step' && node.parent ? nameOf(node.parent) : bareName(node.label);

const all = await Promise.all(files.map(async (name) => ({ name, found: await foundIn(name) })));

test('every id is of its own, and kebab-case', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('says where its knowledge is from', () => {
    expect(rule.name).not.toBe('');
    expect(rule.source).toMatch(/^https:\/\/\S+$/);
    for (const { source } of rule.fields) if (source !== undefined) expect(source).toMatch(/^https:\/\/\S+$/);
  });

  test('asks for a host or for contents', () => {
    for (const { host, has } of rule.endpoints) expect(host ?? has).toBeDefined();
  });

  test('is exercised by a sample, every row of its table', () => {
    const found = all.flatMap((sample) => sample.found).filter(({ rule: of }) => of === id);
    const told = new Set(found.map(({ node, kind, what }) => `${nameOf(node)} ${kind}/${what}`));
    const rows = rule.fields.map(({ at, kind, what }) => `${at.split('/').at(-1)} ${kind}/${what}`);
    expect(rows.filter((row) => !told.has(row))).toEqual([]);
  });
});

test.each(files)('%s, cut and broken, leaves every rule standing', async (name) => {
  for (const exchange of await exchangesOf(new URL(name, synthetic)))
    for (const one of broken(exchange)) expect(() => look(one, rules)).not.toThrow();
});
