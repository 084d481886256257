import { describe, expect, it } from "vitest";
import { allCoefficients, resolveCoefficient } from "@/lib/catalog/coefficients";
import { allReplays } from "@/lib/catalog/replays";
import { type Replay, replayFileSchema } from "@/lib/catalog/replays-schema";
import { findEvidence } from "@/lib/evidence/find-evidence";

type Range = readonly [low: number, typical: number, high: number];

/** The catalogue's own range of a coefficient; the formulas below are written out by hand. */
const c = (id: string): Range => {
  const coefficient = allCoefficients[id];
  if (coefficient === undefined) throw new Error(`no coefficient ${id}`);
  const { low, typical, high } = resolveCoefficient(coefficient, undefined);
  return [low, typical, high];
};
const at = (level: (i: 0 | 1 | 2) => number): Range => [level(0), level(1), level(2)];
const input = (replay: Replay, name: string): number => {
  const value = replay.inputs[name];
  if (typeof value !== "number") throw new Error(`${replay.id} has no number ${name}`);
  return value;
};

const MB_PER_MIB = 1.048576;
/** m: h × ratio × (1.6 + 0.91 × r^0.78), the spread of the law at its ends. */
const envoyMilli = (r: number, h: number, ratio: Range = [1, 1, 1]): Range =>
  at((i) => h * ratio[i] * c("envoy.cpu.spread")[i] * (1.6 + 0.91 * r ** 0.78));

const istiodGB = (replay: Replay): Range => {
  const sidecars = replay.inputs.sidecars as number;
  const scoped = replay.inputs.configScope === "namespace";
  const services = input(replay, "services");
  return at((i) => {
    const perProxyMB = scoped
      ? c("istiod.memory.perProxyScoped")[i]
      : c("istiod.memory.perProxy")[i] + services * c("istiod.memory.perProxyService")[i];
    return (c("istiod.memory.base")[i] * MB_PER_MIB + sidecars * perProxyMB) / 1_000;
  });
};
const istiodVcpu = (replay: Replay): Range =>
  at(
    (i) =>
      (c("istiod.cpu.perProxy")[i] * input(replay, "sidecars")) / 1_000 +
      c("istiod.cpu.perChurn")[i] * Number(replay.inputs.churnPerSecond ?? 0),
  );

/** Reserved CPU and memory of the Solo cases, term by term. */
const soloMilli = (replay: Replay): number => {
  const pods = input(replay, "namespaces") * input(replay, "deploymentsPerNamespace");
  const extra = (name: string) => Number(replay.inputs[name] ?? 0);
  return (
    pods * (input(replay, "applicationCpuMilli") + extra("sidecarCpuMilli")) +
    extra("nodes") * extra("ztunnelCpuMilli") +
    extra("waypoints") * extra("waypointCpuMilli")
  );
};
const soloGiB = (replay: Replay): number => {
  const pods = input(replay, "namespaces") * input(replay, "deploymentsPerNamespace");
  const extra = (name: string) => Number(replay.inputs[name] ?? 0);
  const mebibytes =
    pods * (input(replay, "applicationMemoryMi") + extra("sidecarMemoryMi")) +
    extra("nodes") * extra("ztunnelMemoryMi") +
    extra("waypoints") * extra("waypointMemoryMi");
  return mebibytes / 1_024;
};
const exactly = (value: number): Range => [value, value, value];
const rate = (replay: Replay) =>
  Number(replay.inputs.passesPerSecond ?? replay.inputs.passesPerSecondPerSidecar);
const h = (replay: Replay) => input(replay, "hardwareFactor");
const pods = (replay: Replay) => input(replay, "pods");

/** What the formulas of the design say, in the unit of the published figure. */
const predictions: Readonly<Record<string, (replay: Replay) => Range>> = {
  "istiod.cpu": istiodVcpu,
  "istiod.memory": istiodGB,
  "sidecar.cpu": (r) => at((i) => envoyMilli(rate(r), h(r))[i] / 1_000),
  "sidecar.memory": () => at((i) => c("envoy.memory.base")[i] * MB_PER_MIB),
  "path.p90Added": () => [
    c("latency.istio-sidecar.p50")[0],
    c("latency.istio-sidecar.p50")[1],
    c("latency.istio-sidecar.p99")[2],
  ],
  "waypoint.cpu": (r) => at((i) => envoyMilli(rate(r), h(r), c("waypoint.cpu.ratio"))[i] / 1_000),
  "waypoint.memory": () => at((i) => c("waypoint.memory.base")[i] * MB_PER_MIB),
  "ztunnel.cpu": (r) =>
    at((i) => (c("ztunnel.cpu.ratio")[i] * envoyMilli(rate(r), h(r))[i]) / 1_000),
  "ztunnel.memory": () => at((i) => c("ztunnel.memory.base")[i] * MB_PER_MIB),
  "twoProxies.cpu": (r) => at((i) => 2 * envoyMilli(rate(r), h(r))[i]),
  "client.cpu": (r) => envoyMilli(rate(r), h(r)),
  "server.cpu": (r) => envoyMilli(rate(r), h(r)),
  "agent.memory": (r) =>
    at(
      (i) =>
        c("cilium.agent.memory.base")[i] + (c("cilium.agent.memory.perPod")[i] * pods(r)) / 1_024,
    ),
  "agent.bpfMemory": () => c("cilium.bpf.memory"),
  "agent.memoryPerPod": () => c("cilium.agent.memory.perPod"),
  "cluster.cpuReserved": (r) => exactly(soloMilli(r) / 1_000),
  "cluster.memoryReserved": (r) => exactly(soloGiB(r)),
  "cluster.nodes": (r) => exactly(Math.ceil(soloMilli(r) / input(r, "nodeAllocatableCpuMilli"))),
  "cluster.cost": (r) =>
    exactly(71.79 + 284.385 * Math.ceil(soloMilli(r) / input(r, "nodeAllocatableCpuMilli"))),
};

const figures = allReplays.flatMap((replay) =>
  replay.published.map((figure) => ({ name: `${replay.id} ${figure.output}`, replay, figure })),
);

describe("the replays", () => {
  it("obey the schema", () => {
    expect(replayFileSchema.safeParse(allReplays).error?.issues ?? []).toEqual([]);
  });

  it("give each id once", () => {
    expect(new Set(allReplays.map((replay) => replay.id)).size).toBe(allReplays.length);
  });

  it.each(figures)("$name is what its record says", ({ figure }) => {
    expect(findEvidence(figure.evidence)?.value).toBe(figure.value);
  });

  it("tell of the one row that contradicts itself", () => {
    const told = allReplays.filter((replay) => replay.contradiction !== undefined);
    expect(told.map((replay) => replay.id)).toEqual(["solo-ambient-waypoints"]);
    // 71.79 + 284.385 × 22 = 6,328.26: the row's cost is that of 22 nodes, not of its 20
    expect(71.79 + 284.385 * 22).toBeCloseTo(6_328.26, 2);
  });
});

describe("the agreed tolerance holds for the design's formulas", () => {
  const checked = figures.filter(({ figure }) => figure.agreement.kind !== "not-comparable");

  it.each(checked)("$name", ({ replay, figure }) => {
    const predict = predictions[figure.output];
    const { agreement, value } = figure;
    if (predict === undefined || replay.id.startsWith("livewyer")) {
      expect(agreement.kind).toBe("disagrees");
      return;
    }
    const [low, typical, high] = predict(replay);
    switch (agreement.kind) {
      case "relative":
        expect(Math.abs(typical - value)).toBeLessThanOrEqual(agreement.within * value + 1e-9);
        break;
      case "range":
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        break;
      case "at-least":
        expect(typical).toBeGreaterThanOrEqual(value);
        break;
      case "disagrees":
        // a disagreement that has gone away should be told as an agreement
        expect(value < low || value > high).toBe(true);
        break;
      case "not-comparable":
        throw new Error("left out above");
    }
  });

  it("LiveWyer's slope: (521.1 − 226.4) ÷ 7 = 42.1 MiB a sidecar lies within our base", () => {
    const memory = (replicas: number) =>
      allReplays
        .find((replay) => replay.id === `livewyer-scale-${replicas}`)
        ?.published.find((figure) => figure.output === "sidecars.memory")?.value ?? 0;
    const slope = (memory(8) - memory(1)) / 7;
    expect(slope).toBeCloseTo(42.1, 1);
    const [low, , high] = c("envoy.memory.base");
    expect(slope).toBeGreaterThan(low);
    expect(slope).toBeLessThan(high);
  });
});
