import { describe, expect, it } from 'vitest';
import { keyIn, withKey, withKeyOf } from '#lib/permalink/key.ts';

describe('the key of a share in an address', () => {
  it('is found wherever it stands, and nowhere else', () => {
    expect(keyIn('#k=abc&v=map')).toBe('abc');
    expect(keyIn('#v=map&k=abc')).toBe('abc');
    expect(keyIn('#v=map;text=k=abc')).toBeNull();
    expect(keyIn('')).toBeNull();
  });

  it('goes along with every state of the view, so that a link passed on still opens', () => {
    expect(withKey('abc', '#v=map')).toBe('#k=abc&v=map');
    expect(withKey('abc', '')).toBe('#k=abc');
    expect(withKey(null, '#v=map')).toBe('#v=map');
    expect(withKeyOf('#k=abc&v=flow', '#v=findings;claim=f3')).toBe('#k=abc&v=findings;claim=f3');
  });
});
