import { preparedRun } from "../../model/compare";
import type { PoolInput } from "../../model/node-pool";
import { beside } from "../../model/pools";
import type {
  Comparison,
  ComparisonInput,
  Footprint,
  FootprintInput,
  Level,
  MeshDeployment,
  MeshOption,
  NodeAgent,
  OptionEstimate,
  PoolEstimate,
  PoolPart,
} from "../../model/types";
import { servingNodes } from "../../model/zone-pool";

/** One option at one level with all that its figures were made of. Nothing is planned for it. */
export type DerivedOption = {
  readonly comparison: ComparisonInput;
  readonly option: MeshOption;
  readonly level: Level;
  readonly result: OptionEstimate;
  readonly pool: PoolEstimate;
  readonly baseline: PoolEstimate;
  readonly asked: FootprintInput;
  readonly footprint: Footprint;
  /** The node pools, the default one first. */
  readonly pools: readonly DerivedPool[];
};

/** One node pool of it; one without nodes has no agents. */
export type DerivedPool = {
  readonly part: PoolPart;
  readonly nodeDiskMicroUsdPerMonth: number;
  readonly input: PoolInput;
  readonly agents: readonly NodeAgent[];
  readonly deployments: readonly MeshDeployment[];
};

/** Undefined where the option has no figures, or is none of the comparison's. */
export function derivedOption(
  comparison: ComparisonInput,
  results: Comparison,
  option: MeshOption,
  level: Level,
): DerivedOption | undefined {
  const result = results.options.find(({ id }) => id === option.id);
  const baseline = results.options[0]?.[level];
  if (result === undefined || baseline === undefined || result.issues.length > 0) return undefined;
  const pool = result[level];
  // Where there is no upper figure the typical one stands in, and so does its derivation.
  const made = pool === result.typical ? "typical" : level;
  const { asked, footprint, pools } = preparedRun(comparison, option, made);
  return {
    comparison,
    option,
    level: made,
    result,
    pool,
    baseline,
    asked,
    footprint,
    pools: pools.flatMap((prepared, index) => {
      const part = pool.pools[index];
      if (part === undefined) return [];
      const { nodes } = part;
      const input = beside(prepared, pool.nodes - nodes);
      const serving = servingNodes(input.cluster, nodes);
      const { nodeDiskMicroUsdPerMonth } = prepared;
      const agents = nodes === 0 ? [] : input.footprint.agents(serving);
      const deployments = input.footprint.deployments(nodes);
      return [{ part, nodeDiskMicroUsdPerMonth, input, agents, deployments }];
    }),
  };
}
