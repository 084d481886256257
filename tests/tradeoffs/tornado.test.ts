import { describe, expect, it } from "vitest";
import { span, type Tornado, tornadoInWords, tornadoTitle } from "@/lib/charts/tradeoffs/tornado";
import { FULL_PLANNING } from "@/lib/estimate";
import { compare } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { ComparisonInput } from "@/lib/model/types";
import { finished } from "@/lib/tradeoffs/for-scenario";
import { tornado } from "@/lib/tradeoffs/tornado";
import { resolved, scenario } from "../helpers/estimates";

const asked = scenario({
  workloads: { source: "quick", quickPods: 300 },
  traffic: { httpRequestsPerSecondPerPod: 60 },
});
const { input } = resolved(asked);
const of = (id: string, from: ComparisonInput = input) => {
  const found = finished(tornado(from, MESH_OPTIONS, id, [], FULL_PLANNING));
  if (found === undefined) throw new Error("nothing planned");
  return found;
};

/** Both options of a pair through the whole comparison, with one coefficient of both at an end. */
function pairedByComparison(optionId: string, coefficient: string, end: "low" | "high") {
  const coefficients = Object.fromEntries(
    Object.entries(input.coefficients).map(([id, own]) => [
      id,
      { ...own, typical: { ...own.typical, [coefficient]: own[end][coefficient] ?? 0 } },
    ]),
  );
  const { options } = compare({ ...input, coefficients }, MESH_OPTIONS, FULL_PLANNING);
  const option = options.find(({ id }) => id === optionId);
  const [none] = options;
  if (option === undefined || none === undefined) throw new Error("no such option");
  return {
    nodes: option.typical.nodes - none.typical.nodes,
    microUsdPerMonth: option.typical.microUsdPerMonth - none.typical.microUsdPerMonth,
  };
}

describe("tornado", () => {
  it.each(["istio-sidecar", "istio-ambient-waypoints", "linkerd"])(
    "%s: every bar is a pair of runs of the whole comparison",
    (id) => {
      const found = of(id);
      expect(found.bars.length).toBeGreaterThan(1);
      const own = found.bars.filter(({ kind }) => kind === "coefficient");
      for (const bar of own) {
        expect(bar.low, bar.id).toEqual(pairedByComparison(id, bar.id, "low"));
        expect(bar.high, bar.id).toEqual(pairedByComparison(id, bar.id, "high"));
      }
    },
  );

  it("the widest comes first, and nothing that moves nothing is a bar", () => {
    const found = of("istio-sidecar");
    const spans = found.bars.map((bar) => span(found, bar));
    expect(spans).toEqual(spans.toSorted((a, b) => b - a));
    for (const { low, high } of found.bars) {
      expect([low, high]).not.toEqual([found.here, found.here]);
    }
  });

  it("what option and no mesh share moves both", () => {
    // Nodes may be used to three tenths only, so that use binds, not requests.
    const tight = resolved({
      ...asked,
      sizing: { ...asked.sizing, cpuUseTargetPercent: 30 },
    }).input;
    const found = of("istio-sidecar", tight);
    const bar = found.bars.find(({ id }) => id === "application.cpu.useShare");
    const noneAt = (end: "low" | "high") => {
      const own = tight.coefficients["none"];
      const share = own?.[end]["application.cpu.useShare"] ?? 0;
      const typical = { ...own?.typical, "application.cpu.useShare": share };
      const coefficients = {
        ...tight.coefficients,
        none: { low: typical, typical, high: typical },
      };
      return compare({ ...tight, coefficients }, MESH_OPTIONS.slice(0, 1), FULL_PLANNING).options[0]
        ?.typical.nodes;
    };
    // No mesh alone goes from 26 nodes to 58, and sidecars with it: the pair differs by far less.
    const alone = (noneAt("high") ?? 0) - (noneAt("low") ?? 0);
    expect(alone).toBeGreaterThan(20);
    expect(bar).toBeDefined();
    if (bar !== undefined) expect(Math.abs(bar.high.nodes - bar.low.nodes)).toBeLessThan(alone / 2);
  });

  it("a pinned value has no bar", () => {
    const pinned = { ...asked, overrides: { "hardware.factor": { low: 2, typical: 2, high: 2 } } };
    const found = of("istio-sidecar", resolved(pinned).input);
    expect(found.bars.some(({ id }) => id === "hardware.factor")).toBe(false);
    expect(of("istio-sidecar").bars.some(({ id }) => id === "hardware.factor")).toBe(true);
  });

  it("an option that cannot be planned has none", () => {
    const tooLarge = scenario({ workloads: { source: "quick", quickCpuMilli: 900_000 } });
    const steps = tornado(resolved(tooLarge).input, MESH_OPTIONS, "linkerd", [], FULL_PLANNING);
    expect(finished(steps)).toBeUndefined();
  });
});

describe("in words", () => {
  const delta = (nodes: number) => ({ nodes, microUsdPerMonth: nodes * 100e6 });
  const bar = (label: string, low: number, high: number) => ({
    id: label,
    label,
    kind: "coefficient" as const,
    lowText: "1",
    highText: "3",
    low: delta(low),
    high: delta(high),
  });
  const made = (bars: Tornado["bars"]): Tornado => ({
    option: { id: "istio-sidecar", name: "Istio sidecar" },
    here: delta(4),
    bars,
    unmoved: 2,
  });

  it("the widest bar is named with both its ends", () => {
    expect(tornadoTitle(made([bar("Hardware factor", 2, 8), bar("Traffic", 3, 4)]))).toBe(
      "Hardware factor moves the extra cost of Istio sidecars most: +$200 to +$800 a month",
    );
    expect(tornadoInWords(made([bar("Hardware factor", 2, 8)]))).toBe(
      "Istio sidecars against no mesh: +4 nodes, +$400 a month. Hardware factor: +$200 and +2 nodes at 1, +$800 and +8 nodes at 3. 2 more move nothing.",
    );
  });

  it("a bar that lies on one side reaches back to this scenario", () => {
    expect(tornadoTitle(made([bar("Node size", 6, 5)]))).toBe(
      "Node size moves the extra cost of Istio sidecars most: +$400 to +$600 a month",
    );
  });

  it("equals are named together", () => {
    expect(tornadoTitle(made([bar("Hardware factor", 2, 5), bar("ztunnel CPU", 2, 5)]))).toBe(
      "Hardware factor and ztunnel CPU move the extra cost of Istio sidecars most: +$200 to +$500 a month each",
    );
  });

  it("many equals are counted", () => {
    const equals = ["A", "B", "C"].map((label) => bar(label, 4, 5));
    expect(tornadoTitle(made(equals))).toBe(
      "3 values move the extra cost of Istio sidecars most, each alike: +$400 to +$500 a month",
    );
  });

  it("nothing moves it", () => {
    expect(tornadoTitle(made([]))).toBe(
      "Nothing within its range moves what Istio sidecars are to cost beyond no mesh",
    );
  });
});
