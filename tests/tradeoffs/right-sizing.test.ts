import { describe, expect, it } from "vitest";
import {
  requestText,
  type RightSizingGain,
  rightSizingInWords,
  rightSizingTitle,
} from "@/lib/charts/tradeoffs/right-sizing";
import { MESH_OPTIONS } from "@/lib/model/options";
import { rightSizingGains } from "@/lib/tradeoffs/right-sizing";
import { GREEDY, greedyEstimate, optionOf, scenario } from "../helpers/estimates";

const QUICK = { source: "quick", quickPods: 400 } as const;

function gainsOf(differences: object): readonly RightSizingGain[] {
  const { input, comparison } = greedyEstimate(scenario({ workloads: QUICK, ...differences }));
  return rightSizingGains(input, comparison, MESH_OPTIONS, GREEDY);
}

const gainFor = (gains: readonly RightSizingGain[], id: string): RightSizingGain => {
  const found = gains.find((gain) => gain.id === id);
  if (found === undefined) throw new Error(`no gain ${id}`);
  return found;
};

describe("what right-sizing is worth", () => {
  const gains = gainsOf({});

  it("is twelve months of the difference between two estimates", () => {
    const chart = greedyEstimate(
      scenario({ workloads: QUICK, sizing: { policy: "chart-production" } }),
    );
    const right = greedyEstimate(scenario({ workloads: QUICK, sizing: { policy: "right-sized" } }));
    for (const gain of gains) {
      const [before, after] = [optionOf(chart, gain.id), optionOf(right, gain.id)];
      expect(gain.gainMicroUsdPerYear.typical).toBe(
        12 * (before.typical.microUsdPerMonth - after.typical.microUsdPerMonth),
      );
      expect([gain.chartNodes, gain.rightSizedNodes]).toEqual([
        before.typical.nodes,
        after.typical.nodes,
      ]);
      const { low, typical, high } = gain.gainMicroUsdPerYear;
      expect(low <= typical && typical <= high).toBe(true);
    }
  });

  it("does not depend on the policy the scenario is in", () => {
    expect(gainsOf({ sizing: { policy: "chart-production" } })).toEqual(gains);
    expect(gainsOf({ sizing: { policy: "chart-plain" } })).toEqual(gains);
  });

  it("names the chart's request and the value to set", () => {
    const [first] = gainFor(gains, "istio-sidecar").settings.filter(
      ({ component }) => component === "per-pod proxies",
    );
    // The istiod chart: requests 100m and 128Mi for every sidecar.
    expect(first?.chart).toEqual({ cpuMilli: 100, memoryMiB: 128 });
    expect(first?.helmValue).toContain("global.proxy.resources.requests");
    // ztunnel chart: 200m, 512Mi.
    const ztunnel = gainFor(gains, "istio-ambient-l4").settings.find(
      ({ component }) => component === "ztunnel",
    );
    expect(ztunnel?.chart).toEqual({ cpuMilli: 200, memoryMiB: 512 });
  });
});

describe("what needs care", () => {
  const settings = gainFor(gainsOf({}), "istio-sidecar").settings;
  const of = (component: string) => settings.find((setting) => setting.component === component);

  it("a control plane below what the Vertical Pod Autoscaler would ever recommend (25m, 250 MiB)", () => {
    // Twenty-odd ztunnels keep istiod next to idle; of 400 sidecars it would not need this care.
    const istiod = gainFor(gainsOf({}), "istio-ambient-l4").settings.find(
      ({ component }) => component === "istiod",
    );
    expect(istiod?.rightSized.cpuMilli).toBeLessThan(25);
    expect(istiod?.care[0]).toContain("below 25m and 250Mi, which");
    expect(istiod?.careEvidence).toEqual(["vpa-min-cpu", "vpa-min-memory"]);
  });

  it("two replicas of which one may fail: the other then carries both loads", () => {
    const cpu = of("istiod")?.rightSized.cpuMilli ?? Number.NaN;
    expect(of("istiod")?.care.at(-1)).toBe(
      `Should one of 2 replicas fail, the others carry ${2 * cpu}m each.`,
    );
  });

  it("not a proxy beside a pod: its small request is what it was measured to use", () => {
    expect(of("per-pod proxies")?.care).toEqual([]);
  });
});

describe("in words", () => {
  const gain = (id: string, name: string, usd: number): RightSizingGain => ({
    id,
    name,
    chartNodes: 12,
    rightSizedNodes: 10,
    gainMicroUsdPerYear: { low: usd * 1e6, typical: usd * 1e6, high: usd * 1e6 },
    settings: [],
  });

  it("the largest, ties, none", () => {
    const [a, b] = [gain("linkerd", "Linkerd", 500), gain("cilium", "Cilium", 500)];
    expect(
      rightSizingTitle([a, { ...b, gainMicroUsdPerYear: gain("", "", -1).gainMicroUsdPerYear }]),
    ).toBe("Right-sizing Linkerd saves $500 a year against the chart’s requests");
    expect(rightSizingTitle([a, b])).toBe(
      "Right-sizing Linkerd and Cilium saves $500 a year against the chart’s requests, each",
    );
    expect(rightSizingTitle([gain("cilium", "Cilium", -3)])).toMatch(/^Right-sizing saves nothing/);
    expect(rightSizingTitle([])).toBe("No option could be planned both ways");
  });

  it("gain, loss and neither", () => {
    expect(rightSizingInWords(gain("istio-sidecar", "Istio sidecar", 500))).toBe(
      "Istio sidecars need 12 nodes with the chart’s requests, 10 right-sized: worth $500 a year.",
    );
    expect(rightSizingInWords(gain("cilium", "Cilium", -500))).toContain(
      "which costs $500 a year more",
    );
    expect(rightSizingInWords(gain("cilium", "Cilium", 0))).toContain("no difference in cost");
    expect(requestText({ cpuMilli: 0, memoryMiB: 0 })).toBe("nothing");
    expect(requestText({ cpuMilli: 38, memoryMiB: 72 })).toBe("38m and 72Mi");
  });
});
