import { describe, expect, it } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { coefficientList } from "@/lib/catalog/coefficients";
import { allReplays } from "@/lib/catalog/replays";
import { sliceOf } from "@/lib/catalog/slice";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { encloses, type ReplayFigure, runReplays } from "@/lib/replay";

const runs = runReplays(allReplays, (key) => sliceOf(catalog, key));
const figures = runs.flatMap((run) =>
  run.figures.map((figure) => ({ name: `${run.id} ${figure.output}`, run, figure })),
);

function figureOf(id: string, output: string): ReplayFigure {
  const found = figures.find(({ run, figure }) => run.id === id && figure.output === output);
  if (found === undefined) throw new Error(`no ${output} in ${id}`);
  return found.figure;
}

describe("every published figure, run by the model", () => {
  it("is there: each case of the catalogue, each of its figures", () => {
    const published = allReplays.flatMap((replay) =>
      replay.published.map((figure) => `${replay.id} ${figure.output} ${figure.value}`),
    );
    const run = figures.map(({ name, figure }) => `${name} ${figure.published}`);
    expect(run).toEqual(expect.arrayContaining(published));
  });

  it.each(figures)("$name keeps its agreed tolerance, or its disagreement is told", (item) => {
    const { agreement, verdict, predicted, published } = item.figure;
    expect(verdict).not.toBe("fails");
    expect(agreement.reason).not.toBe("");
    if (agreement.kind === "relative") {
      const off = Math.abs((predicted?.typical ?? Number.NaN) - published);
      expect(off).toBeLessThanOrEqual(agreement.within * published + 1e-6 * published);
    }
  });

  it.each(figures)("$name has low ≤ typical ≤ high, and cites records", ({ figure }) => {
    const { predicted, evidence } = figure;
    if (predicted !== undefined) {
      expect(predicted.low).toBeLessThanOrEqual(predicted.typical);
      expect(predicted.typical).toBeLessThanOrEqual(predicted.high);
    }
    expect(evidence.filter((id) => findEvidence(id) === undefined)).toEqual([]);
  });
});

describe("Istio tools: one law at hardware factor 1.32", () => {
  const points = [10, 100, 500, 1000, 2000, 3000].flatMap((rate) =>
    ["client.cpu", "server.cpu"].map((output) => ({ rate, output })),
  );

  it.each(points)("$output at $rate requests/s is within 12 %", ({ rate, output }) => {
    const { predicted, published } = figureOf(`istio-tools-${rate}`, output);
    // 1.32 × (1.6 + 0.91 × rate^0.78), by hand
    const byHand = 1.32 * (1.6 + 0.91 * rate ** 0.78);
    expect(predicted?.typical).toBeCloseTo(byHand, 6);
    expect(Math.abs(byHand / published - 1)).toBeLessThanOrEqual(0.12);
  });
});

describe("AKS: one istiod on a 16-vCPU node", () => {
  const still = ["aks-overlay-0", "aks-cilium-0", "aks-1000-overlay", "aks-1000-cilium"];
  const churned = ["aks-overlay-25", "aks-overlay-50", "aks-cilium-25", "aks-cilium-50"];

  it.each(still)("%s: memory within 10 %%", (id) => {
    const { ratio } = figureOf(id, "istiod.memory");
    expect(Math.abs((ratio ?? 0) - 1)).toBeLessThanOrEqual(0.1);
  });

  it("1,000 services, 20,000 sidecars: 42 MiB + 20,000 × (1.33 + 0.7) MB = 40.64 GB", () => {
    const { predicted, published } = figureOf("aks-1000-overlay", "istiod.memory");
    expect(published).toBe(40.4);
    expect(predicted?.typical).toBeCloseTo((42 * 1.048576 + 20_000 * 2.03) / 1000, 6);
  });

  it.each(churned)("%s: memory between our low and high", (id) => {
    const { predicted, published } = figureOf(id, "istiod.memory");
    expect(predicted !== undefined && encloses(predicted, published)).toBe(true);
  });
});

describe("Solo's cost table, through the whole estimate", () => {
  it.each([
    // 200 pods of 700m
    ["solo-none", 140],
    // and 200 sidecars of 250m
    ["solo-sidecar", 140 + 50],
    // and 20 ztunnels of 200m
    ["solo-ambient", 140 + 4],
    // and 50 waypoints of 100m
    ["solo-ambient-waypoints", 140 + 4 + 5],
  ])("%s reserves %d vCPU, exactly", (id, vcpu) => {
    const { predicted, published } = figureOf(id, "cluster.cpuReserved");
    expect(published).toBe(vcpu);
    expect(predicted).toEqual({ low: vcpu, typical: vcpu, high: vcpu });
  });

  it.each([
    ["solo-none", 19],
    ["solo-sidecar", 26],
    ["solo-ambient", 20],
    ["solo-ambient-waypoints", 20],
  ])("%s: %d nodes by dividing totals, as the authors do", (id, nodes) => {
    const { predicted, published } = figureOf(id, "cluster.nodes");
    expect([published, predicted?.typical]).toEqual([nodes, nodes]);
  });

  it("tells what whole pods need: ⌈200 ÷ ⌊7,500 ÷ 950⌋⌉ = 29 nodes with sidecars", () => {
    expect(figureOf("solo-sidecar", "cluster.nodes").remark).toContain("29 nodes");
    expect(figureOf("solo-none", "cluster.nodes").remark).toContain("20 nodes");
  });

  it("does not follow the row that contradicts itself", () => {
    expect(figureOf("solo-ambient-waypoints", "cluster.cost").verdict).toBe("disagrees");
    const row = runs.find((run) => run.id === "solo-ambient-waypoints");
    expect(row?.contradiction).toContain("22 nodes");
  });
});

describe("Cilium's agent at 50,000 pods", () => {
  it.each(["agent.memory", "agent.memoryPerPod"])("%s lies between our low and high", (output) => {
    const { predicted, published } = figureOf("cilium-50k", output);
    expect(predicted !== undefined && encloses(predicted, published)).toBe(true);
  });

  it("the agent's memory: 110 MiB + 6.7 KiB × 50,000 = 437 at the low end", () => {
    const { predicted } = figureOf("cilium-50k", "agent.memory");
    expect(predicted?.low).toBeCloseTo(110 + (6.7 * 50_000) / 1024, 6);
  });
});

describe("LiveWyer's slopes", () => {
  it("a sidecar more: (521.1 − 226.4) ÷ 7 = 42.1 MiB, between our low and high", () => {
    const { predicted, published } = figureOf("livewyer-slope", "sidecars.memoryPerReplica");
    expect(published).toBeCloseTo(42.1, 1);
    expect(predicted !== undefined && encloses(predicted, published)).toBe(true);
  });

  it("a pod more in ztunnel: (34.8 − 22.9) ÷ 7 = 1.7 MiB, between our low and high", () => {
    const { predicted, published } = figureOf("livewyer-slope", "ztunnel.memoryPerReplica");
    expect(published).toBeCloseTo(1.7, 1);
    expect(predicted !== undefined && encloses(predicted, published)).toBe(true);
  });
});

describe("what is not reproduced", () => {
  it("is this and no more", () => {
    const told = figures
      .filter(({ figure }) => figure.verdict === "disagrees")
      .map(({ name }) => name);
    expect(told).toEqual([
      "aks-1000-cilium istiod.cpu",
      "solo-ambient-waypoints cluster.cost",
      "livewyer-scale-1 ztunnel.cpu",
      "livewyer-scale-2 ztunnel.cpu",
      "livewyer-scale-4 ztunnel.cpu",
      "livewyer-scale-6 ztunnel.cpu",
      "livewyer-scale-8 ztunnel.cpu",
    ]);
  });

  it("a figure a coefficient cites is fitted, and none is called held out", () => {
    const cited = new Set(
      coefficientList.flatMap(({ entries }) => entries.flatMap(({ evidence }) => evidence)),
    );
    for (const { name, figure } of figures) {
      if (figure.evidence.some((id) => cited.has(id))) expect(figure.basis, name).toBe("fitted");
    }
    // By hand: what no coefficient was set by and the model can say something of.
    const heldOut = figures.filter(
      ({ figure }) => figure.basis === "held-out" && figure.verdict !== "not-comparable",
    );
    expect(heldOut.map(({ name, figure }) => `${name} ${figure.verdict}`)).toEqual([
      "istio-docs-1.16 sidecar.memory holds",
      "istio-docs-1.16 path.p90Added holds",
      ...[1, 2, 4, 6, 8].map((replicas) => `livewyer-scale-${replicas} ztunnel.cpu disagrees`),
      "livewyer-slope ztunnel.memoryPerReplica holds",
    ]);
  });

  it("no two cases have one name", () => {
    expect(new Set(runs.map(({ label }) => label)).size).toBe(runs.length);
  });

  it("an output no one taught the model is a failure, not a silence", () => {
    const [replay] = allReplays;
    const figure = {
      output: "no.such",
      value: 1,
      unit: "m",
      evidence: "x",
      basis: "held-out",
    } as const;
    const agreement = { kind: "range", reason: "none" } as const;
    const odd = { ...replay!, published: [{ ...figure, agreement }] };
    const [run] = runReplays([odd], (key) => sliceOf(catalog, key));
    expect(run?.figures[0]?.verdict).toBe("fails");
  });
});
