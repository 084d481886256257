import { isNodeLine, total } from "./bill";
import { MESH_OWNERS } from "./breakdown";
import {
  type BillLine,
  type BindingResource,
  type Breakdown,
  OWNERS,
  type PoolPart,
} from "./types";

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

/** What a node pool's part of the fair share is made of: its bill lines, and amounts of the resource that binds. */
export type FairShareParts = {
  readonly nodeLines: readonly BillLine[];
  readonly mesh: number;
  readonly pool: number;
};

export function fairShareParts(
  { name, breakdown, bindingResource }: PoolPart,
  lines: readonly BillLine[],
): FairShareParts {
  const amounts = breakdown[BOOK[bindingResource]];
  return {
    nodeLines: lines.filter(({ id }) => isNodeLine(id, name)),
    mesh: MESH_OWNERS.reduce((sum, owner) => sum + amounts[owner], 0),
    pool: OWNERS.reduce((sum, owner) => sum + amounts[owner], 0),
  };
}

export function ownLines(lines: readonly BillLine[]): readonly BillLine[] {
  return lines.filter(({ id }) => OWN_LINES.includes(id));
}

/**
 * The mesh's fair share: of each pool's nodes' cost, the part its requests occupy in the resource
 * that binds there, and its own bill lines. Whole nodes hide small options; this does not.
 */
export function fairShareMicroUsd(pools: readonly PoolPart[], lines: readonly BillLine[]): number {
  const ofNodes = pools.reduce((sum, each) => {
    const { nodeLines, mesh, pool } = fairShareParts(each, lines);
    return sum + (pool === 0 ? 0 : (total(nodeLines) * mesh) / pool);
  }, 0);
  return Math.round(ofNodes) + total(ownLines(lines));
}
