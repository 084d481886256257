import { footprintInput } from "../model/compare";
import { DIMENSIONS, packingProblem, poolInput } from "../model/node-pool";
import { servingNodes } from "../model/zone-pool";
import type { BindingResource, ComparisonInput, Level, MeshOption } from "../model/types";

/** One resource's own argument for a number of nodes: what is asked, over what one node offers. */
export type NodeArgument = {
  readonly resource: BindingResource;
  /** "m", "MiB" or "pods". */
  readonly unit: string;
  readonly demand: number;
  /** What one node offers to pods once DaemonSets and agents have theirs. */
  readonly perNode: number;
  /** ⌈demand ÷ perNode⌉; whole pods may need more. */
  readonly atLeast: number;
};

const UNITS: Readonly<Record<(typeof DIMENSIONS)[number], string>> = {
  cpu: "m",
  memory: "MiB",
  pods: "pods",
  "cpu-use": "m",
  "memory-use": "MiB",
};

/** Why an option needs its nodes: the argument of every resource, at the planned number of nodes. */
export function nodeArguments(
  comparison: ComparisonInput,
  option: MeshOption,
  level: Level,
  nodes: number,
): readonly NodeArgument[] {
  const asked = footprintInput(comparison, option, level);
  const input = poolInput({
    cluster: comparison.cluster,
    workloads: comparison.workloads,
    footprint: option.footprint(asked),
    settings: asked.settings,
    sizing: comparison.sizing,
    coefficients: asked.coefficients,
  });
  const problem = packingProblem(input, servingNodes(comparison.cluster, nodes), nodes);
  const capacity = problem.nodeTypes[0]?.capacity ?? [];
  return DIMENSIONS.map((resource, dimension) => {
    const demand = problem.podClasses.reduce(
      (sum, podClass) => sum + (podClass.size[dimension] ?? 0) * podClass.count,
      0,
    );
    const perNode = capacity[dimension] ?? 0;
    const atLeast = perNode > 0 ? Math.ceil(demand / perNode) : 0;
    return { resource, unit: UNITS[resource], demand, perNode, atLeast };
  });
}
