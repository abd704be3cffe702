import { expect, test } from 'vitest';
import { assertNode } from '../../scripts/prepare/node-version.js';
import { countPlaywright, countVitest, formatCounts, sum, withEnding } from '../../scripts/test/counts.js';

test('a file of tests that could not be loaded counts as failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] }
  ];
  expect(countVitest({ numPassedTests: 1, numFailedTests: 1, testResults })).toEqual({
    passed: 1,
    failed: 2
  });
});

test('an error outside of every browser test counts as failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{ message: 'no config' }] })).toEqual({ passed: 4, failed: 2 });
});

test('a runner that crashed failed, whatever it counted', () => {
  expect(withEnding({ passed: 9, failed: 0 }, false)).toEqual({ passed: 9, failed: 1 });
  expect(withEnding({ passed: 9, failed: 2 }, false)).toEqual({ passed: 9, failed: 2 });
  expect(withEnding({ passed: 9, failed: 0 }, true)).toEqual({ passed: 9, failed: 0 });
});

test('the last line is the sum', () => {
  const parts = [
    { passed: 1, failed: 0 },
    { passed: 40, failed: 2 }
  ];
  expect(formatCounts(sum(parts))).toBe('41 passed, 2 failed');
});

test.each(['20.19.0', '20.20.2', '22.12.0', '24.1.0'])('Node %s is new enough', (version) => {
  expect(() => {
    assertNode(version);
  }).not.toThrow();
});

test.each(['18.20.0', '20.18.3', '21.7.0', '22.11.0'])('Node %s is refused in one sentence', (version) => {
  expect(() => {
    assertNode(version);
  }).toThrow(`this is Node ${version}`);
});
