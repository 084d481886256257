import {
  type Planner,
  type PlannedPool,
  type PoolInput,
  packingProblem,
  smallestPool,
} from "../model/node-pool";
import { makeMonotone, type Planning } from "../model/compare";
import { DIMENSIONS } from "../model/pod-class";
import type { BindingResource, NodeShape } from "../model/types";
import { minimumNodes } from "../model/zone-pool";
import { firstAnswer } from "../packing/plan-nodes";
import { boundPlan } from "./bound-plan";
import type { RankedRun } from "./ranked-run";
import { whyTooSmall } from "../format/why-too-small";

/** How far an answer has come: a bound, a greedy plan with it, or all the planner can do. */
export const STATES = ["bound", "first", "exact"] as const;
export type AnswerState = (typeof STATES)[number];

/** One option's pool on machines of one shape. */
export type ShapePool = {
  readonly state: AnswerState;
  /** In state "bound", the bound itself. */
  readonly nodes: number;
  readonly lowerBound: number;
  /** Share of what the nodes offer to pods that pods request, 0..1. */
  readonly cpuShare: number;
  readonly memoryShare: number;
  readonly bindingResource: BindingResource;
};

export type TooSmall = { readonly state: "too-small"; readonly why: string };

type Planned = { readonly input: PoolInput; pool: PlannedPool; readonly state: AnswerState };

/** Agents sized for so many nodes carry next to nothing: what does not fit then never will. */
const MANY_NODES = 1_000_000;

/** The pools of every option on machines of one shape, worked out as far as anyone asked. */
export class ShapePools {
  readonly #runs: readonly RankedRun[];
  readonly #node: NodeShape;
  readonly #planning: Planning;
  readonly #planned = new Map<string, Planned>();
  readonly #answers = new Map<string, ShapePool | TooSmall>();

  constructor(runs: readonly RankedRun[], node: NodeShape, planning: Planning) {
    this.#runs = runs;
    this.#node = node;
    this.#planning = planning;
  }

  answer(option: string): ShapePool | TooSmall | undefined {
    return this.#answers.get(option);
  }

  /** Whether the option's answer is at least that far. What does not fit is settled for good. */
  has(option: string, state: AnswerState): boolean {
    const answer = this.#answers.get(option);
    if (answer === undefined) return false;
    return answer.state === "too-small" || STATES.indexOf(answer.state) >= STATES.indexOf(state);
  }

  /** Takes one option's answer at least that far. */
  work(option: string, state: AnswerState): void {
    if (this.has(option, state)) return;
    const run = this.#runs.find((candidate) => candidate.option.id === option);
    if (run === undefined) return;
    if (run.blocked !== undefined) {
      this.#answers.set(option, { state: "too-small", why: run.blocked });
      return;
    }
    const input = this.#inputOf(run);
    const pool = smallestPool(input, this.#planner(state));
    if (pool.plan.issues.length > 0) {
      this.#answers.set(option, { state: "too-small", why: tooSmallBecause(input, pool) });
      return;
    }
    this.#planned.set(option, { input, pool, state });
    this.#answers.set(option, describe(input, pool, state));
  }

  /**
   * All options at least that far, and among them none that asks for more has fewer nodes: plans
   * that are not proven are repaired as in a comparison.
   */
  workAll(state: AnswerState): void {
    for (const run of this.#runs) this.work(run.option.id, state);
    if (state === "bound") return;
    const planned = [...this.#planned].filter(([, { state: at }]) => at !== "bound");
    const before = planned.map(([, { pool }]) => pool);
    makeMonotone(
      planned.map(([, each]) => each),
      this.#planning,
    );
    for (const [index, [option, each]] of planned.entries()) {
      if (each.pool === before[index]) continue;
      this.#answers.set(option, describe(each.input, each.pool, each.state));
    }
  }

  #inputOf(run: RankedRun): PoolInput {
    return { ...run.input, cluster: { ...run.input.cluster, node: this.#node } };
  }

  #planner(state: AnswerState): Planner {
    if (state === "bound") return boundPlan;
    return state === "first" ? firstAnswer : this.#planning.plan;
  }
}

function tooSmallBecause(input: PoolInput, pool: PlannedPool): string {
  const problem = packingProblem(input, MANY_NODES, minimumNodes(input.cluster));
  return whyTooSmall(problem) ?? pool.plan.issues[0]?.message ?? "the pods do not fit";
}

function describe(input: PoolInput, pool: PlannedPool, state: AnswerState): ShapePool {
  const problem = packingProblem(input, pool.servingNodes, pool.nodes);
  const capacity = problem.nodeTypes[0]?.capacity ?? [];
  const share = (dimension: number) => {
    const offered = (capacity[dimension] ?? 0) * pool.nodes;
    const asked = problem.podClasses.reduce(
      (sum, { size, count }) => sum + (size[dimension] ?? 0) * count,
      0,
    );
    return offered === 0 ? 0 : asked / offered;
  };
  return {
    state,
    nodes: pool.nodes,
    lowerBound: pool.lowerBound,
    cpuShare: share(DIMENSIONS.indexOf("cpu")),
    memoryShare: share(DIMENSIONS.indexOf("memory")),
    bindingResource: DIMENSIONS[pool.plan.bindingResource ?? 0] ?? "cpu",
  };
}
