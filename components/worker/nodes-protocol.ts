import type { NodesSimulation } from "@/lib/charts/nodes-simulations";
import type { NodesView } from "@/lib/charts/nodes";
import type { Issue } from "@/lib/result";
import type { Ranking, RankingQuestion, RankingStep } from "@/lib/ranking";
import type { Scenario } from "@/lib/scenario/schema";

/** Of one option, and of one of its node pools. */
type PlanQuestion = {
  readonly scenario: Scenario;
  readonly option: string;
  /** The default one where none is named. */
  readonly pool?: string;
};

/** What the Nodes section asks its own worker for: plans of one option, and the ranking. */
export type NodesQuestions = {
  /** Why an option has its nodes; what is wrong with the problem where there is no plan. */
  readonly plan: {
    readonly ask: PlanQuestion;
    readonly answer: NodesView | { readonly issues: readonly Issue[] };
  };
  readonly simulations: {
    readonly ask: PlanQuestion;
    readonly answer: readonly NodesSimulation[];
  };
  /** Plan and certificate as the text of a file that `npm run verify-plan` takes. */
  readonly planFile: {
    readonly ask: PlanQuestion;
    readonly answer: string;
  };
  /** Answered many times, the last time with stage "done". */
  readonly rank: {
    readonly ask: { readonly scenario: Scenario; readonly question: RankingQuestion };
    readonly answer: RankingProgress;
  };
};

/** Questions about the plan of one pool. */
export type PlanKind = "plan" | "simulations" | "planFile";

export type NodesQuestionKind = keyof NodesQuestions;
export type NodesAsk<Kind extends NodesQuestionKind = NodesQuestionKind> = {
  [K in Kind]: { readonly kind: K } & NodesQuestions[K]["ask"];
}[Kind];
export type NodesAnswer<Kind extends NodesQuestionKind> = NodesQuestions[Kind]["answer"];

export type RankingProgress = Pick<RankingStep, "stage" | "done" | "total"> & {
  readonly ranking: Ranking;
};

export type ToNodesWorker =
  | { readonly id: number; readonly ask: NodesAsk }
  /** The ranking under way is not wanted any more. */
  | { readonly id: number; readonly cancel: true };
export type FromNodesWorker =
  | { readonly id: number; readonly ok: true; readonly answer: unknown; readonly last: boolean }
  | { readonly id: number; readonly ok: false; readonly message: string };
