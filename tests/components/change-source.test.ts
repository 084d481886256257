import { expect, it } from "vitest";
import { changeSource, exampleCopies } from "@/components/inputs/change-source";
import { DEFAULT_SCENARIO } from "@/lib/scenario/schema";

const EXAMPLE = { ...DEFAULT_SCENARIO.workloads, namespaceCopies: 10 };

it("rows of one's own begin with one copy, and each description gets its own copies back", () => {
  const own = changeSource(EXAMPLE, "rows", {});
  expect(own).toMatchObject({ source: "rows", namespaceCopies: 1 });
  const seen = { example: 10, rows: 1 };
  expect(changeSource(own, "example", seen)).toEqual(EXAMPLE);
  expect(changeSource(EXAMPLE, "rows", { rows: 3 }).namespaceCopies).toBe(3);
});

it("a page opened with rows goes to an example of the usual size", () => {
  const own = { ...DEFAULT_SCENARIO.workloads, source: "rows" as const, namespaceCopies: 1 };
  expect(changeSource(own, "example", {})).toEqual(DEFAULT_SCENARIO.workloads);
  expect(exampleCopies(own, {})).toBe(DEFAULT_SCENARIO.workloads.namespaceCopies);
});

it("quick mode has namespaces of its own and keeps the example's copies", () => {
  const quick = changeSource(EXAMPLE, "quick", {});
  expect(quick.namespaceCopies).toBe(10);
  expect(changeSource(quick, "example", {})).toEqual(EXAMPLE);
  expect(changeSource(quick, "rows", {}).namespaceCopies).toBe(1);
});
