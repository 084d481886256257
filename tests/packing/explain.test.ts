import { expect, test } from "vitest";
import { explainPlan } from "@/lib/packing/explain";
import { planNodes } from "@/lib/packing/plan-nodes";
import type { PackingProblem } from "@/lib/packing/types";

const problem: PackingProblem = {
  nodeTypes: [{ name: "n", capacity: [10, 20] }],
  podClasses: [
    { name: "web", size: [6, 5], count: 3 },
    { size: [2, 2], count: 2, maxPerNode: 1 },
  ],
};

test("patterns, stranded amounts, room and weights of three nodes", () => {
  const plan = planNodes(problem);
  // 6 + 6 > 10, so each "web" has a node of its own; the two small pods join two of them.
  expect(plan.nodeCount).toBe(3);
  const explained = explainPlan(problem, plan);
  const nodes = explained.patterns.reduce((sum, p) => sum + p.count, 0);
  expect(nodes).toBe(3);
  // Demand 3 x 6 + 2 x 2 = 22 of 30 and 3 x 5 + 2 x 2 = 19 of 60.
  expect(explained.dimensions).toEqual([
    { dimension: 0, demand: 22, offered: 30, stranded: 8, largestNode: 10, nodesWorth: 2.2 },
    { dimension: 1, demand: 19, offered: 60, stranded: 41, largestNode: 20, nodesWorth: 0.95 },
  ]);
  // No room for another "web" (4 free at most); one small pod on the node without one.
  expect(explained.room).toEqual([0, 1]);
  // The sum is reason enough (2.2, so 3 nodes): no weights are needed.
  expect(explained.weights).toEqual([]);
});

test("weights of a proof: three pods of 3 units on nodes of 5 each need a node", () => {
  const pairs: PackingProblem = {
    nodeTypes: [{ name: "n", capacity: [5] }],
    podClasses: [{ name: "web", size: [3], count: 3 }],
  };
  const [table] = explainPlan(pairs, planNodes(pairs)).weights;
  const [row] = table!.rows;
  // Whatever the scale: one pod weighs as much as a node can carry.
  expect(row).toMatchObject({ name: "web", count: 3, weight: table!.heaviestNode[0]!.weight });
  expect(table!.total).toBe(3 * row!.weight);
});

test("each pattern says who stands on it and what is free", () => {
  const one = { ...problem, podClasses: [{ name: "web", size: [6, 5], count: 1 }] };
  expect(explainPlan(one, planNodes(one)).patterns).toEqual([
    {
      type: "n",
      count: 1,
      pods: [{ podClass: 0, name: "web", pods: 1 }],
      used: [6, 5],
      free: [4, 15],
    },
  ]);
});

test("pods without a size have room without end; a plan with issues explains nothing", () => {
  const weightless = { ...problem, podClasses: [{ size: [0, 0], count: 2 }] };
  expect(explainPlan(weightless, planNodes(weightless)).room).toEqual([undefined]);
  const broken = { ...problem, nodeTypes: [] };
  expect(explainPlan(broken, planNodes(broken)).patterns).toEqual([]);
});
