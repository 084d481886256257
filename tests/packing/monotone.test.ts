import { plain } from "@/lib/lazy";
import { describe, expect, test } from "vitest";
import { adoptPlan, asksAtMost, planComparison } from "@/lib/packing/monotone";
import { planNodes } from "@/lib/packing/plan-nodes";
import type { PackingProblem, Plan } from "@/lib/packing/types";
import { verifyCertificate, verifyPlan } from "@/lib/packing/verify";
import { overheadSweep } from "./sweeps";

const bill = (plan: Plan) =>
  plan.lowerBoundCostMicroUsdPerHour === undefined ? plan.nodeCount : plan.costMicroUsdPerHour!;
const bound = (plan: Plan) => plan.lowerBoundCostMicroUsdPerHour ?? plan.lowerBound;

describe("who asks for at most what", () => {
  const base: PackingProblem = {
    nodeTypes: [{ name: "n", capacity: [100, 100] }],
    podClasses: [{ name: "web", size: [10, 10], count: 5, maxPerNode: 2 }],
  };
  const changed = (change: object) => ({
    ...base,
    podClasses: [{ ...base.podClasses[0]!, ...change }],
  });

  test.each<[string, PackingProblem, boolean]>([
    ["itself", base, true],
    ["larger pods", changed({ size: [11, 10] }), true],
    ["more pods", changed({ count: 6 }), true],
    ["a tighter host limit", changed({ maxPerNode: 1 }), true],
    [
      "a class more",
      { ...base, podClasses: [...base.podClasses, { name: "x", size: [1, 1], count: 1 }] },
      true,
    ],
    ["smaller nodes", { ...base, nodeTypes: [{ name: "n", capacity: [99, 100] }] }, true],
    ["a minimum", { ...base, minNodes: 4 }, true],
    ["smaller pods", changed({ size: [9, 10] }), false],
    ["fewer pods", changed({ count: 4 }), false],
    ["a looser host limit", changed({ maxPerNode: undefined }), false],
    ["another class", changed({ name: "api" }), false],
    ["larger nodes", { ...base, nodeTypes: [{ name: "n", capacity: [101, 100] }] }, false],
    ["nodes of another name", { ...base, nodeTypes: [{ name: "m", capacity: [100, 100] }] }, false],
  ])("the base against %s", (_, other, expected) => {
    expect(asksAtMost(base, other)).toBe(expected);
  });

  test("a plan for more pods carries fewer, and bare nodes are given up", () => {
    const more: PackingProblem = {
      ...base,
      podClasses: [...base.podClasses, { name: "x", size: [100, 100], count: 2 }],
    };
    const adopted = adoptPlan(base, more, planNodes(more));
    // 5 pods, 2 to a node: ceil(5 / 2) = 3; the two nodes of class x are left out.
    expect(adopted.nodeCount).toBe(3);
    expect(verifyPlan(base, adopted)).toEqual([]);
  });
});

describe("a comparison", () => {
  test("a poor plan gives way to its neighbour's, a weak bound too", () => {
    const sweep = overheadSweep(6);
    const starved = sweep.map((problem, k) =>
      k % 2 === 0 ? { ...problem, budget: { pivots: 0, branchNodes: 0 } } : problem,
    );
    const plans = planComparison(starved);
    for (const [k, plan] of plans.entries()) {
      expect(verifyPlan(starved[k]!, plan)).toEqual([]);
      expect(verifyCertificate(starved[k]!, plan.certificate)).toEqual([]);
      if (k === 0) continue;
      expect(bill(plan)).toBeGreaterThanOrEqual(bill(plans[k - 1]!));
      expect(bound(plan)).toBeGreaterThanOrEqual(bound(plans[k - 1]!));
    }
  });

  test("problems that cannot be planned keep their issues and disturb nobody", () => {
    const sweep = overheadSweep(2);
    const broken = { ...sweep[0]!, nodeTypes: [] };
    const [first, second] = planComparison([broken, sweep[1]!]);
    expect(first!.issues).not.toEqual([]);
    expect(plain(second!)).toEqual(plain(planNodes(sweep[1]!)));
  });

  test("40 overhead sweeps: more overhead never means fewer nodes or a lower bill", () => {
    for (let seed = 0; seed < 40; seed++) {
      const sweep = overheadSweep(seed);
      const plans = planComparison(sweep);
      for (let k = 0; k < plans.length; k++) {
        expect(verifyPlan(sweep[k]!, plans[k]!)).toEqual([]);
        if (k > 0) expect(bill(plans[k]!)).toBeGreaterThanOrEqual(bill(plans[k - 1]!));
      }
    }
  });
});
