import { loadSlice } from "@/lib/catalog/slice";
import { nodesProblem, nodesView } from "@/lib/charts/nodes";
import { nodesSimulations } from "@/lib/charts/nodes-simulations";
import { FULL_PLANNING, resolveWith, sliceKey } from "@/lib/estimate";
import { whyTooSmall } from "@/lib/format/why-too-small";
import { plannedRuns, type Run } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
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

const keptRuns = new Kept<readonly Run[]>();
const keptBook = new Kept<RankingBook>();

/** The plan of every option, as the comparison made it: same planner, same repair. */
function runsOf(scenario: Scenario): Promise<readonly Run[]> {
  return keptRuns.of(scenario, async () => {
    const { input } = resolveWith(scenario, await loadSlice(sliceKey(scenario)));
    return plannedRuns(input, MESH_OPTIONS, FULL_PLANNING);
  });
}

async function runOf(scenario: Scenario, option: string): Promise<Run> {
  const runs = await runsOf(scenario);
  const run = runs.find((each) => each.option.id === option && each.level === "typical");
  if (run === undefined) throw new Error(`There is no option "${option}".`);
  return run;
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
