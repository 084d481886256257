import { formatCount, formatPercent, formatUsd } from "../../format/amounts";
import { formatDuration } from "../../format/duration";
import type { Comparison, OptionEstimate, Range } from "../../model/types";
import { capital, nodeCount, spoken } from "../figures/spoken";

/** What the next minor upgrade of one option does to a running cluster. */
export type UpgradePlan = {
  readonly id: string;
  readonly name: string;
  readonly podsRestarted: number;
  readonly agentsRolled: number;
  readonly surgePods: number;
  readonly extraNodes: number;
  /** What the extra nodes cost while the upgrade lasts, at the typical duration. */
  readonly extraMicroUsd: number;
  readonly durationSeconds: Range;
  /** Old and new control plane side by side for the whole of it. */
  readonly twoRevisions: boolean;
  readonly interrupts: string;
  readonly steps: readonly string[];
  readonly evidence: readonly string[];
};

/** A pool's node price, and how many clusters are upgraded alike. */
type Fleet = {
  readonly node: { readonly priceMicroUsdPerHour: number };
  readonly clusters: number;
};

/** Every mesh that could be planned; no mesh has nothing to upgrade. */
export function upgradePlans(comparison: Comparison, fleet: Fleet): readonly UpgradePlan[] {
  return comparison.options
    .slice(1)
    .filter((option) => option.issues.length === 0)
    .map((option) => planOf(option, fleet));
}

function planOf({ id, name, upgrade }: OptionEstimate, { node, clusters }: Fleet): UpgradePlan {
  const hours = upgrade.durationSeconds.typical / 3600;
  return {
    id,
    name,
    podsRestarted: upgrade.podsRestarted,
    agentsRolled: upgrade.agentsRolled,
    surgePods: upgrade.surgePods,
    extraNodes: upgrade.extraNodes,
    extraMicroUsd: Math.round(upgrade.extraNodes * node.priceMicroUsdPerHour * hours * clusters),
    durationSeconds: upgrade.durationSeconds,
    twoRevisions: upgrade.doublesControlPlane,
    interrupts: upgrade.interrupts,
    steps: upgrade.steps,
    evidence: upgrade.evidence,
  };
}

/** The finding: who takes longest and what it restarts, who is done first. */
export function upgradeTitle(plans: readonly UpgradePlan[]): string {
  const ranked = [...plans].sort((a, b) => b.durationSeconds.typical - a.durationSeconds.typical);
  const [slowest] = ranked;
  const quickest = ranked.at(-1);
  if (slowest === undefined || quickest === undefined) return "There is no mesh to upgrade";
  const first = `An upgrade of ${names(plans, slowest)} takes about ${formatDuration(slowest.durationSeconds.typical)} and restarts ${restarts(slowest)}`;
  if (slowest.durationSeconds.typical === quickest.durationSeconds.typical) return first;
  return `${first}; ${names(plans, quickest)} about ${formatDuration(quickest.durationSeconds.typical)} and ${restarts(quickest)}`;
}

/** All that take as long and restart as much: a tie names everyone. */
function names(plans: readonly UpgradePlan[], like: UpgradePlan): string {
  return plans
    .filter(
      (plan) =>
        plan.durationSeconds.typical === like.durationSeconds.typical &&
        restarts(plan) === restarts(like),
    )
    .map(spoken)
    .join(" or ");
}

function restarts(plan: UpgradePlan): string {
  if (plan.podsRestarted > 0) {
    return `${formatCount(plan.podsRestarted)} ${plan.podsRestarted === 1 ? "pod" : "pods"}`;
  }
  return plan.agentsRolled > 0 ? "no application pod" : "nothing";
}

/** One option's upgrade as a sentence. */
export function upgradeInWords(plan: UpgradePlan): string {
  const { low, typical, high } = plan.durationSeconds;
  const room =
    plan.surgePods === 0
      ? "needs no extra pods"
      : `runs ${formatCount(plan.surgePods)} pods more at the worst moment`;
  const nodes =
    plan.extraNodes === 0
      ? "no extra nodes"
      : `${nodeCount(plan.extraNodes)} more (${costText(plan.extraMicroUsd)} in all)`;
  const control = plan.twoRevisions ? ", with two control planes side by side" : "";
  return `${capital(spoken(plan))}: about ${formatDuration(typical)} (${formatDuration(low)} to ${formatDuration(high)}), restarts ${restarts(plan)}, ${room}, ${nodes}${control}.`;
}

/** Why a rolling restart of 900 pods takes no longer than one of 400. */
export function paceInWords(parallelShare: number, surgePercent: number): string {
  return `Pods restart by shares, so more pods take no longer: ${formatPercent(parallelShare)} of the workloads at a time, each replacing ${formatPercent(surgePercent / 100)} of its pods at once. Node agents roll node by node or a few at a time, so more nodes do.`;
}

/** Small sums are not nothing: "under $1". */
export function costText(microUsd: number): string {
  return microUsd > 0 && microUsd < 1e6 ? "under $1" : formatUsd(microUsd);
}
