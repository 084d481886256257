/** Medians of the planner, in milliseconds: npx tsx tests/bench/packing.bench.ts */
import { planComparison } from "../../lib/packing/monotone";
import { firstAnswer, planNodes } from "../../lib/packing/plan-nodes";
import type { PackingProblem } from "../../lib/packing/types";
import { menuCase, NODE_SHAPES, priceList, seededRandom } from "../packing/menu-cases";

function median(run: (problem: PackingProblem) => unknown, problems: readonly PackingProblem[]) {
  const times = problems.map((problem) => {
    const start = performance.now();
    run(problem);
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1]!, most: times.at(-1)! };
}

function cases(classes: number, pods: number): PackingProblem[] {
  const random = seededRandom(classes * 1000 + pods);
  return Array.from({ length: 24 }, (_, k) => {
    const shape = NODE_SHAPES[k % NODE_SHAPES.length]!;
    return menuCase(random, { classes, pods, shape, sidecar: k % 2 === 1 });
  });
}

/** Six options of one cluster: sidecars of growing size. */
function sixOptions(problem: PackingProblem): PackingProblem[] {
  return Array.from({ length: 6 }, (_, step) => ({
    ...problem,
    podClasses: problem.podClasses.map((c) => ({
      ...c,
      size: c.size.map((s, d) => s + [20, 25, 0][d]! * step),
    })),
  }));
}

const mixed = (problem: PackingProblem) => ({ ...problem, nodeTypes: priceList(20) });

const rows: [string, (problem: PackingProblem) => unknown, PackingProblem[], number | undefined][] =
  [
    ["first answer, 20 classes x 10,000 pods", firstAnswer, cases(20, 10_000), 5],
    ["plan, 20 classes x 10,000 pods", planNodes, cases(20, 10_000), 50],
    ["plan, 20 classes x 100,000 pods", planNodes, cases(20, 100_000), 500],
    ["plan, 50 classes x 10,000 pods", planNodes, cases(50, 10_000), undefined],
    [
      "six options, 12 classes x 5,000 pods",
      (p) => planComparison(sixOptions(p)),
      cases(12, 5_000),
      300,
    ],
    [
      "cheapest mix of 20 types, 10 classes x 60 pods",
      (p) => planNodes(mixed(p)),
      cases(10, 60),
      undefined,
    ],
    [
      "cheapest mix of 20 types, 10 classes x 5,000 pods",
      (p) => planNodes(mixed(p)),
      cases(10, 5_000),
      undefined,
    ],
  ];

for (const [label, run, problems, target] of rows) {
  const { median: middle, most } = median(run, problems);
  const wanted = target === undefined ? "" : `, target ${target}`;
  console.log(`${label}: median ${middle.toFixed(1)} ms, most ${most.toFixed(1)} ms${wanted}`);
}
