import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstAnswer, planNodes } from "@/lib/packing/plan-nodes";
import { simulate } from "@/lib/packing/simulate";
import type { PackingProblem } from "@/lib/packing/types";
import { verifyCertificate, verifyPlan } from "@/lib/packing/verify";
import { mediumProblem, tinyProblem } from "./arbitraries";
import { bruteForceOptimum } from "./brute-force";
import { menuCase, menuCases, NODE_SHAPES, priceList, seededRandom } from "./menu-cases";

type Instance = {
  readonly name: string;
  readonly capacity?: readonly number[];
  readonly binTypes?: readonly { name: string; capacity: readonly number[]; cost: number }[];
  readonly items: readonly { size: readonly number[]; count: number; max?: number }[];
  readonly optimum?: number;
  readonly optimumCost?: number;
  readonly lowerBoundCost?: number;
  readonly bestKnownCost?: number;
};

const file = new URL("./instances.json", import.meta.url);
const { instances } = JSON.parse(readFileSync(file, "utf8")) as { instances: Instance[] };

const problemOf = ({ capacity, binTypes, items }: Instance): PackingProblem => ({
  nodeTypes: binTypes
    ? binTypes.map((b) => ({ name: b.name, capacity: b.capacity, priceMicroUsdPerHour: b.cost }))
    : [{ name: "node", capacity: capacity! }],
  podClasses: items.map(({ size, count, max }) => ({ size, count, maxPerNode: max })),
});

const refusals = (problem: PackingProblem) => {
  const plan = planNodes(problem);
  return [...verifyPlan(problem, plan), ...verifyCertificate(problem, plan.certificate)];
};

describe("instances with known answers", () => {
  const single = instances.filter((i) => i.optimum !== undefined);
  test.each(single.map((i) => [i.name, i] as const))("%s: the optimum, proven", (_, instance) => {
    const problem = problemOf(instance);
    const plan = planNodes(problem);
    expect(plan.nodeCount).toBe(instance.optimum);
    expect(plan.lowerBound).toBe(instance.optimum);
    expect(plan.proven).toBe(true);
    expect(refusals(problem)).toEqual([]);
  });

  test("a tight cluster within the budget of a comparison: as few nodes as the sums allow", () => {
    // Online Boutique, 34 copies, with waypoints for 85, 88 and 90 % of its requests at layer 7.
    for (const waypointMilli of [91, 94, 95]) {
      const sizes: readonly (readonly [readonly number[], number])[] = [
        [[100, 64, 1, 35, 28], 7 * 34],
        [[200, 180, 1, 70, 81], 34],
        [[200, 64, 1, 70, 28], 34],
        [[70, 200, 1, 24, 90], 34],
        [[300, 256, 1, 105, 115], 34],
        [[100, 220, 1, 35, 99], 34],
        [[100, 70, 1, 35, 31], 2],
        [[23, 128, 1, 18, 99], 2],
        [[waypointMilli, 116, 1, 72, 91], 68],
      ];
      const problem: PackingProblem = {
        nodeTypes: [{ name: "node", capacity: [3535, 14_384, 54, 2895, 12_956] }],
        podClasses: sizes.map(([size, count]) => ({ size, count })),
        budget: { pivots: 4000, branchNodes: 30_000 },
      };
      // CPU alone: at 91m each 59,814m ÷ 3,535m = 16.9, at 95m 60,086m ÷ 3,535m = 16.997.
      const plan = planNodes(problem);
      expect([plan.nodeCount, plan.lowerBound], `${waypointMilli}m`).toEqual([17, 17]);
      expect(refusals(problem)).toEqual([]);
    }
  });

  const mixes = instances.filter((i) => i.optimumCost !== undefined);
  test.each(mixes.map((i) => [i.name, i] as const))("%s: the cheapest mix", (_, instance) => {
    const problem = problemOf(instance);
    const plan = planNodes(problem);
    expect(plan.costMicroUsdPerHour).toBe(instance.optimumCost);
    expect(plan.lowerBoundCostMicroUsdPerHour).toBe(instance.optimumCost);
    expect(refusals(problem)).toEqual([]);
  });

  test("a large mix lies within 0.1 % of its own bound and of the interval known", () => {
    const instance = instances.find((i) => i.name === "k8s-mix-11")!;
    const problem = problemOf(instance);
    const plan = planNodes(problem);
    const { costMicroUsdPerHour: cost, lowerBoundCostMicroUsdPerHour: bound } = plan;
    expect(cost).toBeLessThanOrEqual(instance.bestKnownCost! * 1.001);
    expect(cost).toBeGreaterThanOrEqual(instance.lowerBoundCost!);
    expect(bound).toBeLessThanOrEqual(instance.bestKnownCost!);
    expect(cost! / bound!).toBeLessThan(1.001);
    expect(refusals(problem)).toEqual([]);
  });
});

describe("worked examples", () => {
  test("10 pods of 1 core on nodes of 4 cores: 10 / 4 = 2.5, so 3 nodes", () => {
    const plan = planNodes({
      nodeTypes: [{ name: "n", capacity: [4000] }],
      podClasses: [{ size: [1000], count: 10 }],
    });
    expect(plan).toMatchObject({ nodeCount: 3, lowerBound: 3, proven: true, bindingResource: 0 });
    expect(plan.certificate.kind).toBe("resource-sum");
  });

  test("equal edge: a pod exactly fills the node", () => {
    const plan = planNodes({
      nodeTypes: [{ name: "n", capacity: [4000, 8000, 1] }],
      podClasses: [{ size: [4000, 8000, 1], count: 2 }],
    });
    expect(plan.nodeCount).toBe(2);
  });

  test("three pods of 3 units, capacity 5: 9 / 5 = 1.8, yet no two share a node: 3", () => {
    const plan = planNodes({
      nodeTypes: [{ name: "n", capacity: [5] }],
      podClasses: [{ size: [3], count: 3 }],
    });
    expect(plan).toMatchObject({ nodeCount: 3, lowerBound: 3, proven: true });
  });

  test("host spread: 7 pods, 2 to a node: ceil(7 / 2) = 4 nodes", () => {
    const plan = planNodes({
      nodeTypes: [{ name: "n", capacity: [100] }],
      podClasses: [{ size: [1], count: 7, maxPerNode: 2 }],
    });
    expect(plan).toMatchObject({ nodeCount: 4, lowerBound: 4, proven: true });
    expect(plan.certificate.kind).toBe("host-spread");
  });

  test("the user's minimum is met with empty nodes and is its own reason", () => {
    const plan = planNodes({
      nodeTypes: [{ name: "n", capacity: [100] }],
      podClasses: [{ size: [1], count: 7 }],
      minNodes: 3,
    });
    expect(plan).toMatchObject({ nodeCount: 3, lowerBound: 3, proven: true });
    expect(plan.certificate.kind).toBe("min-nodes");
  });

  test("cheapest mix: 5 units on {4 for 4, 2 for 3}: 4 + 3 = 7 beats 4 + 4 and 3 x 3", () => {
    const plan = planNodes({
      nodeTypes: [
        { name: "large", capacity: [4], priceMicroUsdPerHour: 4 },
        { name: "small", capacity: [2], priceMicroUsdPerHour: 3 },
      ],
      podClasses: [{ size: [1], count: 5 }],
    });
    expect(plan).toMatchObject({ costMicroUsdPerHour: 7, lowerBoundCostMicroUsdPerHour: 7 });
  });

  test("types without prices: the fewest nodes", () => {
    const plan = planNodes({
      nodeTypes: [
        { name: "wide", capacity: [8, 2] },
        { name: "tall", capacity: [2, 8] },
      ],
      podClasses: [
        { size: [4, 1], count: 2 },
        { size: [1, 4], count: 2 },
      ],
    });
    expect(plan).toMatchObject({ nodeCount: 2, proven: true });
    expect(plan.costMicroUsdPerHour).toBeUndefined();
  });

  test("pods without any size still need a node", () => {
    const problem = {
      nodeTypes: [{ name: "n", capacity: [4] }],
      podClasses: [{ size: [0], count: 5 }],
    };
    expect(planNodes(problem)).toMatchObject({ nodeCount: 1, lowerBound: 1, proven: true });
    expect(refusals(problem)).toEqual([]);
  });

  test.each([0, 3])("no pods at all, minimum %i", (minNodes) => {
    const problem = {
      nodeTypes: [{ name: "n", capacity: [4] }],
      podClasses: [{ size: [1], count: 0 }],
      minNodes,
    };
    expect(planNodes(problem)).toMatchObject({ nodeCount: minNodes, proven: true });
    expect(planNodes(problem).bindingResource).toBeUndefined();
    expect(refusals(problem)).toEqual([]);
  });
});

describe("what is refused", () => {
  const node = { name: "n", capacity: [4000, 8000] };
  const podClass = { name: "web", size: [100, 100], count: 1 };
  const problem = (change: object): PackingProblem => ({
    nodeTypes: [node],
    podClasses: [podClass],
    ...change,
  });
  const pod = (change: object) => problem({ podClasses: [{ ...podClass, ...change }] });

  test.each([
    ["nothing", undefined, "not-an-object", ""],
    ["a number", 7, "not-an-object", ""],
    ["no types", problem({ nodeTypes: [] }), "no-node-types", "nodeTypes"],
    ["types are no list", problem({ nodeTypes: "x" }), "not-a-list", "nodeTypes"],
    ["a class that is null", problem({ podClasses: [null] }), "not-an-object", "podClasses.0"],
    [
      "two types of one name",
      problem({ nodeTypes: [node, node] }),
      "duplicate-name",
      "nodeTypes.1.name",
    ],
    ["no name", problem({ nodeTypes: [{ capacity: [1, 1] }] }), "not-text", "nodeTypes.0.name"],
    [
      "a negative price",
      problem({ nodeTypes: [{ ...node, priceMicroUsdPerHour: -1 }] }),
      "negative",
      "nodeTypes.0.priceMicroUsdPerHour",
    ],
    [
      "zero capacity",
      problem({ nodeTypes: [{ name: "n", capacity: [0, 0] }] }),
      "does-not-fit",
      "podClasses.0.size",
    ],
    [
      "NaN capacity",
      problem({ nodeTypes: [{ name: "n", capacity: [Number.NaN, 1] }] }),
      "not-a-number",
      "nodeTypes.0.capacity.0",
    ],
    [
      "a pod larger than every node",
      pod({ size: [4001, 100] }),
      "does-not-fit",
      "podClasses.0.size",
    ],
    ["a negative size", pod({ size: [-1, 100] }), "negative", "podClasses.0.size.0"],
    ["a fraction", pod({ size: [0.5, 100] }), "not-whole", "podClasses.0.size.0"],
    ["text for a number", pod({ size: ["1", 100] }), "not-a-number", "podClasses.0.size.0"],
    ["too short a vector", pod({ size: [1] }), "wrong-length", "podClasses.0.size"],
    ["an empty vector", pod({ size: [] }), "wrong-length", "podClasses.0.size"],
    ["NaN pods", pod({ count: Number.NaN }), "not-a-number", "podClasses.0.count"],
    ["half a pod", pod({ count: 1.5 }), "not-whole", "podClasses.0.count"],
    ["minus one pod", pod({ count: -1 }), "negative", "podClasses.0.count"],
    [
      "endless pods",
      pod({ count: Number.POSITIVE_INFINITY }),
      "not-a-number",
      "podClasses.0.count",
    ],
    ["10^12 pods", pod({ count: 1e12 }), "too-many-pods", "podClasses"],
    ["no pod of a class allowed", pod({ maxPerNode: 0 }), "too-small", "podClasses.0.maxPerNode"],
    ["a negative minimum", problem({ minNodes: -1 }), "negative", "minNodes"],
    ["a broken budget", problem({ budget: { pivots: -1 } }), "negative", "budget.pivots"],
    [
      "12,001 classes",
      problem({ podClasses: Array.from({ length: 12_001 }, () => podClass) }),
      "too-many",
      "podClasses",
    ],
  ] as const)("%s", (_, input, code, path) => {
    const plan = planNodes(input as PackingProblem);
    expect(plan.issues[0]).toMatchObject({ code, path });
    expect(plan).toMatchObject({ nodes: [], nodeCount: 0, lowerBound: 0, proven: false });
  });

  test("the message names the class, the rule and the node that came nearest", () => {
    const [issue] = planNodes(pod({ size: [4001, 100] })).issues;
    expect(issue?.message).toBe(
      'Pod class "web" fits on no node type (dimension 0: asks 4001, "n" offers 4000).',
    );
  });

  test("whatever comes in, a plan or issues come out, never a throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (a, b, c) => {
        const inputs = [
          a,
          { nodeTypes: a, podClasses: b },
          { nodeTypes: [a], podClasses: [b], minNodes: c },
        ];
        for (const input of inputs) {
          const plan = planNodes(input as PackingProblem);
          expect(plan.issues.length).toBeGreaterThan(0);
        }
      }),
      { seed: 20, numRuns: 300 },
    );
  });
});

describe("whether so many nodes will do", () => {
  test("500 pods of 250 m, 3,731 m a node: sums say 33.5, yet 14 a node make it 35.7", () => {
    const problem: PackingProblem = {
      nodeTypes: [{ name: "n", capacity: [3731, 14_408] }],
      podClasses: [
        { name: "a", size: [250, 256], count: 468 },
        { name: "b", size: [250, 256], count: 32 },
        { name: "c", size: [10, 20], count: 3 },
      ],
      enoughNodes: 35,
    };
    const plan = planNodes(problem);
    expect(plan.lowerBound).toBe(36);
    // Each of the large pods counts one, and no node holds more than floor(3731 / 250) = 14.
    expect(plan.certificate).toMatchObject({ weights: [1, 1, 0], heaviestNode: [14] });
    expect(verifyCertificate(problem, plan.certificate)).toEqual([]);
    expect(verifyPlan(problem, plan)).toEqual([]);
    expect(planNodes({ ...problem, enoughNodes: 36 }).nodeCount).toBe(36);
  });

  test("counting tells of more nodes than the sums, also where these ask for more already", () => {
    // Sums: 5 × 51 + 49 = 304, so 4 nodes of 100. No two pods of 51 share one: 5.
    const problem = {
      nodeTypes: [{ name: "node", capacity: [100] }],
      podClasses: [
        { size: [51], count: 5 },
        { size: [49], count: 1 },
      ],
      enoughNodes: 3,
    };
    const { lowerBound, nodeCount, proven } = planNodes(problem);
    expect({ lowerBound, nodeCount, proven }).toEqual({
      lowerBound: 5,
      nodeCount: 5,
      proven: true,
    });
    expect(refusals(problem)).toEqual([]);
  });

  test("is answered as brute force would: by a plan of so many, or by a bound beyond them", () => {
    fc.assert(
      fc.property(tinyProblem(1), fc.integer({ min: 1, max: 8 }), (problem, enoughNodes) => {
        const optimum = bruteForceOptimum(problem, false);
        const asked = { ...problem, enoughNodes };
        const plan = planNodes(asked);
        if (optimum <= enoughNodes) expect(plan.nodeCount).toBeLessThanOrEqual(enoughNodes);
        else expect(plan.nodeCount).toBeGreaterThanOrEqual(optimum);
        expect(plan.lowerBound).toBeLessThanOrEqual(optimum);
        expect(refusals(asked)).toEqual([]);
      }),
      { seed: 27, numRuns: 600 },
    );
  });
});

describe("laws", () => {
  test("one type: the plan is the brute-force optimum, and the bound never passes it", () => {
    fc.assert(
      fc.property(tinyProblem(1), (problem) => {
        const optimum = bruteForceOptimum(problem, false);
        const plan = planNodes(problem);
        expect(plan.nodeCount).toBe(optimum);
        expect(plan.lowerBound).toBeLessThanOrEqual(optimum);
        expect(refusals(problem)).toEqual([]);
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  test("three priced types: the cheapest mix is the brute-force optimum", () => {
    fc.assert(
      fc.property(tinyProblem(3), (problem) => {
        const optimum = bruteForceOptimum(problem, true);
        const plan = planNodes(problem);
        expect(plan.costMicroUsdPerHour).toBe(optimum);
        expect(plan.lowerBoundCostMicroUsdPerHour).toBeLessThanOrEqual(optimum);
        expect(refusals(problem)).toEqual([]);
      }),
      { seed: 22, numRuns: 300 },
    );
  });

  const summary = (problem: PackingProblem) => {
    const { nodeCount, lowerBound, proven } = planNodes(problem);
    return { nodeCount, lowerBound, proven };
  };

  test("the order of the classes changes nothing", () => {
    fc.assert(
      fc.property(mediumProblem, (problem) => {
        const turned = { ...problem, podClasses: [...problem.podClasses].reverse() };
        expect(summary(turned)).toEqual(summary(problem));
      }),
      { seed: 23, numRuns: 60 },
    );
  });

  test("a class given as two equal halves changes nothing", () => {
    fc.assert(
      fc.property(mediumProblem, (problem) => {
        const podClasses = problem.podClasses.flatMap((c) => [
          { ...c, count: Math.floor(c.count / 2) },
          { ...c, count: Math.ceil(c.count / 2) },
        ]);
        expect(summary({ ...problem, podClasses })).toEqual(summary(problem));
      }),
      { seed: 24, numRuns: 60 },
    );
  });

  test("sizes and capacities in a unit 7 times smaller change nothing", () => {
    const scaled = (vector: readonly number[]) => vector.map((v) => 7 * v);
    fc.assert(
      fc.property(mediumProblem, (problem) => {
        const larger = {
          nodeTypes: problem.nodeTypes.map((t) => ({ ...t, capacity: scaled(t.capacity) })),
          podClasses: problem.podClasses.map((c) => ({ ...c, size: scaled(c.size) })),
        };
        expect(summary(larger)).toEqual(summary(problem));
      }),
      { seed: 25, numRuns: 60 },
    );
  });

  test("no simulated system does better, nor the first answer", () => {
    fc.assert(
      fc.property(mediumProblem, (problem) => {
        const { nodeCount } = planNodes(problem);
        expect(simulate(problem, "karpenter").nodeCount).toBeGreaterThanOrEqual(nodeCount);
        expect(firstAnswer(problem).nodeCount).toBeGreaterThanOrEqual(nodeCount);
        expect(verifyPlan(problem, firstAnswer(problem))).toEqual([]);
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  test("with no budget at all there is still a sound plan and a sound bound", () => {
    for (const problem of menuCases(5, 12)) {
      const tight = { ...problem, budget: { pivots: 0, branchNodes: 0 } };
      const plan = planNodes(tight);
      expect(verifyPlan(tight, plan)).toEqual([]);
      expect(verifyCertificate(tight, plan.certificate)).toEqual([]);
    }
  });
});

describe("quality", () => {
  test("60 seeded menu cases (5-50 classes, 100-100,000 pods): at least 95 % proven minimal", () => {
    let proven = 0;
    for (const problem of menuCases(7, 60)) {
      const plan = planNodes(problem);
      expect(verifyPlan(problem, plan)).toEqual([]);
      expect(verifyCertificate(problem, plan.certificate)).toEqual([]);
      if (plan.proven) proven++;
    }
    expect(proven).toBeGreaterThanOrEqual(57);
  });

  test("mixes of a price list: exact when small, within 0.5 % of the bound when large", () => {
    const random = seededRandom(11);
    for (const [pods, gap] of [
      [40, 1.025],
      [5_000, 1.005],
    ] as const) {
      for (const minNodes of [0, 3]) {
        const shape = NODE_SHAPES[0]!;
        const base = menuCase(random, { classes: 8, pods, shape, sidecar: minNodes > 0 });
        const problem = { ...base, nodeTypes: priceList(20), minNodes };
        const plan = planNodes(problem);
        expect(refusals(problem)).toEqual([]);
        const ratio = plan.costMicroUsdPerHour! / plan.lowerBoundCostMicroUsdPerHour!;
        expect(ratio).toBeLessThanOrEqual(gap);
      }
    }
  });

  test("host limits and counts hold on every pattern, also where a relaxation stays unsolved", () => {
    // The sixth case of this seed once yielded a pattern with more pods than there were.
    for (const problem of menuCases(2026, 12)) expect(refusals(problem)).toEqual([]);
  });

  test("300 distinct classes are grouped: a certified interval around the truth", () => {
    const shape = NODE_SHAPES[4]!;
    const options = { classes: 300, pods: 3_000, shape, sidecar: false, irregular: true };
    const problem = menuCase(seededRandom(3), options);
    const plan = planNodes(problem);
    expect(refusals(problem)).toEqual([]);
    expect(plan.lowerBound).toBeGreaterThan(0);
    expect(plan.nodeCount / plan.lowerBound).toBeLessThan(1.05);
  });
});
