import { describe, expect, it } from 'vitest';
import { classBounds, classOf, shadesFor } from '#lib/map/colour-steps.ts';

describe('the steps of the scale', () => {
  it.each([
    [0, []],
    [1, [1]],
    [4, [1, 2, 3, 4]],
    [12, [1, 2, 5, 10]],
    [61, [1, 2, 5, 20, 50]],
    [1_000_000, [1, 20, 1000, 20_000, 1_000_000]]
  ])('up to %d are round', (max, bounds) => {
    expect(classBounds(max)).toEqual(bounds);
  });

  it('put every amount in a class', () => {
    expect([0, 1, 4, 5, 61].map((amount) => classOf(amount, [1, 2, 5, 20, 50]))).toEqual([-1, 0, 1, 2, 4]);
  });

  it('spread over the shades there are', () => {
    expect(shadesFor(1, ['a', 'b', 'c', 'd', 'e'])).toEqual(['c']);
    expect(shadesFor(3, ['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'c', 'e']);
  });
});
