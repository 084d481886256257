import { preparedPools } from "./pools";
import type { ComparisonInput, FootprintInput, MeshOption, NodeAgent, PoolEstimate } from "./types";
import { servingNodes } from "./zone-pool";

/**
 * What right-sizing would make the option's pods request: "120m / 250Mi a node", "42–107m / 60Mi a
 * pod". Undefined where it does so already.
 */
export function rightSizedRequests(
  option: MeshOption,
  estimate: PoolEstimate,
  asked: FootprintInput,
  comparison: ComparisonInput,
): string | undefined {
  if (asked.settings.sizingPolicy === "right-sized") return undefined;
  const settings = { ...asked.settings, sizingPolicy: "right-sized" as const };
  const sized = { ...asked, settings };
  const footprint = option.footprint(sized);
  const proxies = footprint.perPod.flatMap((load) => (load === undefined ? [] : [load.request]));
  const inPools = preparedPools(comparison, option, sized, footprint).map(({ name, input }) => {
    const nodes = estimate.pools.find((pool) => pool.name === name)?.nodes ?? 0;
    return nodes === 0 ? [] : input.footprint.agents(servingNodes(input.cluster, nodes));
  });
  const onNode = largestAgents(inPools)
    .filter(({ pods }) => pods > 0)
    .map(({ load }) => load.request);
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

/** The agents of the pool where they ask for most: one request goes for all pools. */
function largestAgents(pools: readonly (readonly NodeAgent[])[]): readonly NodeAgent[] {
  const asks = (agents: readonly NodeAgent[]) =>
    agents.reduce((sum, { load }) => sum + load.request.cpuMilli, 0);
  return pools.reduce(
    (most, agents) => (asks(agents) > asks(most) ? agents : most),
    pools[0] ?? [],
  );
}

/** "42–107", or "60" where all are the same. */
function spread(amounts: readonly number[]): string {
  const [low, high] = amounts.reduce(
    ([least, most], amount) => [Math.min(least, amount), Math.max(most, amount)],
    [Number.POSITIVE_INFINITY, 0],
  );
  return low === high ? `${low}` : `${low}–${high}`;
}
