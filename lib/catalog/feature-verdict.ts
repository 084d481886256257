import type { FeatureCell } from "./features-schema";

/** "open" is "not confirmed": no page says either, so it is neither a yes nor a no. */
export type Verdict = "has" | "in-part" | "open" | "lacks";

export type FeatureVerdict = {
  readonly verdict: Verdict;
  /** "yes", "beta", "not confirmed", "needs a waypoint", "not in the managed form". */
  readonly label: string;
};

const VERDICTS: Readonly<Record<FeatureCell["status"], FeatureVerdict>> = {
  yes: { verdict: "has", label: "yes" },
  beta: { verdict: "in-part", label: "beta" },
  alpha: { verdict: "in-part", label: "alpha" },
  partial: { verdict: "in-part", label: "in part" },
  vendor: { verdict: "in-part", label: "vendor" },
  "left-to-cni": { verdict: "in-part", label: "by CNI" },
  "not-confirmed": { verdict: "open", label: "not confirmed" },
  no: { verdict: "lacks", label: "no" },
};

/** The one option whose column speaks of waypoints it does not run. */
const WITHOUT_WAYPOINTS = "istio-ambient-l4";

/**
 * What a cell of the feature table says of one option: a feature of waypoints needs one, and where
 * only the cloud's managed form can be had, what that form leaves out is not there.
 */
export function featureVerdict(
  cell: FeatureCell,
  option: string,
  leftOutByManagedForm = false,
): FeatureVerdict {
  if (cell.needs === "waypoint" && option === WITHOUT_WAYPOINTS) {
    return { verdict: "lacks", label: "needs a waypoint" };
  }
  if (leftOutByManagedForm) {
    return { verdict: "lacks", label: "not in the managed form" };
  }
  return VERDICTS[cell.status];
}
