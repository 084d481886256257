import { BYTES_PER_KB, BYTES_PER_MB, BYTES_PER_MIB, MILLI_PER_CPU } from "../../units/bytes";
import type { Resources } from "../../units/resources";
import { coefficient } from "../coefficient";
import { type Formula, run, type Trace } from "../formula";
import { replicasFor, sizeReplicas, wholeRequest } from "../sizing";
import type { Coefficients, FootprintInput, MeshDeployment } from "../types";

export const ISTIOD_COEFFICIENTS = [
  "istiod.cpu.perProxy",
  "istiod.cpu.perChurn",
  "istiod.memory.base",
  "istiod.memory.perProxyScoped",
  "istiod.memory.perProxy",
  "istiod.memory.perProxyService",
  "istiod.memory.perPod",
  "istiod.replicas.min",
  "istiod.replicas.haMin",
  "istiod.replicas.max",
  "istiod.hpa.target",
  "istiod.request.cpu",
  "istiod.request.memory",
  "fieldReport.controlPlane.pilot.cpuPer100Nodes",
  "fieldReport.controlPlane.citadel.cpuPer100Nodes",
  "fieldReport.controlPlane.galley.cpuPer100Nodes",
] as const;

/** CPU of all istiod replicas, in m. churn: proxies replaced per second. */
const ISTIOD_CPU: Formula<"connected" | "perProxy" | "churn" | "perChurn"> = {
  label: "CPU of istiod, all replicas",
  unit: "m",
  text: `{connected} × {perProxy} + {churn} × {perChurn} × ${MILLI_PER_CPU}`,
  source: "aks-istiod-cpu-churn",
  evaluate: (v) => v.connected * v.perProxy + v.churn * v.perChurn * MILLI_PER_CPU,
};

/** Memory istiod needs for the proxies connected to it, beyond its base, in MiB. */
const ISTIOD_PROXY_MEMORY: Formula<
  "connected" | "perProxy" | "services" | "perService" | "pods" | "perPod"
> = {
  label: "Memory of istiod for the proxies it serves",
  unit: "MiB",
  text: `({connected} × ({perProxy} + {services} × {perService}) × ${BYTES_PER_MB} + {pods} × {perPod} × ${BYTES_PER_KB}) ÷ ${BYTES_PER_MIB}`,
  source: "aks-istiod-mem-1000svc",
  evaluate: (v) =>
    (v.connected * (v.perProxy + v.services * v.perService) * BYTES_PER_MB +
      v.pods * v.perPod * BYTES_PER_KB) /
    BYTES_PER_MIB,
};

/** The field report's control plane: a share of a core per 100 nodes. */
const PER_100_NODES: Formula<"per100Nodes" | "nodes"> = {
  label: "CPU of one control-plane part, as the field report has it",
  unit: "m",
  text: "{per100Nodes} × {nodes} ÷ 100",
  source: "seed-istio-cp",
  evaluate: (v) => (v.per100Nodes * v.nodes) / 100,
};

/** Replicas share the proxies; each holds the base by itself. */
const ONE_REPLICA_MEMORY: Formula<"base" | "proxies" | "replicas"> = {
  label: "Memory of one istiod, at its fewest replicas",
  unit: "MiB",
  text: "{base} + {proxies} ÷ {replicas}",
  source: "aks-istiod-mem-1000svc",
  words: "base + memory for all proxies ÷ replicas",
  evaluate: (v) => v.base + v.proxies / v.replicas,
};

const ONE_REPLICA_CPU: Formula<"total" | "replicas"> = {
  label: "CPU of one istiod, at its fewest replicas",
  unit: "m",
  text: "{total} ÷ {replicas}",
  source: "aks-istiod-cpu-churn",
  words: "CPU of all replicas ÷ replicas",
  evaluate: (v) => v.total / v.replicas,
};

export type IstiodClients = {
  /** xDS clients, in sidecar equivalents. */
  readonly connected: number;
  /** Clients that reconnect per second because pods come and go. */
  readonly churnPerSecond: number;
  /** Pods whose state istiod watches without a proxy of their own (ambient). */
  readonly watchedPods: number;
};

/** Predicted use of all istiod replicas together: CPU shared, memory beyond the base shared. */
export function istiodUse(
  clients: IstiodClients,
  services: number,
  scoped: boolean,
  c: Coefficients,
  trace: Trace | undefined,
): { readonly cpuMilli: number; readonly proxyMemoryMiB: number } {
  const perProxyId = scoped ? "istiod.memory.perProxyScoped" : "istiod.memory.perProxy";
  return {
    cpuMilli: run(
      ISTIOD_CPU,
      {
        connected: clients.connected,
        perProxy: coefficient(c, "istiod.cpu.perProxy"),
        churn: clients.churnPerSecond,
        perChurn: coefficient(c, "istiod.cpu.perChurn"),
      },
      trace,
      "istiod",
      { perProxy: "istiod.cpu.perProxy", perChurn: "istiod.cpu.perChurn" },
    ),
    proxyMemoryMiB: run(
      ISTIOD_PROXY_MEMORY,
      {
        connected: clients.connected,
        perProxy: coefficient(c, perProxyId),
        services: scoped ? 0 : services,
        perService: coefficient(c, "istiod.memory.perProxyService"),
        pods: clients.watchedPods,
        perPod: coefficient(c, "istiod.memory.perPod"),
      },
      trace,
      "istiod",
      {
        perProxy: perProxyId,
        perService: "istiod.memory.perProxyService",
        perPod: "istiod.memory.perPod",
      },
    ),
  };
}

/** istiod as Deployments: the catalogue's one, or the field report's pilot, citadel and galley. */
export function istiod(
  input: FootprintInput,
  clients: IstiodClients,
  nodes: number,
  trace: Trace | undefined,
): readonly MeshDeployment[] {
  if (input.coefficientSet === "field-report") return fieldReportControlPlane(input, nodes, trace);
  const { coefficients: c, settings, sizing } = input;
  const total = istiodUse(
    clients,
    input.totals.services,
    settings.configScope === "namespace",
    c,
    trace,
  );
  const baseMiB = coefficient(c, "istiod.memory.base");
  const cap = chartRequest(c);
  const target = coefficient(c, "istiod.hpa.target");
  const fullMemoryMiB = cap.memoryMiB / (1 + sizing.headroomShare);
  const replicasId = settings.highAvailability ? "istiod.replicas.haMin" : "istiod.replicas.min";
  const minReplicas = coefficient(c, replicasId);
  if (trace !== undefined) {
    const replicas = Math.max(1, Math.ceil(minReplicas));
    const cpu = { total: total.cpuMilli, replicas };
    const memory = { base: baseMiB, proxies: total.proxyMemoryMiB, replicas };
    run(ONE_REPLICA_CPU, cpu, trace, "istiod");
    run(ONE_REPLICA_MEMORY, memory, trace, "istiod", { base: "istiod.memory.base" });
  }
  const sized = sizeReplicas(
    {
      subject: "istiod",
      minReplicas,
      maxReplicas: coefficient(c, "istiod.replicas.max"),
      replicaCap: cap,
      fullUse: { cpuMilli: cap.cpuMilli * target, memoryMiB: fullMemoryMiB },
      oneReplicaUse: (replicas) => ({
        cpuMilli: total.cpuMilli / replicas,
        memoryMiB: baseMiB + total.proxyMemoryMiB / replicas,
      }),
      replicasNeeded: Math.max(
        replicasFor(total.cpuMilli, cap.cpuMilli * target),
        replicasFor(total.proxyMemoryMiB, fullMemoryMiB - baseMiB),
      ),
      stated: { production: cap, plain: cap, own: cap },
    },
    settings.sizingPolicy,
    sizing,
    trace,
  );
  return [{ name: "istiod", owner: "control-plane", ...sized }];
}

function chartRequest(c: Coefficients): Resources {
  return wholeRequest({
    cpuMilli: coefficient(c, "istiod.request.cpu"),
    memoryMiB: coefficient(c, "istiod.request.memory"),
  });
}

const FIELD_REPORT_PARTS = ["pilot", "citadel", "galley"] as const;

function fieldReportControlPlane(
  input: FootprintInput,
  nodes: number,
  trace: Trace | undefined,
): readonly MeshDeployment[] {
  const { coefficients: c, sizing } = input;
  return FIELD_REPORT_PARTS.map((part) => {
    const id = `fieldReport.controlPlane.${part}.cpuPer100Nodes`;
    const totalCpuMilli = run(
      PER_100_NODES,
      { per100Nodes: coefficient(c, id), nodes },
      trace,
      part,
      { per100Nodes: id },
    );
    const capCpuMilli = coefficient(c, "istiod.request.cpu");
    const target = coefficient(c, "istiod.hpa.target");
    const memoryMiB = coefficient(c, "istiod.memory.base");
    const cap = { cpuMilli: capCpuMilli, memoryMiB: coefficient(c, "istiod.request.memory") };
    const sized = sizeReplicas(
      {
        subject: part,
        minReplicas: coefficient(c, "istiod.replicas.min"),
        maxReplicas: Number.MAX_SAFE_INTEGER,
        replicaCap: cap,
        fullUse: { cpuMilli: capCpuMilli * target, memoryMiB },
        oneReplicaUse: (replicas) => ({ cpuMilli: totalCpuMilli / replicas, memoryMiB }),
        replicasNeeded: replicasFor(totalCpuMilli, capCpuMilli * target),
        stated: { production: cap, plain: cap, own: cap },
      },
      "right-sized",
      sizing,
      trace,
    );
    return { name: part, owner: "control-plane", ...sized };
  });
}
