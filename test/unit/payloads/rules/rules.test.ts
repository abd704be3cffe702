import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Decoded } from '#engine/model/decoded.ts';
import { rules } from '#engine/payloads/rules/index.ts';
import type { Found } from '#engine/payloads/found.ts';
import { bareName } from '#engine/payloads/rules/trie.ts';
import { exchangesOf, look, samples } from './open.ts';

const synthetic = new URL('har/synthetic/', samples);
const files = readdirSync(synthetic).filter((name) => name.endsWith('.har'));

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
