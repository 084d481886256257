import { loadSlice } from "@/lib/catalog/slice";
import { nodesProblem, nodesView } from "@/lib/charts/nodes";
import { nodesSimulations } from "@/lib/charts/nodes-simulations";
import { FULL_PLANNING, resolveWith, sliceKey } from "@/lib/estimate";
import { whyTooSmall } from "@/lib/format/why-too-small";
import { plannedRuns, preparedRun, type Run } from "@/lib/model/compare";
import { smallestPool } from "@/lib/model/node-pool";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { ComparisonInput } from "@/lib/model/types";
import { RankingBook, type RankingStep } from "@/lib/ranking";
import type { Issue } from "@/lib/result";
import { encodeScenario } from "@/lib/scenario/codec";
import type { Scenario } from "@/lib/scenario/schema";
import type { NodesAnswer, NodesAsk, RankingProgress } from "./nodes-protocol";

/* Answers of the Nodes section's worker; free of anything only a worker has. */

/** What has been worked out for one scenario stays until another is asked about. */
class Kept<Value> {
  #key = "";
  #value: Promise<Value> | undefined;

  of(scenario: Scenario, make: () => Promise<Value>): Promise<Value> {
    const key = encodeScenario(scenario);
    if (this.#value === undefined || this.#key !== key) {
      this.#key = key;
      this.#value = make();
    }
    return this.#value;
  }
}

const keptPlans = new Kept<Plans>();
const keptBook = new Kept<RankingBook>();

/** One scenario's plans at typical coefficients, each as the comparison made it. */
class Plans {
  readonly #input: ComparisonInput;
  readonly #runs = new Map<string, Run>();

  constructor(input: ComparisonInput) {
    this.#input = input;
  }

  runOf(id: string): Run {
    const known = this.#runs.get(id);
    if (known !== undefined) return known;
    const option = MESH_OPTIONS.find((each) => each.id === id);
    if (option === undefined) throw new Error(`There is no option "${id}".`);
    const prepared = preparedRun(this.#input, option, "typical");
    const pool = smallestPool(prepared.input, FULL_PLANNING.plan);
    // A proven plan is what it is; only one that is not may be repaired by another option's.
    if (pool.lowerBound === pool.nodes) {
      const run = { ...prepared, pool };
      this.#runs.set(id, run);
      return run;
    }
    for (const run of plannedRuns(this.#input, MESH_OPTIONS, FULL_PLANNING)) {
      if (run.level === "typical") this.#runs.set(run.option.id, run);
    }
    return this.#runs.get(id) ?? { ...prepared, pool };
  }
}

async function runOf(scenario: Scenario, option: string): Promise<Run> {
  const plans = await keptPlans.of(scenario, async () => {
    const { input } = resolveWith(scenario, await loadSlice(sliceKey(scenario)));
    return new Plans(input);
  });
  return plans.runOf(option);
}

export async function answerNodes(
  ask: Exclude<NodesAsk, { kind: "rank" }>,
): Promise<NodesAnswer<"plan" | "simulations" | "planFile">> {
  const run = await runOf(ask.scenario, ask.option);
  switch (ask.kind) {
    case "plan":
      return run.pool.plan.issues.length > 0
        ? { issues: noPlan(run) }
        : nodesView(run, FULL_PLANNING.plan);
    case "simulations":
      return nodesSimulations(nodesProblem(run), run.pool.nodes);
    case "planFile":
      return JSON.stringify({ problem: nodesProblem(run), plan: run.pool.plan });
  }
}

/** Why there is no plan: the pod that misses by most, in people's units; else the planner's words. */
function noPlan(run: Run): readonly Issue[] {
  const why = whyTooSmall(nodesProblem(run));
  if (why === undefined) return run.pool.plan.issues;
  return [{ code: "does-not-fit", path: run.input.cluster.node.name, message: why }];
}

/** The ranking's steps; whoever iterates decides when to look up and whether to go on. */
export async function rankingSteps(
  ask: NodesAsk<"rank">,
): Promise<Generator<RankingStep, void, void>> {
  const { scenario, question } = ask;
  const book = await keptBook.of(
    scenario,
    async () => new RankingBook(scenario, await loadSlice(sliceKey(scenario))),
  );
  return book.rank(question);
}

export function progressOf({ stage, done, total, current }: RankingStep): RankingProgress {
  return { stage, done, total, ranking: current() };
}
