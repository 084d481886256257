import { DEFAULT_POOL } from "../model/default-pool";
import type { Scenario } from "./schema";

/**
 * The scenario as each of its pools sees it, the default one first: a cluster on that pool's
 * machine with its minimum, headroom and pod limit. Zones and the discount are the cluster's.
 */
export function poolScenarios(
  scenario: Scenario,
): readonly { readonly name: string; readonly scenario: Scenario }[] {
  const { cluster } = scenario;
  const others = cluster.pools.map(({ name, ...pool }) => ({
    name,
    scenario: {
      ...scenario,
      cluster: {
        ...cluster,
        ...pool,
        headroomPercent: pool.headroomPercent ?? cluster.headroomPercent,
        customCpuMilli: pool.customCpuMilli ?? cluster.customCpuMilli,
        customMemoryMiB: pool.customMemoryMiB ?? cluster.customMemoryMiB,
      },
    },
  }));
  return [{ name: DEFAULT_POOL, scenario }, ...others];
}
