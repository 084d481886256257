/**
 * A whole estimate, six options at three levels: median CPU milliseconds (a busy machine's clock
 * says little), plans made, and the interval of nodes. Code and catalogue are warm, nothing of the
 * scenario is kept between runs. Arguments: part of a scenario's name, part of a planning's.
 */
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { estimateWith, FULL_PLANNING, resolveWith, sliceKey } from "@/lib/estimate";
import { FIGURE_PLANNING, SWEEP_PLANNING } from "@/lib/figure/figure-planning";
import { compare, type Planning } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import { firstAnswer } from "@/lib/packing/plan-nodes";
import type { PackingProblem } from "@/lib/packing/types";
import { DEFAULT_SCENARIO, type Scenario, scenarioSchema } from "@/lib/scenario/schema";
import { seededRandom } from "../packing/menu-cases";

function rows(count: number): Scenario {
  const random = seededRandom(count);
  return scenarioSchema.parse({
    workloads: {
      source: "rows",
      namespaceCopies: 1,
      rows: Array.from({ length: count }, (_, index) => ({
        name: `service-${index}`,
        namespace: `team-${index % 40}`,
        replicas: 1 + Math.floor(random() * 8),
        cpuRequestMilli: 10 + Math.floor(random() * random() * 1990),
        memoryRequestMiB: 32 + Math.floor(random() * random() * 4000),
        httpRequestsPerSecondIn: Math.floor(random() * 200),
      })),
    },
  });
}

const quick = (quickPods: number) =>
  scenarioSchema.parse({ workloads: { source: "quick", quickPods } });

const scenarios: readonly (readonly [string, Scenario, number])[] = [
  ["default scenario", DEFAULT_SCENARIO, 60],
  ["quick, 200 pods", quick(200), 60],
  ["quick, 800 pods", quick(800), 60],
  ["quick, 2,000 pods", quick(2000), 60],
  ["64 rows", rows(64), 9],
  ["300 rows", rows(300), 5],
  ["5,000 rows", rows(5000), 5],
];

const plannings: readonly (readonly [string, Planning])[] = [
  ["full", FULL_PLANNING],
  ["figure", FIGURE_PLANNING],
  ["sweep", SWEEP_PLANNING],
  ["first", { ...FULL_PLANNING, plan: firstAnswer }],
];

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The same planning, with its calls counted. */
function counted(planning: Planning): { planning: Planning; calls: () => number } {
  let calls = 0;
  const counting = (plan: Planning["plan"]) => (problem: PackingProblem) => {
    calls += 1;
    return plan(problem);
  };
  return {
    planning: {
      ...planning,
      plan: counting(planning.plan),
      quickPlan: counting(planning.quickPlan),
    },
    calls: () => calls,
  };
}

const wanted = process.argv[2] ?? "";
for (const [name, scenario, runs] of scenarios) {
  if (!name.includes(wanted)) continue;
  const slice = sliceOf(catalog, sliceKey(scenario));
  for (const [kind, planning] of plannings) {
    if (!kind.includes(process.argv[3] ?? "")) continue;
    const once = () => estimateWith(scenario, slice, planning);
    for (let warm = 0; warm < Math.min(runs, 10); warm += 1) once();
    const times = Array.from({ length: runs }, () => {
      const start = process.cpuUsage();
      once();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    const { planning: counting, calls } = counted(planning);
    const { options } = compare(resolveWith(scenario, slice).input, MESH_OPTIONS, counting);
    const nodes = options.map((o) => `${o.typical.lowerBound}–${o.typical.nodes}`).join(" ");
    console.log(
      `${name}, ${kind}: ${median(times).toFixed(1)} ms, ${calls()} plans; nodes ${nodes}`,
    );
  }
}
