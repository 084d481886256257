import { describe, expect, it } from "vitest";
import {
  playwrightCounts,
  stageCounts,
  sumCounts,
  summaryLine,
  vitestCounts,
} from "@/.ci/house/reports.mjs";

describe("vitestCounts", () => {
  it("takes Vitest's own totals; skipped and todo are both left undone", () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 3,
      testResults: [{ status: "failed", assertionResults: [{ status: "failed" }] }],
    };
    expect(vitestCounts(report)).toEqual({ passed: 7, failed: 1, skipped: 2 + 3, secondTry: 0 });
  });

  it("counts a file that does not load as one failure", () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 0,
      numPendingTests: 0,
      testResults: [
        { status: "failed", assertionResults: [] },
        { status: "passed", assertionResults: [{ status: "passed" }] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 7, failed: 1, skipped: 0, secondTry: 0 });
  });
});

describe("playwrightCounts", () => {
  it("counts a test that passed only on a second try apart", () => {
    const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 4 };
    expect(playwrightCounts({ stats })).toEqual({
      passed: 5 + 1,
      failed: 2,
      skipped: 4,
      secondTry: 1,
    });
  });

  it("counts errors outside tests", () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      secondTry: 0,
    });
  });
});

describe("stageCounts", () => {
  const counts = { passed: 3, failed: 0, skipped: 0, secondTry: 0 };

  it.each([
    ["all well", { counts, exitCode: 0 }, 0],
    ["failed without naming a test", { counts, exitCode: 1 }, 1],
    ["failed and said so", { counts: { ...counts, failed: 4 }, exitCode: 1 }, 4],
    ["no report at all", { counts: undefined, exitCode: 0 }, 1],
  ])("%s", (_name, stage, failed) => {
    expect(stageCounts(stage).failed).toBe(failed);
  });
});

describe("summaryLine", () => {
  it("is the sum of all stages", () => {
    const sum = sumCounts([
      { passed: 400, failed: 0, skipped: 0, secondTry: 0 },
      { passed: 20, failed: 1, skipped: 2, secondTry: 3 },
    ]);
    expect(summaryLine(sum)).toBe(
      "420 passed, 1 failed, 2 skipped, 3 passed at the second try only",
    );
  });

  it("does not mention skipped tests or second tries where there are none", () => {
    expect(summaryLine({ passed: 12, failed: 0, skipped: 0, secondTry: 0 })).toBe(
      "12 passed, 0 failed",
    );
  });
});
