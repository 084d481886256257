import { describe, expect, it } from "vitest";
import { finding } from "@/lib/format/finding";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

/*
 * The field report that started the project: Istio 30 MiB and 5–10 % CPU a pod and a core of
 * control plane on 100 nodes; Linkerd 10 MiB and under 2 %; Cilium nothing per pod.
 */

const hundredNodes = scenario({
  coefficientSet: "field-report",
  workloads: {
    source: "quick",
    quickPods: 3680,
    quickPodsPerService: 4,
    quickCpuMilli: 100,
    quickMemoryMiB: 128,
  },
});

describe("the field report on a 100-node cluster of many small pods", () => {
  const estimate = fullEstimate(hundredNodes);
  const extra = (id: string) => optionOf(estimate, id).delta.nodes.typical;

  it("starts from 100 nodes without a mesh", () => {
    expect(optionOf(estimate, "none").typical.nodes).toBe(100);
  });

  it("grows the pool more with Istio than Linkerd, and more with Linkerd than Cilium", () => {
    expect(extra("istio-sidecar")).toBeGreaterThan(extra("linkerd"));
    expect(extra("linkerd")).toBeGreaterThan(extra("cilium"));
  });

  it("uses the report's own figures", () => {
    const istio = optionOf(estimate, "istio-sidecar").typical;
    const proxies = istio.components.find((part) => part.owner === "per-pod-proxies");
    // 30 MiB a pod; 7.5 % of the application's use, which is 0.35 of its 100m request.
    expect(proxies?.use.memoryMiB).toBeCloseTo(3680 * 30, 6);
    expect(proxies?.use.cpuMilli).toBeCloseTo(3680 * 0.075 * 0.35 * 100, 6);
    const plane = istio.components.filter((part) => part.owner === "control-plane");
    expect(plane.map((part) => part.name)).toEqual(["pilot", "citadel", "galley"]);
    // A core per 100 nodes over the three together.
    const cores = plane.reduce((sum, part) => sum + part.use.cpuMilli, 0) / 1000;
    expect(cores).toBeCloseTo(istio.nodes / 100, 6);
  });

  it("has no layer-7 proxy under Cilium: below level L7, no Envoy's latency, none to re-open", () => {
    const cilium = optionOf(estimate, "cilium");
    expect(cilium.typical.components.map((part) => part.name)).not.toContain("cilium-envoy");
    expect(cilium.belowLevel).toEqual(["no layer-7 policy or routing"]);
    expect(estimate.comparison.cheapest).not.toBe("cilium");
    expect(cilium.upgrade.interrupts).not.toMatch(/Envoy/);
    // A layer-4 hop adds nothing that TKE could measure.
    expect(cilium.typical.latency).toEqual({ p50Ms: 0, p99Ms: 0 });
  });

  it("has Linkerd's median from the report (0.5 ms a hop) and its tail from the catalogue", () => {
    const { latency } = optionOf(estimate, "linkerd").typical;
    expect(latency.p50Ms).toBeCloseTo(3 * 0.5, 9);
    expect(latency.p99Ms).toBeCloseTo(3 * 1.0, 9);
  });

  it("names the extra nodes in words", () => {
    const words = finding(estimate.comparison);
    expect(words).toContain(`Istio sidecars need`);
    expect(words).toMatch(/Linkerd needs (none|\d+)/);
    expect(words).toMatch(/Cilium needs (none|\d+)/i);
  });
});
