import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Watchdog } from '#worker/watchdog.ts';

describe('the watchdog', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('calls once nobody was heard for long enough, and not before', () => {
    const barked = vi.fn();
    const dog = new Watchdog(barked, 1000);
    dog.heard();
    vi.advanceTimersByTime(900);
    dog.heard();
    vi.advanceTimersByTime(999);
    expect(barked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(barked).toHaveBeenCalledTimes(1);
  });

  it('stays silent at rest', () => {
    const barked = vi.fn();
    const dog = new Watchdog(barked, 1000);
    vi.advanceTimersByTime(5000);
    dog.heard();
    dog.rest();
    vi.advanceTimersByTime(5000);
    expect(barked).not.toHaveBeenCalled();
  });
});
