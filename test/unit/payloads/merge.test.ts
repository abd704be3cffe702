import { describe, expect, it } from 'vitest';
import type { Decoded } from '#engine/model/decoded.ts';
import type { Found } from '#engine/payloads/found.ts';
import { merge } from '#engine/payloads/merge.ts';

const node = (
  parent: Decoded | null,
  kind: Decoded['kind'],
  label: string,
  value: string | null
): Decoded => {
  const children: Decoded[] = [];
  const made: Decoded = { parent, kind, label, value, start: -1, end: -1, children, notes: [] };
  if (parent) (parent.children as Decoded[]).push(made);
  return made;
};

const found = (at: Decoded, rest: Partial<Found> = {}): Found => ({
  node: at,
  kind: 'identifier',
  what: 'device-id',
  value: 'f00d',
  form: 'plain',
  certainty: 'observed',
  rule: 'a-rule',
  reason: 'documented',
  ...rest
});

const root = node(null, 'part', '', null);
const member = node(root, 'member', 'id', 'f%30%30d');
const bare = node(member, 'step', 'percent', 'f00d');
const other = node(root, 'member', 'again', 'f00d');

describe('what one request holds', () => {
  it('tells the same value once, and counts where it stands', () => {
    expect(merge([found(bare), found(other)])).toMatchObject([{ times: 2, found: { node: bare } }]);
  });

  it('counts a value and what was opened on the way to it as one, and points to where it lies bare', () => {
    expect(merge([found(member), found(bare)])).toMatchObject([{ times: 1, found: { node: bare } }]);
  });

  it('leaves a pattern out where a rule has spoken of the same value', () => {
    const guess = found(member, { certainty: 'inferred', kind: 'usage', what: 'event' });
    expect(merge([guess, found(bare)]).map((one) => one.found.kind)).toEqual(['identifier']);
    expect(merge([guess])).toHaveLength(1);
  });

  it('says that a value is known where a rule spoke of it first', () => {
    const page = { kind: 'page-visited', what: 'page-address', value: 'https://example.org/a' } as const;
    const known = found(bare, { ...page, rule: 'known-values', reason: 'known-value' });
    expect(merge([found(member, page), known])).toMatchObject([{ found: { rule: 'a-rule' }, isKnown: true }]);
    expect(merge([found(member, page)])).toMatchObject([{ isKnown: false }]);
    expect(merge([found(other, page), known])[0]?.isKnown).toBe(true);
    expect(merge([found(member, { ...page, kind: 'search' }), known])[0]?.isKnown).toBe(false);
  });

  it('keeps what is sure, whichever came first', () => {
    const guess = found(other, { certainty: 'inferred', rule: 'a-pattern' });
    expect(merge([guess, found(bare)])).toMatchObject([{ found: { rule: 'a-rule' }, times: 2 }]);
  });

  it('keeps different values, kinds and forms apart', () => {
    const all = [
      found(bare),
      found(bare, { value: 'beef' }),
      found(bare, { form: 'md5' }),
      found(bare, { kind: 'account', what: 'account-name' })
    ];
    expect(merge(all)).toHaveLength(4);
  });
});
