import type { ComparisonRow } from "./comparison-rows";

/** What the comparison can be sorted by. */
export const SORT_KEYS = ["nodes", "cost", "cpu", "memory", "fair-share", "latency"] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const AMOUNTS: Readonly<Record<SortKey, (row: ComparisonRow) => number>> = {
  nodes: (row) => row.nodes.typical,
  cost: (row) => row.microUsdPerMonth.typical,
  cpu: (row) => row.meshCpuMilli.reserved,
  memory: (row) => row.meshMemoryMiB.reserved,
  "fair-share": (row) => row.fairShareMicroUsdPerMonth.typical,
  latency: (row) => row.latencyP99Ms.typical,
};

/**
 * Smallest first. The baseline stays on top, what cannot be planned at the bottom; equal rows keep
 * the order of the options.
 */
export function sortRows(
  rows: readonly ComparisonRow[],
  key: SortKey | undefined,
): readonly ComparisonRow[] {
  if (key === undefined) return rows;
  const amount = AMOUNTS[key];
  const rank = (row: ComparisonRow) => (row.baseline ? 0 : row.planned ? 1 : 2);
  return rows.toSorted((a, b) => rank(a) - rank(b) || amount(a) - amount(b));
}
