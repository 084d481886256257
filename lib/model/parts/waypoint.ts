import { ceilWhole } from "../../units/numbers";
import { coefficient } from "../coefficient";
import type { Trace } from "../formula";
import { excessGbitPerSecond } from "../proxy-laws";
import { replicasFor, sizeReplicas, wholeRequest } from "../sizing";
import { isMeshed } from "../traffic";
import type { FootprintInput, MeshDeployment } from "../types";
import {
  configKnown,
  ENVOY_COEFFICIENTS,
  envoyCpuMilli,
  envoyMemoryMiB,
  envoyMultiplier,
  envoyPassesWithin,
  grpcShareOf,
} from "./envoy";

export const WAYPOINT_COEFFICIENTS = [
  ...ENVOY_COEFFICIENTS,
  "waypoint.cpu.ratio",
  "waypoint.memory.base",
  "waypoint.request.cpu",
  "waypoint.request.memory",
  "waypoint.replicas.min",
  "waypoint.replicas.haMin",
  "waypoint.replicas.max",
  "waypoint.hpa.target",
] as const;

/** One namespace's inbound traffic that needs L7, and how many namespaces are like it. */
type NamespaceLoad = {
  readonly namespace: string;
  readonly copies: number;
  readonly l7PassesPerSecond: number;
  readonly grpcPassesPerSecond: number;
  readonly excessGbit: number;
};

/** Waypoints: a Deployment per namespace with meshed pods, sized by its inbound L7 requests. */
export function waypoints(
  input: FootprintInput,
  trace: Trace | undefined,
): readonly MeshDeployment[] {
  if (input.functionLevel.layer !== "l7") return [];
  return namespaceLoads(input).map((load) => waypoint(load, input, trace));
}

function namespaceLoads(input: FootprintInput): readonly NamespaceLoad[] {
  const loads = new Map<string, NamespaceLoad>();
  for (const workload of input.workloads) {
    if (!isMeshed(workload)) continue;
    const before = loads.get(workload.namespace);
    const passes = workload.replicas * workload.httpRequestsPerSecondIn * workload.l7Share;
    loads.set(workload.namespace, {
      namespace: workload.namespace,
      copies: Math.max(before?.copies ?? 0, workload.copies),
      l7PassesPerSecond: (before?.l7PassesPerSecond ?? 0) + passes,
      grpcPassesPerSecond:
        (before?.grpcPassesPerSecond ?? 0) + grpcShareOf(workload.protocol) * passes,
      excessGbit: (before?.excessGbit ?? 0) + excessGbitPerSecond(passes, workload.payloadKB),
    });
  }
  return [...loads.values()];
}

function waypoint(
  load: NamespaceLoad,
  input: FootprintInput,
  trace: Trace | undefined,
): MeshDeployment {
  const { coefficients: c, settings, sizing, traffic } = input;
  const name = `waypoint ${load.namespace}`;
  const ratio = { id: "waypoint.cpu.ratio", value: coefficient(c, "waypoint.cpu.ratio") };
  const grpcShare =
    load.l7PassesPerSecond === 0 ? 0 : load.grpcPassesPerSecond / load.l7PassesPerSecond;
  const multiplier = envoyMultiplier(settings, traffic, grpcShare, c, { trace, subject: name });
  const cap = wholeRequest({
    cpuMilli: coefficient(c, "waypoint.request.cpu"),
    memoryMiB: coefficient(c, "waypoint.request.memory"),
  });
  const budget = cap.cpuMilli * coefficient(c, "waypoint.hpa.target");
  const memoryMiB = envoyMemoryMiB(
    configKnown(input),
    coefficient(c, "connections.perPod"),
    "waypoint.memory.base",
    c,
    trace,
    name,
  );
  const oneReplicaUse = (replicas: number, inner?: Trace) => ({
    cpuMilli: envoyCpuMilli(
      {
        passesPerSecond: load.l7PassesPerSecond / replicas,
        ratio: ratio.value,
        ratioId: ratio.id,
        multiplier,
        excessGbit: load.excessGbit / replicas,
      },
      c,
      inner,
      name,
    ),
    memoryMiB,
  });
  const needed = (): number => {
    if (oneReplicaUse(1).cpuMilli <= budget) return 1;
    const servedByOne = envoyPassesWithin(budget, ratio, multiplier, c, trace, name);
    const forRequests = replicasFor(load.l7PassesPerSecond, servedByOne);
    const bytesCpu =
      coefficient(c, "hardware.factor") * coefficient(c, "envoy.cpu.perGbit") * load.excessGbit;
    return forRequests + replicasFor(bytesCpu, budget);
  };
  const sized = sizeReplicas(
    {
      subject: name,
      minReplicas: coefficient(
        c,
        settings.highAvailability ? "waypoint.replicas.haMin" : "waypoint.replicas.min",
      ),
      maxReplicas: coefficient(c, "waypoint.replicas.max"),
      replicaCap: {
        cpuMilli: cap.cpuMilli,
        memoryMiB: Math.max(cap.memoryMiB, ceilWhole(memoryMiB * (1 + sizing.headroomShare))),
      },
      fullUse: { cpuMilli: budget, memoryMiB },
      oneReplicaUse: (replicas) => oneReplicaUse(replicas),
      replicasNeeded: load.l7PassesPerSecond > 0 ? needed() : 0,
      stated: { production: cap, plain: cap, own: cap },
    },
    settings.sizingPolicy,
    sizing,
    trace,
  );
  if (trace !== undefined) oneReplicaUse(Math.max(1, sized.replicas), trace);
  return {
    name,
    owner: "waypoints",
    load: sized.load,
    meanUse: sized.meanUse,
    replicas: sized.replicas * load.copies,
    loadShare: sized.loadShare,
  };
}
