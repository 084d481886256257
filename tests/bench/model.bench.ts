import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { FULL_PLANNING, resolveWith, sliceKey } from "@/lib/estimate";
import { compare, preparedRun } from "@/lib/model/compare";
import { smallestPool } from "@/lib/model/node-pool";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { ComparisonInput } from "@/lib/model/types";
import type { PackingProblem, Plan } from "@/lib/packing/types";
import { scenarioSchema } from "@/lib/scenario/schema";

/*
 * One estimate of six options over 50 workload rows with planning taken out: every plan asked for
 * is answered at once with the same sound plan. Target: under 1 ms, at the median, for all three
 * levels together; one level is what a single estimate costs. Every run gets workloads of its own,
 * as an edited scenario has: what is remembered by workloads is worked out anew.
 */

const rows = Array.from({ length: 50 }, (_, index) => ({
  name: `service ${index}`,
  namespace: `namespace ${index % 7}`,
  replicas: 1 + (index % 5),
  cpuRequestMilli: 100 + 10 * index,
  memoryRequestMiB: 128 + 16 * index,
  httpRequestsPerSecondIn: 5 * index,
}));
const scenario = scenarioSchema.parse({
  workloads: { source: "rows", namespaceCopies: 1, rows },
});
const { input } = resolveWith(scenario, sliceOf(catalog, sliceKey(scenario)));

const answer: Plan = {
  nodes: [],
  nodeCount: 40,
  lowerBound: 40,
  proven: true,
  certificate: { kind: "min-nodes", lowerBound: 40 },
  bindingResource: 0,
  issues: [],
};
const planning = {
  plan: (_problem: PackingProblem) => answer,
  quickPlan: (_problem: PackingProblem) => answer,
  asksAtMost: () => false,
  adopt: FULL_PLANNING.adopt,
};

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function medianMs(task: (asked: ComparisonInput) => unknown): string {
  const fresh = () => ({ ...input, workloads: input.workloads.map((each) => ({ ...each })) });
  for (let warm = 0; warm < 500; warm += 1) task(fresh());
  const times = Array.from({ length: 1000 }, () => {
    const asked = fresh();
    const start = performance.now();
    task(asked);
    return performance.now() - start;
  });
  return `${median(times).toFixed(2)} ms`;
}

const oneLevel = (asked: ComparisonInput) =>
  MESH_OPTIONS.flatMap((option) =>
    preparedRun(asked, option, "typical").pools.map((pool) =>
      smallestPool(pool.input, planning.plan),
    ),
  );
/** All of it: upgrades and warnings wait until they are read. */
const allLevels = (asked: ComparisonInput) =>
  compare(asked, MESH_OPTIONS, planning).options.map(({ upgrade, warnings }) => [
    upgrade,
    warnings,
  ]);
console.log(
  `model, 6 options × 50 rows, planning excluded: ${medianMs(allLevels)} for a comparison at three levels, ${medianMs(oneLevel)} for the pools at one`,
);
