import { describe, expect, it } from 'vitest';
import type { Decoded } from '#engine/model/decoded.ts';
import { HeaderLines } from '#engine/payloads/decode/header-lines.ts';
import { openRequest } from '#engine/payloads/decode/open-request.ts';
import { linesOf, partOf, requestOf } from './opened.ts';

const headers = [
  ':authority: collect.example',
  'Referer: https://example.org/?q=a%20b&c={"d":1}',
  'X-Data: eyJhIjoxLCJiIjpbMSwyXX0=',
  'Cookie: a=1; prefs=%7B%22theme%22%3A%22dark%22%7D; a=2',
  'x-bytes: H4sIAAAAAAAAA6tWSlSyMtRRSlKyUqgFAKrZM30OAAAA',
  'no colon here'
].join('\n');

const open = (lines: HeaderLines, ranges: boolean): Decoded =>
  openRequest(requestOf({ headers }), { ranges, known: [] }, lines);

describe('header lines that come again', () => {
  it.each([false, true])('open as they did the first time (ranges %s)', (ranges) => {
    const lines = new HeaderLines();
    const [first, again] = [open(lines, ranges), open(lines, ranges)];
    expect(linesOf(again)).toEqual(linesOf(first));
    expect(linesOf(again)).toEqual(linesOf(open(new HeaderLines(), ranges)));
    expect(partOf(again, 'cookie', 'prefs', 'percent', 'json', 'theme').value).toBe('dark');
    expect(partOf(again, 'cookie', 'a#2').value).toBe('2');
  });

  it('belong to their own request each time', () => {
    const lines = new HeaderLines();
    const roots = [open(lines, false), open(lines, false), open(lines, false)];
    for (const root of roots) {
      let at: Decoded | null = partOf(root, 'cookie', 'prefs', 'percent', 'json', 'theme');
      while (at.parent) at = at.parent;
      expect(at).toBe(root);
    }
  });
});
