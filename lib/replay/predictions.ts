import type { Replay } from "../catalog/replays-schema";
import { coefficient } from "../model/coefficient";
import { istioSidecar } from "../model/options/istio-sidecar";
import { envoyCpuMilli, envoyMemoryMiB } from "../model/parts/envoy";
import { istiodUse } from "../model/parts/istiod";
import { linearProxyCpuMilli } from "../model/parts/linear-proxy";
import { CLUSTER_AWARE_MEMORY } from "../model/proxy-laws";
import type { Coefficients, Level } from "../model/types";
import {
  BYTES_PER_GB,
  BYTES_PER_MB,
  BYTES_PER_MIB,
  KIB_PER_MIB,
  MILLI_PER_CPU,
} from "../units/bytes";
import { numberInput, type Predict } from "./types";

/*
 * Each published output by the model's own functions, with the case's inputs put in. Nothing here
 * knows a formula; it only chooses which function answers and converts to the unit published.
 */

/** The same question at low, typical and high coefficients. */
function atLevels(by: string, answer: (c: Coefficients, level: Level) => number): Predict {
  return (_replay, c) => ({
    by,
    low: answer(c.low, "low"),
    typical: answer(c.typical, "typical"),
    high: answer(c.high, "high"),
  });
}

function asked(by: string, answer: (replay: Replay, c: Coefficients) => number): Predict {
  return (replay, c) => atLevels(by, (values) => answer(replay, values))(replay, c);
}

/** Requests per second through one proxy; the cases name it by what it is. */
function passes(replay: Replay): number {
  const name = "passesPerSecond" in replay.inputs ? "passesPerSecond" : "passesPerSecondPerSidecar";
  return numberInput(replay, name);
}

/** The cases send 1 KB a request, which the law already holds. */
const NO_EXCESS = 0;

function envoyMilli(passesPerSecond: number, ratioId: string, c: Coefficients): number {
  const ratio = coefficient(c, ratioId);
  const work = { passesPerSecond, ratio, ratioId, multiplier: 1, excessGbit: NO_EXCESS };
  return envoyCpuMilli(work, c, undefined, "");
}

const ZTUNNEL = {
  idleId: "ztunnel.cpu.idle",
  ratioId: "ztunnel.cpu.ratio",
  perGbitId: "ztunnel.cpu.perGbit",
} as const;

function ztunnelMilli(passesPerSecond: number, c: Coefficients): number {
  const work = { passesPerSecond, multiplier: 1, excessGbit: NO_EXCESS };
  return linearProxyCpuMilli(ZTUNNEL, work, c, undefined, "");
}

function istiodOf(replay: Replay, c: Coefficients) {
  const clients = {
    connected: numberInput(replay, "sidecars"),
    churnPerSecond: Number(replay.inputs["churnPerSecond"] ?? 0),
    watchedPods: 0,
  };
  const scoped = replay.inputs["configScope"] === "namespace";
  return istiodUse(clients, numberInput(replay, "services"), scoped, c, undefined);
}

/** One istiod holds all the proxies of the case: its base and what they take. */
function istiodMiB(replay: Replay, c: Coefficients): number {
  return coefficient(c, "istiod.memory.base") + istiodOf(replay, c).proxyMemoryMiB;
}

/**
 * The bases were measured on proxies like these, whose configuration and connections are inside:
 * nothing is added for them.
 */
const baseMiB = (baseId: string) => (_replay: Replay, c: Coefficients) =>
  envoyMemoryMiB({ services: 0, endpoints: 0 }, 0, baseId, c, undefined, "");

function agentMiB(pods: number, services: number, c: Coefficients): number {
  return CLUSTER_AWARE_MEMORY.evaluate({
    base: coefficient(c, "cilium.agent.memory.base"),
    pods,
    perPod: coefficient(c, "cilium.agent.memory.perPod"),
    others: services,
    perOther: coefficient(c, "cilium.agent.memory.perService"),
  });
}

function ztunnelMiB(pods: number, connections: number, c: Coefficients): number {
  return CLUSTER_AWARE_MEMORY.evaluate({
    base: coefficient(c, "ztunnel.memory.base"),
    pods,
    perPod: coefficient(c, "ztunnel.memory.perPod"),
    others: connections,
    perOther: coefficient(c, "ztunnel.memory.perConnection"),
  });
}

const MB_PER_MIB = BYTES_PER_MIB / BYTES_PER_MB;
const GB_PER_MIB = BYTES_PER_MIB / BYTES_PER_GB;
const vcpu = (milli: number) => milli / MILLI_PER_CPU;

/** The published latency is of one hop inside one zone, and a sidecar's does not hang on L7. */
const ONE_ZONE = { l7Share: 0, zones: 1, coefficientSet: "catalog" } as const;

/** Docs publish a p90 of the whole path; ours for one hop enclose it: p50 below, p99 above. */
const pathP90: Predict = (_replay, c) => ({
  by: "latency of one hop: our p50 at its low end, our p99 at typical and high",
  low: istioSidecar.latencyPerHop(c.low, ONE_ZONE).p50Ms,
  typical: istioSidecar.latencyPerHop(c.typical, ONE_ZONE).p99Ms,
  high: istioSidecar.latencyPerHop(c.high, ONE_ZONE).p99Ms,
});

/**
 * LiveWyer publishes no rate, but the same load went through sidecars. Their CPU is taken for that
 * of so many Envoys at the rate ratios are stated at, and their passes are put through one ztunnel.
 * Law and machine are common to both, so only ztunnel's own coefficients have a range here.
 */
const ztunnelForSidecarsLoad: Predict = (replay, c) => {
  const sidecars = replay.published.find((figure) => figure.output === "sidecars.cpu");
  if (sidecars === undefined) return undefined;
  const rate = coefficient(c.typical, "envoy.cpu.reference");
  const envoys = sidecars.value / envoyMilli(rate, "sidecar.cpu.ratio", c.typical);
  const shared = ["hardware.factor", "envoy.cpu.spread"].map((id) => [
    id,
    coefficient(c.typical, id),
  ]);
  const predict = atLevels("the load that costs the sidecars what was published, in ztunnel", (v) =>
    ztunnelMilli(rate * envoys, { ...v, ...Object.fromEntries(shared) }),
  );
  return predict(replay, c);
};

const ztunnelCpu: Predict = (replay, c) =>
  "passesPerSecond" in replay.inputs
    ? asked("the law of linear proxies", (r, v) => vcpu(ztunnelMilli(passes(r), v)))(replay, c)
    : ztunnelForSidecarsLoad(replay, c);

const ztunnelMemory: Predict = (replay, c) =>
  "passesPerSecond" in replay.inputs
    ? asked("ztunnel memory base", (_r, v) => ztunnelMiB(0, 0, v) * MB_PER_MIB)(replay, c)
    : undefined;

const oneProxy = asked("Envoy CPU law", (r, c) => envoyMilli(passes(r), "sidecar.cpu.ratio", c));

/** By published output; an output without an entry is not predicted. */
export const PREDICTIONS: Readonly<Record<string, Predict>> = {
  "istiod.cpu": asked("istiod's CPU formula", (r, c) => vcpu(istiodOf(r, c).cpuMilli)),
  "istiod.memory": asked("istiod's memory formula", (r, c) => istiodMiB(r, c) * GB_PER_MIB),
  "sidecar.cpu": asked("Envoy CPU law", (r, c) =>
    vcpu(envoyMilli(passes(r), "sidecar.cpu.ratio", c)),
  ),
  "client.cpu": oneProxy,
  "server.cpu": oneProxy,
  "twoProxies.cpu": asked(
    "Envoy CPU law, twice",
    (r, c) => 2 * envoyMilli(passes(r), "sidecar.cpu.ratio", c),
  ),
  "waypoint.cpu": asked("Envoy CPU law at a waypoint's ratio", (r, c) =>
    vcpu(envoyMilli(passes(r), "waypoint.cpu.ratio", c)),
  ),
  "ztunnel.cpu": ztunnelCpu,
  "sidecar.memory": asked(
    "Envoy memory base",
    (r, c) => baseMiB("envoy.memory.base")(r, c) * MB_PER_MIB,
  ),
  "waypoint.memory": asked(
    "waypoint memory base",
    (r, c) => baseMiB("waypoint.memory.base")(r, c) * MB_PER_MIB,
  ),
  "ztunnel.memory": ztunnelMemory,
  "path.p90Added": pathP90,
  "agent.memory": asked("the agent's memory formula", (r, c) =>
    agentMiB(numberInput(r, "pods"), numberInput(r, "services"), c),
  ),
  "agent.bpfMemory": asked("a coefficient, taken as it is", (_r, c) =>
    coefficient(c, "cilium.bpf.memory"),
  ),
  "agent.memoryPerPod": asked("the agent's memory formula, one pod more", (r, c) => {
    const pods = numberInput(r, "pods");
    return (agentMiB(pods + 1, 0, c) - agentMiB(pods, 0, c)) * KIB_PER_MIB;
  }),
};

/** What one more meshed pod adds, in MiB: a sidecar of its own, or its connections in ztunnel. */
export const SLOPES: Readonly<Record<string, Predict>> = {
  "sidecars.memory": asked("Envoy memory base", baseMiB("envoy.memory.base")),
  "ztunnel.memory": asked("ztunnel's memory formula, one pod more", (_r, c) => {
    const connections = coefficient(c, "connections.perPod");
    return ztunnelMiB(1, connections, c) - ztunnelMiB(0, 0, c);
  }),
};
