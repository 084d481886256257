import { describe, expect, test } from "vitest";
import { planComparison } from "@/lib/packing/monotone";
import { planNodes } from "@/lib/packing/plan-nodes";
import type { Plan } from "@/lib/packing/types";
import { verifyCertificate, verifyPlan } from "@/lib/packing/verify";
import { menuCases } from "../packing/menu-cases";
import { overheadSweep } from "../packing/sweeps";

const bill = (plan: Plan) =>
  plan.lowerBoundCostMicroUsdPerHour === undefined ? plan.nodeCount : plan.costMicroUsdPerHour!;

describe("the packer at full size", () => {
  test("300 seeded cases: at least 95 % proven minimal, all of them checked", () => {
    let proven = 0;
    for (const problem of menuCases(2026, 300)) {
      const plan = planNodes(problem);
      expect(verifyPlan(problem, plan)).toEqual([]);
      expect(verifyCertificate(problem, plan.certificate)).toEqual([]);
      if (plan.proven) proven++;
    }
    expect(proven).toBeGreaterThanOrEqual(285);
  }, 600_000);

  test("500 overhead sweeps: not one step with fewer nodes or a lower bill", () => {
    for (let seed = 1000; seed < 1500; seed++) {
      const sweep = overheadSweep(seed);
      const plans = planComparison(sweep);
      for (let k = 0; k < plans.length; k++) {
        expect(verifyPlan(sweep[k]!, plans[k]!)).toEqual([]);
        if (k > 0) expect(bill(plans[k]!)).toBeGreaterThanOrEqual(bill(plans[k - 1]!));
      }
    }
  }, 600_000);
});
