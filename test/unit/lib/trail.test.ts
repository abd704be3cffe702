import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOfKey } from '#lib/components/step-keys.ts';
import {
  canRedo,
  canUndo,
  follow,
  hashAt,
  noTrail,
  redo,
  stepTo,
  undo,
  type Trail
} from '#lib/state/trail.ts';

const walk = (...hashes: readonly string[]): Trail => hashes.reduce(stepTo, noTrail);

describe('undo and redo', () => {
  it('have nothing to do where the reader began', () => {
    const trail = follow(noTrail, '#v=map');
    expect([canUndo(trail), canRedo(trail)]).toEqual([false, false]);
    expect(undo(trail)).toBe(trail);
    expect(redo(trail)).toBe(trail);
  });

  it('walk back and forth through the states', () => {
    const trail = walk('a', 'b', 'c');
    expect(hashAt(undo(undo(trail)))).toBe('a');
    expect(canUndo(undo(undo(trail)))).toBe(false);
    expect(hashAt(redo(undo(undo(trail))))).toBe('b');
  });

  it('forget what was undone once there is a new step', () => {
    const trail = stepTo(undo(walk('a', 'b')), 'c');
    expect(trail.hashes).toEqual(['a', 'c']);
    expect(canRedo(trail)).toBe(false);
  });

  it('bring a thing back that was chosen and let go', () => {
    expect(hashAt(undo(walk('a', 'b', 'a')))).toBe('b');
  });

  it('follow back and forward of the browser', () => {
    const back = follow(walk('a', 'b', 'c'), 'b');
    expect(back).toEqual({ hashes: ['a', 'b', 'c'], at: 1 });
    expect(follow(back, 'c').at).toBe(2);
    expect(follow(back, 'x')).toEqual({ hashes: ['a', 'b', 'x'], at: 2 });
  });

  it('keep a bounded number of states, the last ones', () => {
    const trail = walk(...Array.from({ length: 1000 }, (_, at) => at.toString()));
    expect(trail.hashes).toHaveLength(200);
    expect(hashAt(trail)).toBe('999');
  });

  it('are always at a state, whatever happens', () => {
    const step = fc.constantFrom(...['a', 'b', 'c', 'd'], 'undo', 'redo', '<a', '<b', '<c');
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let trail = follow(noTrail, 'start');
        for (const one of steps) {
          if (one === 'undo') trail = undo(trail);
          else if (one === 'redo') trail = redo(trail);
          else if (one.startsWith('<')) trail = follow(trail, one.slice(1));
          else trail = stepTo(trail, one);
          expect(hashAt(trail)).not.toBeNull();
          if (canUndo(trail)) expect(redo(undo(trail))).toEqual(trail);
        }
      })
    );
  });
});

describe('the keys', () => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

  it.each([
    [{ ...none, key: 'z', ctrlKey: true }, 'undo'],
    [{ ...none, key: 'z', metaKey: true }, 'undo'],
    [{ ...none, key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
    [{ ...none, key: 'Z', metaKey: true, shiftKey: true }, 'redo'],
    [{ ...none, key: 'y', ctrlKey: true }, 'redo'],
    [{ ...none, key: 'y', metaKey: true }, null],
    [{ ...none, key: 'z' }, null],
    [{ ...none, key: 'z', ctrlKey: true, altKey: true }, null]
  ])('%o: %s', (keys, step) => {
    expect(stepOfKey(keys)).toBe(step);
  });
});
