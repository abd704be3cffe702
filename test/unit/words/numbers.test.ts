import { describe, expect, it } from 'vitest';
import * as m from '#words/messages/messages.js';
import { counted } from '#words/numbers.ts';

describe('counted', () => {
  it('says one of a thing, none, and thousands', () => {
    expect([1, 0, 2, 1234].map((count) => counted(m.count_addresses, count))).toEqual([
      '1 address',
      '0 addresses',
      '2 addresses',
      '1,234 addresses'
    ]);
  });
});
