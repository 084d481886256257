/** Cheapest mixes: how far plans lie above their bound, and how long they take. */
import { planNodes } from "@/lib/packing/plan-nodes";
import { verifyPlan } from "@/lib/packing/verify";
import { menuCase, NODE_SHAPES, priceList, seededRandom } from "../packing/menu-cases";

const CASES = 12;
const sizes: readonly (readonly [classes: number, pods: number, types: number])[] = [
  [5, 30, 6],
  [8, 60, 12],
  [10, 400, 12],
  [10, 5_000, 20],
  [20, 2_000, 12],
  [30, 5_000, 20],
];

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

for (const [classes, pods, types] of sizes) {
  const random = seededRandom(classes * 100_000 + pods + types);
  const gaps: number[] = [];
  const times: number[] = [];
  const nodes: number[] = [];
  for (let k = 0; k < CASES; k += 1) {
    const shape = NODE_SHAPES[k % NODE_SHAPES.length]!;
    const { podClasses } = menuCase(random, { classes, pods, shape, sidecar: k % 2 === 1 });
    const problem = { podClasses, nodeTypes: priceList(types) };
    const start = performance.now();
    const plan = planNodes(problem);
    times.push(performance.now() - start);
    const refused = verifyPlan(problem, plan);
    if (refused.length > 0) throw new Error(refused[0]?.message);
    const { costMicroUsdPerHour: cost = 0, lowerBoundCostMicroUsdPerHour: bound = 0 } = plan;
    gaps.push(100 * (cost / bound - 1));
    nodes.push(plan.nodeCount);
  }
  const percent = (share: number) => `${quantile(gaps, share).toFixed(2)} %`;
  const ms = (share: number) => `${quantile(times, share).toFixed(0)} ms`;
  console.log(
    `${types} types, ${classes} classes × ${pods} pods, about ${quantile(nodes, 0.5)} nodes: ` +
      `gap p50 ${percent(0.5)}, p90 ${percent(0.9)}, most ${percent(1)}; p50 ${ms(0.5)}, most ${ms(1)}`,
  );
}
