/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {Counts} counts */
export const formatCounts = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** @param {Counts[]} list */
export const sum = (list) =>
  list.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0
  });

/** A file that could not be loaded holds no test that failed, and yet did. */
const isUnloaded = (file) =>
  file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed');

/** Vitest's JSON reporter. */
export const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.testResults.filter(isUnloaded).length
});

/** Playwright's JSON reporter. A test that passed when tried again did pass, as Playwright itself has it. */
export const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length
});

/** A runner that ends badly failed once at least, whatever its report says, and also where it left none. */
export const withEnding = (counts, endedWell) =>
  endedWell || counts.failed > 0 ? counts : { ...counts, failed: 1 };
