import type { MoneyUnits } from "../format/money-basis";
import { coefficient } from "../model/coefficient";
import { podCount } from "../model/traffic";
import type { ComparisonInput } from "../model/types";
import { SECONDS_PER_MONTH } from "../units/time";

/** Pods of all clusters, and the HTTP requests into them in a month: the peak times its mean share. */
export function moneyUnits({ workloads, cluster, coefficients }: ComparisonInput): MoneyUnits {
  const [baseline] = Object.values(coefficients);
  const meanShare = baseline === undefined ? 0 : coefficient(baseline.typical, "traffic.meanShare");
  let pods = 0;
  let peakPerSecond = 0;
  for (const workload of workloads) {
    pods += podCount(workload);
    peakPerSecond += podCount(workload) * workload.httpRequestsPerSecondIn;
  }
  return {
    pods: pods * cluster.clusters,
    requestsPerMonth: peakPerSecond * meanShare * SECONDS_PER_MONTH * cluster.clusters,
  };
}
