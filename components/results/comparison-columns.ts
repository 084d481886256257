import type { SortKey } from "@/lib/charts/sort-rows";

/** A column of the comparison: what it sorts by, its head in one or two lines, its name on a card. */
export type ComparisonColumn = {
  readonly key: SortKey;
  readonly head: string;
  readonly below?: string;
  readonly onCard: string;
  /** What the term means, for those who ask. */
  readonly means?: string;
};

const RESERVED_USED =
  "Reserved: what the mesh's pods request from the scheduler. Used: what they are predicted to consume";

/** The figures of an option, in order; the column of money is headed by what it is shown for. */
export const FIGURE_COLUMNS: readonly ComparisonColumn[] = [
  { key: "nodes", head: "Nodes", onCard: "Nodes" },
  { key: "cost", head: "Cost", onCard: "Cost" },
  { key: "delta", head: "Against no mesh", onCard: "Against no mesh" },
  {
    key: "cpu",
    head: "Mesh CPU, vCPU",
    below: "reserved / used",
    onCard: "vCPU, res. / used",
    means: RESERVED_USED,
  },
  {
    key: "memory",
    head: "Mesh memory, GiB",
    below: "reserved / used",
    onCard: "GiB, res. / used",
    means: RESERVED_USED,
  },
  {
    key: "fair-share",
    head: "Fair share",
    onCard: "Fair share",
    means:
      "What the mesh's own requests occupy of the pool, and its own lines of the bill: its price where whole nodes hide it",
  },
  {
    key: "latency",
    head: "Added ms",
    below: "p50 / p99",
    onCard: "ms, p50 / p99",
    means:
      "Milliseconds added to a request over all its hops, in an unsaturated cluster: the median, and an upper bound of the 99th percentile",
  },
  { key: "upgrade", head: "Upgrade", below: "restarts", onCard: "Upgrade restarts" },
];
