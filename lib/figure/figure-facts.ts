import { costByPods } from "../charts/cost-by-pods";
import type { FigureFacts } from "../charts/figures/figure";
import type { ScenarioEstimate } from "../estimate";
import { once } from "../once";
import { MESH_OPTIONS } from "../model/options";
import type { Issue } from "../result";
import { CURRENT_RELEASE } from "../scenario/release-ids";
import type { Scenario } from "../scenario/schema";
import { rightSizingGains } from "../tradeoffs/right-sizing";
import { FIGURE_PLANNING, SWEEP_PLANNING } from "./figure-planning";
import { provenanceOf } from "./provenance";

/** What figures draw from, out of an estimate. `issues` are those of the link it came by. */
export function figureFacts(
  asked: Scenario,
  estimate: ScenarioEstimate,
  release: string = CURRENT_RELEASE,
  issues: readonly Issue[] = [],
): FigureFacts {
  const { input } = estimate;
  return {
    get comparison() {
      return estimate.comparison;
    },
    cluster: input.cluster,
    pods: input.workloads.reduce((sum, workload) => sum + workload.replicas * workload.copies, 0),
    hops: input.traffic.hops,
    costByPods: once(() => costByPods(input, estimate.comparison, MESH_OPTIONS, SWEEP_PLANNING)),
    rightSizing: once(() =>
      rightSizingGains(input, estimate.comparison, MESH_OPTIONS, FIGURE_PLANNING),
    ),
    provenance: provenanceOf(asked, estimate, release, issues),
  };
}
