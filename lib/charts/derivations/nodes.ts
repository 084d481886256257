import type { Derivation } from "../../model/explain";
import type { Formula } from "../../model/formula";
import { formatBinding } from "../../format/binding";
import { nodeArguments } from "../why-nodes";
import type { DerivedOption } from "./derived-option";
import { worked } from "./terms";

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

/** The argument of the resource that binds, then every other one. */
export function nodesAtLeast(derived: DerivedOption): readonly Derivation[] {
  const { comparison, option, level, pool, result } = derived;
  const { minNodes, zones, minNodesPerZone: perZone } = comparison.cluster;
  const minimum = worked(result.name, MINIMUM, { minNodes, zones, perZone });
  const byResource = nodeArguments(comparison, option, level, pool.nodes)
    .filter(({ demand, perNode }) => demand > 0 && perNode > 0)
    .map(({ resource, unit, demand, perNode }) => ({
      resource,
      line: worked(`${result.name}: by ${formatBinding(resource)}, ${unit}`, AT_LEAST, {
        demand,
        perNode,
      }),
    }));
  const binds = (resource: string) => resource === pool.bindingResource;
  const first = byResource.filter(({ resource }) => binds(resource)).map(({ line }) => line);
  const others = byResource.filter(({ resource }) => !binds(resource)).map(({ line }) => line);
  return pool.bindingResource === "minimum" ? [minimum, ...others] : [...first, ...others, minimum];
}
