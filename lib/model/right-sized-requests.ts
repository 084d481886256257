import { coefficient } from "./coefficient";
import type { PoolInput } from "./node-pool";
import { clusterTotals } from "./traffic";
import type { ComparisonInput, MeshOption, PoolEstimate } from "./types";
import { servingNodes } from "./zone-pool";

/**
 * What right-sizing would make the option's pods request: "120m / 250Mi a node", "42–107m / 60Mi a
 * pod". Undefined where it does so already.
 */
export function rightSizedRequests(
  option: MeshOption,
  pool: PoolEstimate,
  input: PoolInput,
  comparison: ComparisonInput,
): string | undefined {
  if (input.settings.sizingPolicy === "right-sized") return undefined;
  const { workloads, sizing, coefficients } = input;
  const footprint = option.footprint({
    workloads,
    totals: clusterTotals(workloads, coefficient(coefficients, "connections.perPod")),
    traffic: comparison.traffic,
    functionLevel: comparison.functionLevel,
    coefficientSet: comparison.coefficientSet,
    proxyCpuForm: comparison.proxyCpuForm,
    settings: { ...input.settings, sizingPolicy: "right-sized" },
    sizing,
    coefficients,
  });
  const proxies = footprint.perPod.flatMap((load) => (load === undefined ? [] : [load.request]));
  const agents = footprint.agents(servingNodes(comparison.cluster, pool.nodes));
  const onNode = agents.filter(({ pods }) => pods > 0).map(({ load }) => load.request);
  const total = (of: "cpuMilli" | "memoryMiB") =>
    onNode.reduce((sum, request) => sum + request[of], 0);
  const parts = [
    ...(proxies.length === 0
      ? []
      : [
          `${spread(proxies.map(({ cpuMilli }) => cpuMilli))}m / ${spread(proxies.map(({ memoryMiB }) => memoryMiB))}Mi a pod`,
        ]),
    ...(onNode.length === 0 ? [] : [`${total("cpuMilli")}m / ${total("memoryMiB")}Mi a node`]),
  ];
  return parts.length === 0 ? undefined : parts.join(" and ");
}

/** "42–107", or "60" where all are the same. */
function spread(amounts: readonly number[]): string {
  const [low, high] = amounts.reduce(
    ([least, most], amount) => [Math.min(least, amount), Math.max(most, amount)],
    [Number.POSITIVE_INFINITY, 0],
  );
  return low === high ? `${low}` : `${low}–${high}`;
}
