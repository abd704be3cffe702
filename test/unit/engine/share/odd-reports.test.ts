import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Hostname } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { Clock } from '#engine/share/clock.ts';
import { compose } from '#engine/share/compose.ts';
import { PatternIndex } from '#engine/share/pattern-index.ts';
import { shareLevels } from '#engine/share/shareable.ts';
import { countedBytes, everything, openSample } from './samples.ts';

const { report, opened } = await openSample('har/synthetic/yandex.har');

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 3000 }),
  fc.constantFrom(
    'a'.repeat(2000),
    'ab '.repeat(700),
    '\ud800',
    'İ'.repeat(50),
    '__proto__',
    'constructor',
    '%'
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(`https://a.example/${'ab/'.repeat(600)}`, 'https://a.example/?a='.repeat(90))
);

/** As a hostile file would have it: any text wherever a file's own text stands. */
const withTexts = (texts: readonly string[]): Report => {
  const text = (at: number): string => (texts[at % texts.length] ?? '').slice(0, 2000);
  return {
    ...report,
    sources: report.sources.map((one) => ({ ...one, producer: text(0) })),
    exchanges: report.exchanges.map((one, at) => ({
      ...{ ...one, url: text(at), method: text(at + 1), app: text(at + 2), page: text(at + 3) },
      ...{ pageSite: text(at).slice(0, 253), timeMs: at - 5 }
    })),
    hosts: [...report.hosts, { ...report.hosts[0]!, name: 'a_b.example' as Hostname, company: null }],
    findings: report.findings.map((one, at) => ({
      ...one,
      value: text(at),
      path: one.path.map((_, n) => text(at + n))
    })),
    threads: report.threads.map((one, at) => ({ ...one, value: text(at + 1) }))
  };
};

test('whatever a file has written, what is composed of it is a share', async () => {
  const texts = fc.array(odd, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom(...shareLevels), async (given, level) => {
      const { shareable } = await compose(
        withTexts(given),
        (id) => opened.evidence(id),
        { ...everything, level, view: given[0] ?? '' },
        countedBytes()
      );
      expect(shareable.terms.level).toBe(level);
    }),
    { numRuns: 150 }
  );
}, 60_000);

test('a report whose places have not arrived is not shared', async () => {
  const early: Report = { ...report, pending: 'places' };
  await expect(compose(early, () => null, everything, countedBytes())).rejects.toMatchObject({
    code: 'report-pending'
  });
});

test('patterns are found as by looking for each, whatever stands beside them', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '-'), minLength: 8, maxLength: 10 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), fc.array(word, { maxLength: 5 }), (patterns, parts) => {
      const index = new PatternIndex<string>();
      for (const pattern of patterns) index.add(pattern, pattern);
      const text = parts.join('b');
      const isThere = patterns.some((pattern) => text.toLowerCase().includes(pattern.toLowerCase()));
      expect(index.find(text).length > 0).toBe(isThere);
    })
  );
});

test('a clock that begins at 0 keeps what was counted, in slots of a second', () => {
  const activity = {
    ...{ firstMs: 1_700_000_000_400, slotMs: 10 },
    ...{ destination: [0, 0, 1, 0], slot: [0, 59, 61, 60], flows: [1, 2, 3, 4] },
    ...{ bytesSent: [1, 1, 1, 1], bytesReceived: [2, 2, 2, 2] }
  };
  const clock = new Clock({ span: { firstMs: 1_700_000_000_000, lastMs: 1_700_000_009_999 } }, 'relative');
  expect(clock.at(1_700_000_009_999)).toBe(9000);
  expect(clock.activity(activity)).toEqual({
    ...{ firstMs: 0, slotMs: 1000 },
    ...{ destination: [0, 1, 0], slot: [0, 1, 1], flows: [3, 3, 4] },
    ...{ bytesSent: [2, 1, 1], bytesReceived: [4, 2, 2] }
  });
});

test('what is shared is made in one place alone', () => {
  const source = join(import.meta.dirname, '../../../../src');
  const files = (readdirSync(source, { recursive: true }) as string[]).filter((name) =>
    /\.(ts|svelte)$/.test(name)
  );
  const makers = files.filter((name) =>
    /\bas (?:unknown as )?Shareable\b/.test(readFileSync(join(source, name), 'utf8'))
  );
  expect(makers).toEqual([join('engine', 'share', 'read-shareable.ts')]);
});
