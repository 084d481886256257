import type { ComparisonRow } from "./comparison-rows";

/** What the comparison can be sorted by: its columns. */
export const SORT_KEYS = [
  "name",
  "nodes",
  "cost",
  "delta",
  "cpu",
  "memory",
  "fair-share",
  "latency",
  "upgrade",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export type Sort = { readonly key: SortKey; readonly falling: boolean };

const AMOUNTS: Readonly<Record<Exclude<SortKey, "name">, (row: ComparisonRow) => number>> = {
  nodes: (row) => row.nodes.typical,
  cost: (row) => row.microUsdPerMonth.typical,
  delta: (row) => row.deltaMicroUsdPerMonth.typical,
  cpu: (row) => row.meshCpuMilli.reserved,
  memory: (row) => row.meshMemoryMiB.reserved,
  "fair-share": (row) => row.fairShareMicroUsdPerMonth.typical,
  latency: (row) => row.latencyP99Ms.typical,
  upgrade: (row) => row.upgrade.seconds.typical,
};

/**
 * The baseline stays on top, what cannot be planned at the bottom, whichever way the rest is
 * sorted; equal rows keep the order of the options.
 */
export function sortRows(
  rows: readonly ComparisonRow[],
  sort: Sort | undefined,
): readonly ComparisonRow[] {
  if (sort === undefined) return rows;
  const rank = (row: ComparisonRow) => (row.baseline ? 0 : row.planned ? 1 : 2);
  const sign = sort.falling ? -1 : 1;
  return rows.toSorted((a, b) => rank(a) - rank(b) || sign * compareBy(sort.key, a, b));
}

function compareBy(key: SortKey, a: ComparisonRow, b: ComparisonRow): number {
  if (key === "name") return a.name < b.name ? -1 : 1;
  return AMOUNTS[key](a) - AMOUNTS[key](b);
}
