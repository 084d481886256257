import { describe, expect, it } from "vitest";
import { formFacts } from "@/components/inputs/form-facts";
import { memoryBesideBase, PROXY_MEMORY_BASE } from "@/components/inputs/measured-memory";
import { changeOverride } from "@/components/inputs/change-option";
import { explain } from "@/lib/model/explain";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { Scenario } from "@/lib/scenario/schema";
import { greedyEstimate, optionOf, scenario } from "../helpers/estimates";

const small = scenario({ workloads: { source: "quick", quickPods: 30 } });

function steps(of: Scenario, id: string) {
  const estimate = greedyEstimate(of);
  const option = MESH_OPTIONS.find((candidate) => candidate.id === id);
  if (option === undefined) throw new Error(id);
  return explain(estimate.input, option, "typical", optionOf(estimate, id).typical);
}

describe("a measured sidecar", () => {
  it.each(Object.entries(PROXY_MEMORY_BASE))(
    "%s: 90 MiB in all are 90 MiB in the model",
    (id, baseId) => {
      const beside = memoryBesideBase(steps(small, id), baseId) ?? Number.NaN;
      expect(beside).toBeGreaterThan(0);
      const measured = changeOverride(small, baseId, 90 - beside);
      const memory = steps(measured, id).filter(
        (step) => step.unit === "MiB" && step.coefficients.some((cited) => cited.id === baseId),
      );
      expect(memory.length).toBeGreaterThan(0);
      for (const step of memory) expect(step.result).toBeCloseTo(90, 6);
    },
  );

  it("where nothing follows the base there is nothing to measure against", () => {
    expect(memoryBesideBase(steps(small, "cilium"), "envoy.memory.base")).toBeUndefined();
  });
});

it("every mesh's requests are those of its charts, by release", () => {
  const { requests } = formFacts();
  const of = (option: string, id: string) =>
    requests[option]
      ?.find((request) => request.id === id)
      ?.rows.map(({ from, catalogue }) => [from, catalogue.typical]);
  // Istio's chart: proxy 100m and 128Mi; ztunnel 200m and 512Mi since 1.23, 500m and 2Gi before.
  expect(of("istio-sidecar", "sidecar.request.memory")).toEqual([["any", 128]]);
  expect(of("istio-ambient-l4", "ztunnel.request.memory")).toEqual([
    ["any", 2048],
    ["1.23", 512],
  ]);
  for (const list of Object.values(requests)) expect(list.length).toBeGreaterThan(1);
});
