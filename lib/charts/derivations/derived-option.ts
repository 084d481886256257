import { footprintInput } from "../../model/compare";
import { splitDaemonSets } from "../../model/node-pool";
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
  SystemDaemonSet,
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
  readonly agents: readonly NodeAgent[];
  readonly deployments: readonly MeshDeployment[];
  readonly daemonSets: readonly SystemDaemonSet[];
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
  const asked = footprintInput(comparison, option, made);
  const footprint = option.footprint(asked);
  return {
    comparison,
    option,
    level: made,
    result,
    pool,
    baseline,
    asked,
    footprint,
    agents: footprint.agents(servingNodes(comparison.cluster, pool.nodes)),
    deployments: footprint.deployments(pool.nodes),
    daemonSets: splitDaemonSets(comparison.cluster, footprint).daemonSets,
  };
}
