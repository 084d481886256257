import { describe, expect, it } from "vitest";
import { estimate, parseScenario } from "@/lib/index";
import { FULL_PLANNING } from "@/lib/estimate";
import { coefficient } from "@/lib/model/coefficient";
import { compare } from "@/lib/model/compare";
import { explain } from "@/lib/model/explain";
import { type Formula, run } from "@/lib/model/formula";
import { MESH_OPTIONS } from "@/lib/model/options";
import { perPodProxies } from "@/lib/model/parts/per-pod";
import type { ComparisonInput, MeshOption, OptionEstimate } from "@/lib/model/types";
import { NO_RESOURCES } from "@/lib/units/resources";
import { evaluateText } from "../helpers/evaluate-text";

/*
 * The proof that a mesh is one file: "Gossamer", made up, with a proxy in every pod and one
 * controller, goes through the whole comparison without another line anywhere.
 */

const GOSSAMER_CPU: Formula<"perPass" | "passes"> = {
  label: "CPU of Gossamer's proxy",
  unit: "m",
  text: "{perPass} × {passes}",
  source: "assume.envoy.cpu.perGbit",
  evaluate: (v) => v.perPass * v.passes,
};

const gossamer: MeshOption = {
  id: "gossamer",
  name: "Gossamer",
  plural: "Gossamer",
  featureColumn: "gossamer",
  coefficients: ["gossamer.cpu.perPass", "gossamer.memory", "gossamer.controller.memory"],
  provides: () => ({ layer: "l7", encrypted: true, workloadIdentity: true }),
  footprint: (input, trace) => {
    const c = input.coefficients;
    const controller = {
      cpuMilli: 10,
      memoryMiB: coefficient(c, "gossamer.controller.memory"),
    };
    return {
      perPod: perPodProxies(
        {
          name: "gossamer-proxy",
          stated: { own: NO_RESOURCES },
          use: (workload, inner, subject) => ({
            cpuMilli: run(
              GOSSAMER_CPU,
              {
                perPass: coefficient(c, "gossamer.cpu.perPass"),
                passes: workload.httpRequestsPerSecondIn + workload.httpRequestsPerSecondOut,
              },
              inner,
              subject,
              { perPass: "gossamer.cpu.perPass" },
            ),
            memoryMiB: coefficient(c, "gossamer.memory"),
          }),
        },
        input,
        trace,
      ),
      agents: () => [],
      deployments: () => [
        {
          name: "gossamer-controller",
          owner: "control-plane",
          replicas: 1,
          load: { request: controller, use: controller },
          meanUse: controller,
        },
      ],
      replacesRoles: [],
      proxies: () => input.totals.meshedPods,
      metricSeries: () => 0,
      loggedRequestsPerSecond: 0,
      extraGBPerSecond: 0,
    };
  },
  upgrade: {
    restartsPods: true,
    rollsAgents: false,
    doublesControlPlane: false,
    interrupts: "Every meshed pod restarts.",
    steps: ["Restart the pods"],
    evidence: [],
  },
  moveIn: { restartsPods: true, replacesCni: false, caution: "", steps: [], evidence: [] },
  latencyPerHop: () => ({ p50Ms: 0.1, p99Ms: 0.2 }),
};

/** 300 pods of 250m and 256Mi, 20 requests/s in and 18 out, each. */
const { scenario } = parseScenario({
  workloads: { source: "quick", namespaceCopies: 1, quickPods: 300 },
});
if (scenario === undefined) throw new Error("the scenario is not valid");
const { input } = estimate(scenario);
const none = input.coefficients["none"];
const settings = input.settings["istio-sidecar"];
if (none === undefined || settings === undefined) throw new Error("the baseline is not there");

const own = (scale: number) => ({
  "gossamer.cpu.perPass": 0.05 * scale,
  "gossamer.memory": 8 * scale,
  "gossamer.controller.memory": 64 * scale,
});

/** The comparison with Gossamer in it; its coefficients times `scale`. */
function withGossamer(scale = 1): ComparisonInput {
  return {
    ...input,
    settings: { ...input.settings, gossamer: settings! },
    coefficients: {
      ...input.coefficients,
      gossamer: {
        low: { ...none!.low, ...own(scale * 0.5) },
        typical: { ...none!.typical, ...own(scale) },
        high: { ...none!.high, ...own(scale * 2) },
      },
    },
  };
}

function gossamerIn(options: readonly OptionEstimate[]): OptionEstimate {
  const found = options.find((option) => option.id === "gossamer");
  if (found === undefined) throw new Error("Gossamer is not in the comparison");
  return found;
}

describe("a mesh the model has never heard of", () => {
  const comparison = compare(withGossamer(), [...MESH_OPTIONS, gossamer], FULL_PLANNING);
  const result = gossamerIn(comparison.options);

  it("stands in the comparison beside the others, and leaves them as they were", () => {
    const without = compare(input, MESH_OPTIONS, FULL_PLANNING);
    expect(comparison.options.slice(0, -1)).toEqual(without.options);
    expect(result.issues).toEqual([]);
    expect(result.belowLevel).toEqual([]);
  });

  it("is sized: 38 passes × 0.05 m = 1.9 m of CPU and 8 MiB a pod, in use", () => {
    const proxies = result.typical.components.find((part) => part.owner === "per-pod-proxies");
    expect(proxies?.count).toBe(300);
    const all = result.typical.meshUse;
    // 300 × 1.9 m + the controller's 10 m; 300 × 8 MiB + its 64 MiB
    expect(all.cpuMilli).toBeCloseTo(300 * 1.9 + 10, 6);
    expect(all.memoryMiB).toBeCloseTo(300 * 8 + 64, 6);
  });

  it("has a range, a bill, and a share of the pool", () => {
    expect(result.low.nodes).toBeLessThanOrEqual(result.typical.nodes);
    expect(result.typical.nodes).toBeLessThanOrEqual(result.high.nodes);
    expect(result.typical.bill.length).toBeGreaterThan(0);
    expect(result.typical.breakdown.memoryMiB["per-pod-proxies"]).toBeGreaterThan(0);
    expect(result.typical.fairShareMicroUsdPerMonth).toBeGreaterThan(0);
    expect(result.typical.latency).toEqual({ p50Ms: 0.1 * 3, p99Ms: 0.2 * 3 });
  });

  it("can be opened to its derivation", () => {
    const lines = explain(withGossamer(), gossamer, "typical", result.typical);
    const line = lines.find((one) => one.label === "CPU of Gossamer's proxy");
    expect(line?.text).toBe("0.05 × 38");
    expect(evaluateText(line?.text ?? "")).toBeCloseTo(1.9, 12);
    expect(line?.coefficients).toEqual([
      { name: "perPass", id: "gossamer.cpu.perPass", value: 0.05 },
    ]);
    expect(result.upgrade.podsRestarted).toBe(300);
  });

  it("with coefficients of nothing it takes what no mesh takes, but for its controller", () => {
    const free = compare(withGossamer(0), [...MESH_OPTIONS, gossamer], FULL_PLANNING);
    const { typical } = gossamerIn(free.options);
    expect(typical.meshUse).toEqual({ cpuMilli: 10, memoryMiB: 0 });
    expect(typical.breakdown.cpuMilli["per-pod-proxies"]).toBe(0);
  });
});
