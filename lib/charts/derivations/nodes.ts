import type { Derivation } from "../../model/explain";
import type { Formula } from "../../model/formula";
import { formatBinding } from "../../format/binding";
import { nodeArguments, type PoolArguments } from "../why-nodes";
import type { DerivedOption, DerivedPool } from "./derived-option";
import { sumOf, worked } from "./terms";

/** One resource's own argument; whole pods may need more than sums do. */
const AT_LEAST: Formula<"demand" | "perNode"> = {
  label: "At least so many nodes",
  unit: "nodes",
  text: "⌈{demand} ÷ {perNode}⌉",
  source: "bookkeeping",
  evaluate: (v) => Math.ceil(v.demand / v.perNode),
};

/** The smallest pool the settings allow, whatever the pods. */
const MINIMUM: Formula<"minNodes" | "zones" | "perZone"> = {
  label: "The minimum you set",
  unit: "nodes",
  text: "max(1, {minNodes}, {zones} × {perZone})",
  source: "bookkeeping",
  evaluate: (v) => Math.max(1, v.minNodes, v.zones * v.perZone),
};

/** The argument of the resource that binds, then every other one; with several node pools, pool by pool. */
export function nodesAtLeast(derived: DerivedOption): readonly Derivation[] {
  const { comparison, option, level, pool, pools, result } = derived;
  const found = nodeArguments(comparison, option, level, pool);
  if (pools.length === 1) return pools.flatMap((each) => poolAtLeast(each, found, result.name));
  const terms = pool.pools.map(({ name, nodes }) => ({ label: name, count: 1, each: nodes }));
  return [
    sumOf(result.name, "Nodes, pool by pool", "nodes", terms),
    ...pools
      .filter(({ part }) => part.nodes > 0)
      .flatMap((each) => poolAtLeast(each, found, `pool ${each.part.name}`)),
  ];
}

function poolAtLeast(
  { part, input }: DerivedPool,
  found: readonly PoolArguments[],
  subject: string,
): readonly Derivation[] {
  const { minNodes, zones, minNodesPerZone: perZone } = input.cluster;
  const minimum = worked(subject, MINIMUM, { minNodes, zones, perZone });
  const rows = found.find(({ pool }) => pool === part.name)?.rows ?? [];
  const byResource = rows
    .filter(({ demand, perNode }) => demand > 0 && perNode > 0)
    .map(({ resource, unit, demand, perNode }) => ({
      resource,
      line: worked(`${subject}: by ${formatBinding(resource)}, ${unit}`, AT_LEAST, {
        demand,
        perNode,
      }),
    }));
  const binds = (resource: string) => resource === part.decidedBy;
  const first = byResource.filter(({ resource }) => binds(resource)).map(({ line }) => line);
  const others = byResource.filter(({ resource }) => !binds(resource)).map(({ line }) => line);
  return part.decidedBy === "minimum" ? [minimum, ...others] : [...first, ...others, minimum];
}
