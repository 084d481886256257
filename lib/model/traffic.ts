import { BYTES_PER_GB, BYTES_PER_KB } from "../units/bytes";
import { excessGbitPerSecond, gbitPerSecond } from "./proxy-laws";
import type { Resources } from "../units/resources";
import { coefficient } from "./coefficient";
import { type Formula, run, type Trace } from "./formula";
import { onceForWorkloads } from "./once-for-workloads";
import type { ClusterTotals, Coefficients, Workload } from "./types";

/** Pods of a workload over all its identical namespaces. */
export function podCount(workload: Workload): number {
  return workload.replicas * workload.copies;
}

export function isMeshed(workload: Workload): boolean {
  return workload.unmeshed === undefined;
}

/** Passes per second through a sidecar of one pod: its requests in + its requests out. */
function passesPerSecond(workload: Workload): number {
  return workload.httpRequestsPerSecondIn + workload.httpRequestsPerSecondOut;
}

const PASSES: Formula<"inbound" | "outbound"> = {
  label: "Passes through its proxy in a second, at the peak",
  unit: "passes/s",
  text: "{inbound} + {outbound}",
  source: "bookkeeping",
  words: "requests in + requests out",
  evaluate: (v) => v.inbound + v.outbound,
};

/** The same, told to whoever asks why. */
export function tracedPasses(
  workload: Workload,
  trace: Trace | undefined,
  subject: string,
): number {
  if (trace === undefined) return passesPerSecond(workload);
  const { httpRequestsPerSecondIn: inbound, httpRequestsPerSecondOut: outbound } = workload;
  return run(PASSES, { inbound, outbound }, trace, subject);
}

/** Open connections of one pod: stated, or the assumption of the catalogue. */
export function connectionsOf(workload: Workload, assumedPerPod: number): number {
  return workload.connections ?? assumedPerPod;
}

/** The shares of their requests pods are assumed to use where nobody says: applications and system pods alike. */
export type UseShares = { readonly cpu: number; readonly memory: number };

export function assumedShares(c: Coefficients): UseShares {
  return {
    cpu: coefficient(c, "application.cpu.useShare"),
    memory: coefficient(c, "application.memory.useShare"),
  };
}

export function assumedUse(request: Resources, shares: UseShares): Resources {
  return {
    cpuMilli: request.cpuMilli * shares.cpu,
    memoryMiB: request.memoryMiB * shares.memory,
  };
}

/** Predicted use of one pod of the application itself: stated, or an assumed share of its request. */
export function applicationUse({ running, use }: Workload, shares: UseShares): Resources {
  return {
    cpuMilli: use.cpuMilli ?? running.cpuMilli * shares.cpu,
    memoryMiB: use.memoryMiB ?? running.memoryMiB * shares.memory,
  };
}

/** Cluster-wide sums the formulas need, with assumed connections where none are stated. */
export const clusterTotals: (
  workloads: readonly Workload[],
  assumedConnectionsPerPod: number,
) => ClusterTotals = onceForWorkloads(summedUp, Object.is);

/** One pass over the workloads. */
function summedUp(workloads: readonly Workload[], assumedConnectionsPerPod: number): ClusterTotals {
  let pods = 0;
  let meshedPods = 0;
  let services = 0;
  let passes = 0;
  let inbound = 0;
  let l7Inbound = 0;
  let connections = 0;
  let excess = 0;
  let gbit = 0;
  let internalGB = 0;
  let grpcPasses = 0;
  let grpcL7 = 0;
  const namespaces = new Map<string, number>();
  for (const workload of workloads) {
    const count = podCount(workload);
    pods += count;
    services += workload.copies;
    namespaces.set(
      workload.namespace,
      Math.max(namespaces.get(workload.namespace) ?? 0, workload.copies),
    );
    internalGB +=
      (count * workload.httpRequestsPerSecondIn * workload.payloadKB * BYTES_PER_KB) / BYTES_PER_GB;
    if (!isMeshed(workload)) continue;
    const podPasses = passesPerSecond(workload);
    meshedPods += count;
    passes += count * podPasses;
    if (workload.protocol === "grpc") {
      grpcPasses += count * podPasses;
      grpcL7 += count * workload.httpRequestsPerSecondIn * workload.l7Share;
    }
    inbound += count * workload.httpRequestsPerSecondIn;
    l7Inbound += count * workload.httpRequestsPerSecondIn * workload.l7Share;
    connections += count * connectionsOf(workload, assumedConnectionsPerPod);
    excess += count * excessGbitPerSecond(podPasses, workload.payloadKB);
    gbit += count * gbitPerSecond(podPasses, workload.payloadKB);
  }
  let namespaceCount = 0;
  for (const copies of namespaces.values()) namespaceCount += copies;
  return {
    pods,
    meshedPods,
    services,
    namespaces: namespaceCount,
    meshedPassesPerSecond: passes,
    grpcShareOfPasses: passes === 0 ? 0 : grpcPasses / passes,
    grpcShareOfL7: l7Inbound === 0 ? 0 : grpcL7 / l7Inbound,
    meshedInboundPerSecond: inbound,
    meshedL7InboundPerSecond: l7Inbound,
    meshedConnections: connections,
    meshedExcessGbitPerSecond: excess,
    meshedGbitPerSecond: gbit,
    internalGBPerSecond: internalGB,
  };
}
