import { expect, it } from "vitest";
import { billsTable } from "@/lib/charts/bills";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import { poolByOwner } from "@/lib/charts/pool-by-owner";
import { scenarioDifference } from "@/lib/charts/scenario-difference";
import { inputDifferences } from "@/lib/scenario/differences";
import type { ScenarioEstimate } from "@/lib/estimate";
import { fullEstimate, scenario } from "../helpers/estimates";

function figures({ comparison }: ScenarioEstimate) {
  return {
    rows: comparisonRows(comparison),
    bills: billsTable(comparison),
    pools: {
      cpu: poolByOwner(comparison, "cpu"),
      memory: poolByOwner(comparison, "memory"),
      pods: poolByOwner(comparison, "pods"),
    },
  };
}

const a = scenario({ workloads: { namespaceCopies: 8 } });
const b = scenario({
  workloads: { namespaceCopies: 8 },
  traffic: { httpRequestsPerSecondPerPod: 100 },
  options: { linkerd: { highAvailability: false } },
  overrides: { "envoy.memory.base": { low: 30, typical: 30, high: 30 } },
});

it("names every changed input once, as a person reads it", () => {
  expect(inputDifferences(a, b)).toEqual([
    { label: "Requests into every pod", before: "20", after: "100" },
    { label: "Linkerd: High availability", before: "default", after: "no" },
    { label: "envoy.memory.base", before: "default", after: "30" },
  ]);
  expect(inputDifferences(a, a)).toEqual([]);
});

it("more traffic moves the proxies of sidecars and nothing without a mesh", () => {
  const options = scenarioDifference(figures(fullEstimate(a)), figures(fullEstimate(b)));
  const sidecar = options.find((option) => option.id === "istio-sidecar");
  expect(sidecar?.terms[0]?.label).toBe("Per-pod proxies");
  expect(sidecar?.terms[0]?.change).toBeGreaterThan(0);
  expect(sidecar?.nodes.after).toBeGreaterThan(sidecar?.nodes.before ?? 0);
  const none = options.find((option) => option.id === "none");
  expect(none?.terms).toEqual([]);
  // Five times the requests, five times the bytes between zones: 20 → 100 a second.
  expect(none?.billTerms.map((term) => term.label)).toEqual(["Traffic between zones"]);
  expect(none?.nodes.after).toBe(none?.nodes.before);
});
