import { preparedRun } from "../model/compare";
import { packingProblem, type PoolInput } from "../model/node-pool";
import { DIMENSIONS } from "../model/pod-class";
import { beside } from "../model/pools";
import { servingNodes } from "../model/zone-pool";
import type {
  BindingResource,
  ComparisonInput,
  Level,
  MeshOption,
  NodesDecidedBy,
  PoolEstimate,
} from "../model/types";

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

/** The arguments of one node pool. */
export type PoolArguments = {
  readonly pool: string;
  readonly nodeType: string;
  readonly nodes: number;
  readonly decidedBy: NodesDecidedBy;
  readonly rows: readonly NodeArgument[];
};

/** Why an option needs its nodes: in each pool that has any, every resource's argument at that number. */
export function nodeArguments(
  comparison: ComparisonInput,
  option: MeshOption,
  level: Level,
  estimate: Pick<PoolEstimate, "pools">,
): readonly PoolArguments[] {
  const { pools } = preparedRun(comparison, option, level);
  return pools.flatMap((prepared) => {
    const nodesOf = (wanted: (name: string) => boolean) =>
      estimate.pools.reduce((sum, { name, nodes }) => sum + (wanted(name) ? nodes : 0), 0);
    const nodes = nodesOf((name) => name === prepared.name);
    const input = beside(
      prepared,
      nodesOf((name) => name !== prepared.name),
    );
    const decidedBy = estimate.pools.find(({ name }) => name === prepared.name)?.decidedBy ?? "cpu";
    const nodeType = input.cluster.node.name;
    return nodes === 0
      ? []
      : [{ pool: prepared.name, nodeType, nodes, decidedBy, rows: argumentsIn(input, nodes) }];
  });
}

function argumentsIn(input: PoolInput, nodes: number): readonly NodeArgument[] {
  const problem = packingProblem(input, servingNodes(input.cluster, nodes), nodes);
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
