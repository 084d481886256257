import type { InputDifference } from "./input-difference";
import type { DaemonSetChange, Pool } from "./pool-schema";
import type { Scenario } from "./schema";

/** What two scenarios differ in as to node pools, system DaemonSets and where workloads run. */
export function poolDifferences(a: Scenario, b: Scenario): readonly InputDifference[] {
  return [
    ...differing("pool", byName(a), byName(b), poolText, "none"),
    ...differing(
      "DaemonSet",
      a.cluster.systemDaemonSets,
      b.cluster.systemDaemonSets,
      daemonSetText,
      "default",
    ),
    ...differing("pool of", a.workloads.pools, b.workloads.pools, (name) => name, "default"),
  ];
}

function byName({ cluster }: Scenario): Readonly<Record<string, Pool>> {
  return Object.fromEntries(cluster.pools.map((pool) => [pool.name, pool]));
}

function differing<Value>(
  kind: string,
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
  text: (value: Value) => string,
  absent: string,
): readonly InputDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const write = (value: Value | undefined) => (value === undefined ? absent : text(value));
  return names.flatMap((name) => {
    const [left, right] = [write(before[name]), write(after[name])];
    return left === right ? [] : [{ label: `${kind} ${name}`, before: left, after: right }];
  });
}

function poolText(pool: Pool): string {
  const { instanceType, capacityType, minNodes } = pool;
  return [
    instanceType,
    capacityType === "own-price" ? `$${pool.ownPriceUsdPerHour}/h` : capacityType,
    `min nodes ${minNodes}`,
    ...(pool.minNodesPerZone > 0 ? [`${pool.minNodesPerZone} in each zone`] : []),
    ...(pool.headroomPercent === undefined ? [] : [`${pool.headroomPercent} % kept free`]),
    ...(pool.maxPods > 0 ? [`max pods ${pool.maxPods}`] : []),
    ...(pool.customCpuMilli === undefined ? [] : [`${pool.customCpuMilli}m`]),
    ...(pool.customMemoryMiB === undefined ? [] : [`${pool.customMemoryMiB}Mi`]),
  ].join(", ");
}

function daemonSetText({ off, cpuRequestMilli, memoryRequestMiB, pools }: DaemonSetChange): string {
  const parts = [
    ...(off === undefined ? [] : [off ? "off" : "on"]),
    ...(cpuRequestMilli === undefined ? [] : [`${cpuRequestMilli}m`]),
    ...(memoryRequestMiB === undefined ? [] : [`${memoryRequestMiB}Mi`]),
    ...(pools === undefined ? [] : [`in ${pools.join(" and ")}`]),
  ];
  return parts.length === 0 ? "default" : parts.join(", ");
}
