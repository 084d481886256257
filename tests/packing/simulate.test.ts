import { describe, expect, test } from "vitest";
import { simulate } from "@/lib/packing/simulate";
import type { PackingProblem } from "@/lib/packing/types";

const place = (problem: PackingProblem, mode: "karpenter" | "scheduler-spread") =>
  simulate(problem, mode).nodes.map((n) => `${n.count} x ${n.type} [${n.pods.join(" ")}]`);

describe("Karpenter", () => {
  test("largest CPU first, each to the planned node with the fewest pods that takes it", () => {
    const problem: PackingProblem = {
      nodeTypes: [{ name: "n", capacity: [10, 100] }],
      podClasses: [
        { size: [6, 1], count: 2 },
        { size: [2, 1], count: 3 },
      ],
    };
    // 6 and 6 open two nodes; 2 goes to the first, 2 to the second (fewer pods), 2 to the first.
    expect(place(problem, "karpenter")).toEqual(["1 x n [1 2]", "1 x n [1 1]"]);
  });

  test("a planned node keeps all types until it is launched as the cheapest that holds it", () => {
    const problem: PackingProblem = {
      nodeTypes: [
        { name: "large", capacity: [10], priceMicroUsdPerHour: 10 },
        { name: "small", capacity: [4], priceMicroUsdPerHour: 5 },
      ],
      podClasses: [{ size: [3], count: 4 }],
    };
    // Three pods fill a node that only "large" can be; the fourth stands alone on a "small".
    expect(place(problem, "karpenter")).toEqual(["1 x large [3]", "1 x small [1]"]);
    expect(simulate(problem, "karpenter").costMicroUsdPerHour).toBe(15);
  });

  test("host limits and the minimum of nodes hold", () => {
    const problem: PackingProblem = {
      nodeTypes: [{ name: "n", capacity: [10] }],
      podClasses: [{ size: [1], count: 3, maxPerNode: 1 }],
      minNodes: 5,
    };
    expect(place(problem, "karpenter")).toEqual(["3 x n [1]", "2 x n [0]"]);
  });
});

describe("scheduler on a fixed cluster", () => {
  test("spreading strands room: 5 small and 1 large pod need 3 nodes where 2 could do", () => {
    const problem: PackingProblem = {
      nodeTypes: [{ name: "n", capacity: [10, 10] }],
      podClasses: [
        { size: [2, 2], count: 5 },
        { size: [10, 10], count: 1 },
      ],
    };
    expect(simulate(problem, "scheduler-spread").nodeCount).toBeGreaterThan(2);
  });

  test("equal pods spread evenly", () => {
    const problem: PackingProblem = {
      nodeTypes: [{ name: "n", capacity: [4, 4] }],
      podClasses: [{ size: [1, 1], count: 8 }],
      minNodes: 4,
    };
    expect(place(problem, "scheduler-spread")).toEqual(["4 x n [2]"]);
  });
});

test("the same input gives the same answer, and broken input gives issues", () => {
  const problem: PackingProblem = {
    nodeTypes: [{ name: "n", capacity: [100, 100] }],
    podClasses: [
      { size: [13, 7], count: 40 },
      { size: [5, 21], count: 30 },
    ],
  };
  expect(simulate(problem, "scheduler-spread")).toEqual(simulate(problem, "scheduler-spread"));
  expect(simulate({ ...problem, nodeTypes: [] }, "karpenter").issues).not.toEqual([]);
  const many = { ...problem, podClasses: [{ size: [1, 1], count: 1_000_000 }] };
  expect(simulate(many, "karpenter").issues[0]?.code).toBe("too-many-pods");
});
