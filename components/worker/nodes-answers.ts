import { loadSlice } from "@/lib/catalog/slice";
import { nodesProblem, nodesView, thoroughlyPlanned } from "@/lib/charts/nodes";
import { nodesSimulations } from "@/lib/charts/nodes-simulations";
import { FULL_PLANNING, resolveWith, sliceKey } from "@/lib/estimate";
import { whyTooSmall } from "@/lib/format/why-too-small";
import { plannedRuns, plannedTogether, preparedRun, type Run } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { PoolRun } from "@/lib/model/pools";
import type { ComparisonInput } from "@/lib/model/types";
import { RankingBook, type RankingStep } from "@/lib/ranking";
import type { Issue } from "@/lib/result";
import { encodeScenario } from "@/lib/scenario/codec";
import type { Scenario } from "@/lib/scenario/schema";
import type { NodesAnswer, NodesAsk, PlanKind, RankingProgress } from "./nodes-protocol";

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
    const [alone] = plannedTogether([prepared], FULL_PLANNING);
    if (alone === undefined) throw new Error("one run is planned for one asked for");
    // A proven plan is what it is; only one that is not may be repaired by another option's.
    if (alone.pools.every(({ pool }) => pool.lowerBound === pool.nodes)) {
      this.#runs.set(id, alone);
      return alone;
    }
    for (const run of plannedRuns(this.#input, MESH_OPTIONS, FULL_PLANNING)) {
      if (run.level === "typical") this.#runs.set(run.option.id, run);
    }
    return this.#runs.get(id) ?? alone;
  }
}

async function runOf({ scenario, option, pool }: NodesAsk<PlanKind>): Promise<PoolRun> {
  const plans = await keptPlans.of(scenario, async () => {
    const { input } = resolveWith(scenario, await loadSlice(sliceKey(scenario)));
    return new Plans(input);
  });
  const { pools } = plans.runOf(option);
  const found = pools.find(({ name }) => name === pool) ?? pools[0];
  if (found === undefined) throw new Error("a cluster has a default pool");
  return found;
}

export async function answerNodes(ask: NodesAsk<PlanKind>): Promise<NodesAnswer<PlanKind>> {
  const run = await runOf(ask);
  switch (ask.kind) {
    case "plan":
      if (run.pool.nodes === 0 && run.pool.plan.issues.length === 0) return { issues: [NO_NODES] };
      return run.pool.plan.issues.length > 0
        ? { issues: noPlan(run) }
        : nodesView(run, FULL_PLANNING.plan);
    case "simulations":
      return nodesSimulations(nodesProblem(run), run.pool.nodes);
    case "planFile":
      return planFile(thoroughlyPlanned(run, FULL_PLANNING.plan));
  }
}

/** What `npm run verify-plan` checks. */
const planFile = (run: PoolRun): string =>
  JSON.stringify({ problem: nodesProblem(run), plan: run.pool.plan });

/** A pool that may scale to zero, and has. */
const NO_NODES: Issue = {
  code: "no-nodes",
  path: "",
  message: "Nothing runs in this pool: it has no nodes.",
};

/** Why there is no plan: the pod that misses by most, in people's units; else the planner's words. */
function noPlan(run: PoolRun): readonly Issue[] {
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
