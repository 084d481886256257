import { expect, it } from "vitest";
import { FULL_PLANNING } from "@/lib/estimate";
import { preparedRun } from "@/lib/model/compare";
import { packingProblem, smallestPool } from "@/lib/model/node-pool";
import { MESH_OPTIONS } from "@/lib/model/options";
import { verifyPlan } from "@/lib/packing/verify";
import { fullEstimate, resolved, scenario } from "../helpers/estimates";

const rows = Array.from({ length: 1000 }, (_, index) => ({
  name: `service ${index}`,
  namespace: `namespace ${index % 20}`,
  replicas: 1 + (index % 5),
  cpuRequestMilli: 50 + ((index * 37) % 900),
  memoryRequestMiB: 64 + ((index * 91) % 3000),
}));
const thousandRows = scenario({ workloads: { source: "rows", namespaceCopies: 1, rows } });

it("1,000 different rows get a plan above, a bound below, and little between them", () => {
  const { comparison } = fullEstimate(thousandRows);
  // Sums by hand: CPU over 3,770m and memory over 14,472 MiB a node, system pods aside.
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + of(row) * row.replicas, 0);
  const bySums = Math.max(
    Math.ceil(sum((row) => row.cpuRequestMilli) / 3770),
    Math.ceil(sum((row) => row.memoryRequestMiB) / 14_472),
  );
  const none = comparison.options[0]?.typical;
  expect(none?.lowerBound).toBeGreaterThanOrEqual(bySums);
  for (const option of comparison.options) {
    for (const { nodes, lowerBound } of [option.low, option.typical, option.high]) {
      expect(nodes).toBeGreaterThanOrEqual(lowerBound);
      expect(nodes).toBeLessThan(lowerBound * 1.06);
    }
    expect(option.low.nodes).toBeLessThanOrEqual(option.typical.nodes);
    expect(option.typical.nodes).toBeLessThanOrEqual(option.high.nodes);
  }
});

it("each of them stands on a node, by the independent checker", () => {
  const { input } = resolved(thousandRows);
  for (const option of MESH_OPTIONS) {
    const [prepared] = preparedRun(input, option, "typical").pools;
    if (prepared === undefined) throw new Error("no pool");
    const pool = smallestPool(prepared.input, FULL_PLANNING.plan);
    const problem = packingProblem(prepared.input, pool.servingNodes, pool.nodes);
    expect(verifyPlan(problem, pool.plan)).toEqual([]);
    expect(pool.plan.nodeCount).toBeLessThanOrEqual(pool.nodes);
  }
});
