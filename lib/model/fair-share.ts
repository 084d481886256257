import { total } from "./bill";
import { MESH_OWNERS } from "./breakdown";
import { type BillLine, type BindingResource, type Breakdown, OWNERS } from "./types";

const BOOK: Readonly<Record<BindingResource, keyof Breakdown>> = {
  cpu: "cpuMilli",
  "cpu-use": "cpuMilli",
  memory: "memoryMiB",
  "memory-use": "memoryMiB",
  pods: "pods",
  minimum: "cpuMilli",
};

/** Bill lines that are wholly the mesh's own. */
const OWN_LINES: readonly string[] = ["fee", "metrics", "logs"];

/** What a fair share is made of: lines of the bill, and amounts of the resource that binds. */
export type FairShareParts = {
  readonly nodeLines: readonly BillLine[];
  readonly ownLines: readonly BillLine[];
  readonly mesh: number;
  readonly pool: number;
};

export function fairShareParts(
  parts: Breakdown,
  binding: BindingResource,
  lines: readonly BillLine[],
): FairShareParts {
  const amounts = parts[BOOK[binding]];
  return {
    nodeLines: lines.filter(({ id }) => id === "nodes" || id === "disks"),
    ownLines: lines.filter(({ id }) => OWN_LINES.includes(id)),
    mesh: MESH_OWNERS.reduce((sum, owner) => sum + amounts[owner], 0),
    pool: OWNERS.reduce((sum, owner) => sum + amounts[owner], 0),
  };
}

/**
 * The mesh's fair share: of the nodes' cost, the part its requests occupy in the resource that
 * binds, and its own bill lines. Whole nodes hide small options; this does not.
 */
export function fairShareMicroUsd(
  parts: Breakdown,
  binding: BindingResource,
  lines: readonly BillLine[],
): number {
  const { nodeLines, ownLines, mesh, pool } = fairShareParts(parts, binding, lines);
  return Math.round(pool === 0 ? 0 : (total(nodeLines) * mesh) / pool) + total(ownLines);
}
