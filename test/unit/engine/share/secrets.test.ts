import { describe, expect, it } from 'vitest';
import { shareLabel } from '#engine/share/compose-findings.ts';
import { Pseudonyms } from '#engine/share/pseudonyms.ts';
import { Secrets } from '#engine/share/secrets.ts';
import type { Sharing } from '#engine/share/sharing.ts';
import { countedBytes } from './samples.ts';

const secrets = new Secrets(new Pseudonyms(countedBytes()));
secrets.add('android-id', 'f00dcafe5eedbeef');
secrets.add('search-words', 'lump under the arm');

/** Where it stands in a text that is longer than what of it is told, at each place around the cut. */
const around = (cut: number, length: number): number[] =>
  Array.from({ length: length + 4 }, (_, back) => cut + 2 - back);

describe('a long text', () => {
  it.each([
    ['an identifier', 'f00dcafe5eedbeef', /f00d/],
    ['words of a search', 'lump under the arm', /lump/],
    ['an e-mail address that nobody found', 'jane.doe@mail.example', /jane/],
    ['a number of a person that nobody found', '+49 151 23456789', /151/]
  ])('is not cut within %s', (_, secret, beginning) => {
    for (const at of around(2000, secret.length)) {
      const clean = secrets.clean(`${'word '.repeat(1000).slice(0, at - 1)} ${secret} and more`);
      expect(clean).not.toMatch(beginning);
      expect(clean.length).toBeLessThanOrEqual(2000);
    }
  });

  it('is not cut within one, where it is a label', () => {
    for (const at of around(200, 16)) {
      const label = `${'key '.repeat(100).slice(0, at - 1)} f00dcafe5eedbeef`;
      expect(shareLabel(label, { secrets } as Sharing)).not.toMatch(/f00d/);
    }
  });

  it('is all there up to the last whole word', () => {
    const clean = secrets.clean('twelve words '.repeat(200));
    expect(clean).toMatch(/^(?:twelve words )+(?:twelve )?…$/);
    expect(clean.length).toBeGreaterThan(1980);
    expect(secrets.clean('A short one')).toBe('A short one');
  });
});
