import type { Scenario } from "@/lib/scenario/schema";

type Workloads = Scenario["workloads"];
type Source = Workloads["source"];

/** Copies of every namespace each description of the workloads was last seen with. */
export type CopiesSeen = Readonly<Partial<Record<Source, number>>>;

/**
 * The default of an example's copies: as the schema has it; the file itself brings a validator this
 * form does not need.
 */
const EXAMPLE_COPIES = 34;

/** Copies of the example, for those who make its rows their own. */
export function exampleCopies({ source, namespaceCopies }: Workloads, seen: CopiesSeen): number {
  return source === "rows" ? (seen.example ?? EXAMPLE_COPIES) : namespaceCopies;
}

/**
 * Another description of the workloads. Copies make a small example as large as a cluster; rows of
 * one's own are the cluster itself and begin with one. Each gets its own back on return.
 */
export function changeSource(workloads: Workloads, source: Source, seen: CopiesSeen): Workloads {
  if (source === workloads.source) return workloads;
  // Quick mode has namespaces of its own and leaves the example's copies alone.
  const copies = source === "rows" ? (seen.rows ?? 1) : exampleCopies(workloads, seen);
  return { ...workloads, source, namespaceCopies: copies };
}
