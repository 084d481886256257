import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planNodes } from "@/lib/packing/plan-nodes";
import type { Certificate, PackingProblem, Plan } from "@/lib/packing/types";
import { boundOf, verifyCertificate, verifyPlan } from "@/lib/packing/verify";
import { priceList } from "./menu-cases";

/** 3 and 2 units on nodes of 5: pairs of one each; weights prove what the sum cannot. */
const problem: PackingProblem = {
  nodeTypes: [{ name: "n", capacity: [10, 10], priceMicroUsdPerHour: 100 }],
  podClasses: [
    { name: "a", size: [6, 1], count: 4 },
    { name: "b", size: [1, 6], count: 4, maxPerNode: 1 },
  ],
};

const plan: Plan = {
  nodes: [{ type: "n", count: 4, pods: [1, 1] }],
  nodeCount: 4,
  costMicroUsdPerHour: 400,
  lowerBound: 4,
  proven: true,
  certificate: { kind: "weights", weights: [1, 0], heaviestNode: [1], lowerBound: 4 },
  bindingResource: 0,
  issues: [],
};

const codes = (found: readonly { code: string }[]) => found.map((f) => f.code);

describe("verifyPlan", () => {
  test("a plan made by hand holds", () => {
    expect(verifyPlan(problem, plan)).toEqual([]);
  });

  const group = plan.nodes[0]!;
  test.each([
    ["a node too few", { nodes: [{ ...group, count: 3 }] }, "wrong-placement"],
    ["a pod too many on a node", { nodes: [{ ...group, pods: [2, 1] }] }, "over-capacity"],
    ["the host limit passed", { nodes: [{ ...group, count: 4, pods: [1, 2] }] }, "over-host-limit"],
    ["a type of its own", { nodes: [{ ...group, type: "x" }] }, "unknown-type"],
    ["no nodes in a group", { nodes: [{ ...group, count: 0 }] }, "bad-count"],
    ["half a node", { nodes: [{ ...group, count: 0.5 }] }, "bad-count"],
    ["negative pods", { nodes: [{ ...group, pods: [-1, 1] }] }, "bad-pods"],
    ["a short vector", { nodes: [{ ...group, pods: [1] }] }, "bad-pods"],
    ["another node count", { nodeCount: 3 }, "wrong-node-count"],
    ["another cost", { costMicroUsdPerHour: 300 }, "wrong-cost"],
    ["no cost", { costMicroUsdPerHour: undefined }, "wrong-cost"],
    ["a bound above the plan", { lowerBound: 5 }, "bound-above-plan"],
    ["a bound that is not the certificate's", { lowerBound: 3 }, "wrong-certificate"],
    ["proven, though it is not said so", { proven: false }, "wrong-proof"],
    ["no plan", { issues: [{ code: "x", path: "", message: "" }] }, "no-plan"],
  ])("refuses %s", (_, change, code) => {
    expect(codes(verifyPlan(problem, { ...plan, ...change }))).toContain(code);
  });

  test("refuses fewer nodes than the minimum", () => {
    expect(codes(verifyPlan({ ...problem, minNodes: 5 }, plan))).toContain("below-minimum");
  });

  test("an honest plan of the planner, mutated in any one number, is refused", () => {
    const honest = planNodes(problem);
    expect(verifyPlan(problem, honest)).toEqual([]);
    for (const [g, nodes] of honest.nodes.entries()) {
      for (const i of nodes.pods.keys()) {
        for (const step of [-1, 1]) {
          const pods = nodes.pods.map((k, at) => (at === i ? k + step : k));
          const mutated = honest.nodes.map((n, at) => (at === g ? { ...n, pods } : n));
          expect(verifyPlan(problem, { ...honest, nodes: mutated })).not.toEqual([]);
        }
      }
    }
  });
});

describe("verifyCertificate", () => {
  test("weights: class a weighs 1, two of them need 12 of 10 units, so 4 pods need 4 nodes", () => {
    expect(boundOf(problem, plan.certificate)).toEqual({ lowerBound: 4 });
    expect(verifyCertificate(problem, plan.certificate)).toEqual([]);
  });

  const weights = { kind: "weights", weights: [1, 0], heaviestNode: [1], lowerBound: 4 } as const;
  test.each<[string, Certificate, string]>([
    ["a bound too high", { ...weights, lowerBound: 5 }, "bound-too-high"],
    ["a heavier class", { ...weights, weights: [2, 0] }, "node-is-heavier"],
    ["a lighter node", { ...weights, weights: [1, 1] }, "node-is-heavier"],
    ["a negative weight", { ...weights, weights: [1, -1] }, "bad-weights"],
    ["half a weight", { ...weights, weights: [0.5, 0] }, "bad-weights"],
    ["too few weights", { ...weights, weights: [1] }, "bad-weights"],
    ["no node", { ...weights, heaviestNode: [] }, "bad-heaviest"],
    ["a nodeWeight of minus one", { ...weights, nodeWeight: -1 }, "bad-weights"],
    ["nothing, yet a bound", { kind: "empty", lowerBound: 1 }, "bound-too-high"],
    [
      "a sum: 28 units / 10 = 3",
      { kind: "resource-sum", dimension: 0, lowerBound: 4 },
      "bound-too-high",
    ],
    [
      "no such dimension",
      { kind: "resource-sum", dimension: 2, lowerBound: 1 },
      "unknown-dimension",
    ],
    [
      "spread: ceil(4 / 1) = 4",
      { kind: "host-spread", podClass: 1, lowerBound: 5 },
      "bound-too-high",
    ],
    [
      "spread of a class without one",
      { kind: "host-spread", podClass: 0, lowerBound: 1 },
      "unknown-class",
    ],
    ["a minimum nobody asked for", { kind: "min-nodes", lowerBound: 2 }, "bound-too-high"],
    [
      "cuts that prove 4, not 5",
      { kind: "cuts", cuts: [weights], lowerBound: 5 },
      "bound-too-high",
    ],
    [
      "cuts with a wrong node",
      { kind: "cuts", cuts: [{ weights: [3, 1], heaviestNode: [3] }], lowerBound: 4 },
      "node-is-heavier",
    ],
  ])("refuses %s", (_, certificate, code) => {
    expect(codes(verifyCertificate(problem, certificate))).toContain(code);
  });

  test("refuses a claim above the certificate's own bound", () => {
    expect(codes(verifyCertificate(problem, weights, 5))).toEqual(["bound-too-high"]);
    expect(verifyCertificate(problem, weights, 4)).toEqual([]);
  });

  test("cuts hold when the sums and weights together leave no cheaper choice", () => {
    expect(verifyCertificate(problem, { kind: "cuts", cuts: [weights], lowerBound: 4 })).toEqual(
      [],
    );
  });

  test("a small mix carries cuts; a cent more is refused, and so is any heavier pod", () => {
    const mix: PackingProblem = {
      nodeTypes: priceList(5),
      podClasses: [
        { size: [900, 3000, 1], count: 9 },
        { size: [400, 5000, 1], count: 7 },
        { size: [1700, 1500, 1], count: 6 },
      ],
    };
    const { certificate, proven } = planNodes(mix);
    expect(proven).toBe(true);
    if (certificate.kind !== "cuts") throw new Error(`expected cuts, got ${certificate.kind}`);
    expect(verifyCertificate(mix, certificate)).toEqual([]);
    const cost = certificate.lowerBoundCostMicroUsdPerHour! + 1;
    const dearer = { ...certificate, lowerBoundCostMicroUsdPerHour: cost };
    expect(codes(verifyCertificate(mix, dearer))).toEqual(["bound-too-high"]);
    const heavier = certificate.cuts.map((cut, k) =>
      k < certificate.cuts.length - 1 ? cut : { ...cut, weights: cut.weights.map((w) => 2 * w) },
    );
    expect(codes(verifyCertificate(mix, { ...certificate, cuts: heavier }))).toContain(
      "node-is-heavier",
    );
  });
});

test("nonsense is refused, never stumbled over", () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (a, b) => {
      expect(verifyPlan(a as PackingProblem, plan)).not.toEqual([]);
      expect(verifyPlan(problem, b as Plan)).not.toEqual([]);
      expect(verifyCertificate(problem, b as Certificate)).not.toEqual([]);
      const broken = { ...plan, certificate: a as Certificate };
      expect(verifyPlan(problem, broken)).not.toEqual([]);
    }),
    { seed: 31, numRuns: 300 },
  );
});
