import { whyTooSmall } from "../format/why-too-small";
import { preparedRun } from "../model/compare";
import { packingProblem } from "../model/node-pool";
import { MESH_OPTIONS } from "../model/options";
import type { Comparison, ComparisonInput } from "../model/types";
import { smallestAllowed } from "../model/zone-pool";

/** More nodes than any cluster has: agents sized for so many carry next to nothing. */
const MANY_NODES = 1_000_000;

/** Why an option has no plan, in people's units: the pod that misses by most. */
export function unplannedReason(comparison: ComparisonInput, optionId: string): string | undefined {
  const option = MESH_OPTIONS.find(({ id }) => id === optionId);
  if (option === undefined) return undefined;
  const { pools } = preparedRun(comparison, option, "typical");
  const reasons = pools.flatMap(({ name, input }) => {
    const why = whyTooSmall(packingProblem(input, MANY_NODES, smallestAllowed(input.cluster)));
    if (why === undefined) return [];
    return [pools.length === 1 ? why : `pool ${name}, ${input.cluster.node.name}: ${why}`];
  });
  return reasons.length === 0 ? undefined : reasons.join("; ");
}

/** Where no mesh can be planned: what fits no node, without any mesh if that is so already. */
export function nothingPlannedReason(
  { options }: Comparison,
  input: ComparisonInput,
): string | undefined {
  const misfits = options.filter(({ issues }) => issues.length > 0);
  const [first] = misfits;
  return first === undefined || misfits.length < options.length - 1
    ? undefined
    : unplannedReason(input, first.id);
}
