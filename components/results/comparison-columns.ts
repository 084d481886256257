import type { SortKey } from "@/lib/charts/sort-rows";

/** A column of the comparison: what it sorts by, its head in one or two lines, its name on a card. */
type ComparisonColumn = {
  readonly key: SortKey;
  readonly head: string;
  readonly below?: string;
  readonly onCard: string;
};

/** The figures of an option, in order; the column of money is headed by what it is shown for. */
export const FIGURE_COLUMNS: readonly ComparisonColumn[] = [
  { key: "nodes", head: "Nodes", onCard: "Nodes" },
  { key: "cost", head: "Cost", onCard: "Cost" },
  { key: "delta", head: "Against no mesh", onCard: "Against no mesh" },
  { key: "cpu", head: "Mesh CPU, vCPU", below: "reserved / used", onCard: "vCPU, res. / used" },
  { key: "memory", head: "Mesh memory, GiB", below: "reserved / used", onCard: "GiB, res. / used" },
  { key: "fair-share", head: "Fair share", onCard: "Fair share" },
  { key: "latency", head: "Added ms", below: "p50 / p99", onCard: "ms, p50 / p99" },
  { key: "upgrade", head: "Upgrade", below: "restarts", onCard: "Upgrade restarts" },
];
