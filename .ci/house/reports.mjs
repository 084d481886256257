// @ts-check

/**
 * `secondTry` are the tests among `passed` that had failed at their first try.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, secondTry: number }} Counts
 */

/**
 * Counts of a Vitest JSON report. A test file that could not even be loaded holds no test, so it
 * counts as one failure itself.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number, testResults: readonly { status: string, assertionResults: readonly { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    secondTry: 0,
  };
}

/**
 * Counts of a Playwright JSON report. A browser on a busy machine may lose a race that no person
 * would, so a test may pass at a second try; it is counted apart and named by Playwright's own list,
 * for somebody to mend. Errors outside any test count as failures.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: readonly unknown[] }} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    secondTry: stats.flaky,
  };
}

/**
 * The counts of one stage. A stage that failed, or left no report, without naming a failed test
 * counts as one failure: "0 failed" must mean that nothing did.
 *
 * @param {{ counts: Counts | undefined, exitCode: number }} stage
 * @returns {Counts}
 */
export function stageCounts({ counts, exitCode }) {
  const known = counts ?? NONE;
  const failedUnnamed = known.failed === 0 && (exitCode !== 0 || counts === undefined);
  return failedUnnamed ? { ...known, failed: 1 } : known;
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sumCounts(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
      secondTry: sum.secondTry + one.secondTry,
    }),
    NONE,
  );
}

/**
 * The last line of `npm test`.
 *
 * @param {Counts} counts
 */
export function summaryLine({ passed, failed, skipped, secondTry }) {
  const line = `${passed} passed, ${failed} failed`;
  const again = secondTry > 0 ? `, ${secondTry} passed at the second try only` : "";
  return `${line}${skipped > 0 ? `, ${skipped} skipped` : ""}${again}`;
}

/** @type {Counts} */
const NONE = { passed: 0, failed: 0, skipped: 0, secondTry: 0 };
