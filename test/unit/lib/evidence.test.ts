import { describe, expect, it } from 'vitest';
import type { Evidence } from '#engine/model/evidence.ts';
import { chainOf, rangeIn, sourceOf } from '#lib/evidence/chain.ts';
import { dumpRows, firstWindow } from '#lib/evidence/dump.ts';
import { vouchers, webLink } from '#lib/evidence/facts.ts';
import { plainText } from '#lib/evidence/plain-text.ts';
import { previewOf, siblingsAround, stepRun, stepWords } from '#lib/evidence/preview.ts';
import { legsOf } from '#lib/state/legs.ts';
import { member, part, step } from './evidence-fixture.ts';
import { findingAt, phoneFindings } from './findings-fixture.ts';

const text = '{"ä":"😀","u":"x"}';
const leaf = member('u', 'x', [], { at: [15, 16] });
const json = step('json', null, [member('ä', '😀', [], { at: [6, 8] }), leaf]);
const body = part('body', text, [json]);
const root = part('', null, [body]);

describe('the way to a value', () => {
  it('leads from the request down, as far as it goes', () => {
    expect(chainOf(root, ['body', 'json', 'u'])).toEqual([root, body, json, leaf]);
    expect(chainOf(root, ['body', 'xml', 'u'])).toEqual([root, body]);
  });

  it('knows what a value was read from, and where it stands there, in bytes', () => {
    expect(sourceOf([root, body, json, leaf])).toBe(body);
    expect(sourceOf([root, body])).toBeNull();
    const range = rangeIn(text, leaf);
    const bytes = new TextEncoder().encode(text);
    expect(range && new TextDecoder().decode(bytes.subarray(range.start, range.end))).toBe('x');
    expect(rangeIn('short', leaf)).toBeNull();
    expect(rangeIn(new Uint8Array(15), member('a', 1, [], { at: [10, 99] }))).toEqual({ start: 10, end: 15 });
  });
});

describe('a dump', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, at) => at + 0x30);

  it('shows offset, hex and text, and marks the range across lines', () => {
    const rows = dumpRows(bytes, { start: 6, end: 10 }, { width: 8, first: 0, end: 99 });
    expect(rows.map(({ offset }) => offset)).toEqual(['000000', '000008', '000010', '000018', '000020']);
    expect(rows[0]?.pieces).toEqual([
      { hex: '30 31 32 33 34 35', text: '012345', marked: false },
      { hex: '36 37', text: '67', marked: true }
    ]);
    expect(rows[1]?.pieces[0]).toEqual({ hex: '38 39', text: '89', marked: true });
    expect(rows[2]?.pieces).toHaveLength(1);
  });

  it('shows only what is text as text', () => {
    const [row] = dumpRows(new Uint8Array([0, 9, 0x3c, 0x7f, 0xff]), null, { width: 8, first: 0, end: 1 });
    expect(row?.pieces[0]?.text).toBe('··<··');
    expect(dumpRows(new Uint8Array(), null, { width: 8, first: 0, end: 9 })).toEqual([]);
  });

  it('opens around the mark', () => {
    expect(firstWindow(8000, { start: 4000, end: 4010 }, 8, 14)).toEqual({ first: 498, end: 512 });
    expect(firstWindow(8000, { start: 7999, end: 8000 }, 8, 14)).toEqual({ first: 986, end: 1000 });
    expect(firstWindow(20, null, 8, 14)).toEqual({ first: 0, end: 3 });
  });
});

describe('the tree in words', () => {
  it('tells values by what they are', () => {
    expect(previewOf(member('a', 'x'.repeat(9)), 4)).toBe('“xxxx …”');
    expect(previewOf(member('a', new Uint8Array(1204)), 9)).toBe('1.2 kB');
    expect(previewOf(member('a', 12n), 9)).toBe('12');
    expect(previewOf(member('a', false), 9)).toBe('false');
    expect(previewOf(member('a', null, [leaf]), 9)).toBe('1 value');
    expect(previewOf(member('a', null), 9)).toBe('');
  });

  it('joins steps that follow one another', () => {
    const gzip = step('gzip', new Uint8Array(2), [json]);
    const base64 = step('base64', new Uint8Array(3), [gzip]);
    expect(stepRun(base64)).toEqual([base64, gzip, json]);
    expect(stepWords(json)).toBe('JSON, 2 values');
    expect(stepWords(gzip)).toBe('gunzip');
  });

  it('shows the neighbours of the leaf, and how many more there are', () => {
    const many = Array.from({ length: 60 }, (_, at) => member(`m${String(at)}`, at));
    expect(siblingsAround(many, 'm30', false)).toMatchObject({ before: 26, after: 25 });
    expect(siblingsAround(many, 'm30', false).shown).toHaveLength(9);
    expect(siblingsAround(many, 'm30', true).shown).toHaveLength(60);
    expect(siblingsAround(many, null, false).shown).toHaveLength(60);
  });
});

describe('what vouches for a claim', () => {
  it('names certainty, place with its table, operator and company', () => {
    expect(vouchers(findingAt(1, {}), phoneFindings, legsOf(phoneFindings)).map(({ text }) => text)).toEqual([
      'observed',
      'Singapore · DB-IP Lite 2026-06-01',
      'Alibaba Cloud AS45102',
      'Phone Maker, home China'
    ]);
  });

  it('links to the web and to nothing else', () => {
    expect(webLink('RFC 1, https://example.org/a?b')).toBe('https://example.org/a?b');
    for (const source of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'https://', ''])
      expect(webLink(source)).toBeNull();
  });

  it('is told as plain text with everything needed to check it', () => {
    const finding = findingAt(1, { path: ['body', 'json', 'u'] });
    const [exchange] = phoneFindings.exchanges;
    const evidence = { finding, exchange, root } as Evidence;
    const told = plainText(evidence, phoneFindings, ['observed', 'Singapore'], {
      says: [],
      script: 'printf %s x',
      stopsAt: null
    });
    expect(told).toContain('was sent to sa.phone.example.');
    expect(told).toContain('Value: https://www.clinic.example/appointments/oncology');
    expect(told).toContain('Found at: body > JSON > u');
    expect(told).toContain('Sent: 2020-09-13 12:26:41.000 UTC');
    expect(told).toContain('File: phone.har; read by Whither 0.1.0');
    expect(told).toContain('printf %s x');
  });
});
