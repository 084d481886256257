import { aliases } from "./node-bins";
import { podLabels } from "../format/pod-label";
import type { PoolRun } from "../model/pools";
import { type NodeLine, nodeLines } from "../model/node-lines";
import { packingProblem } from "../model/node-pool";
import { DIMENSIONS } from "../model/pod-class";
import type { BindingResource } from "../model/types";
import { type ExplainedWeights, type Explanation, explainPlan } from "../packing/explain";
import { poolNodes } from "../model/zone-pool";
import type { PackingProblem, Plan } from "../packing/types";
import { verifyCertificate, verifyPlan } from "../packing/verify";
import type { Planner } from "../model/node-pool";
import { agentAnatomy } from "./nodes-anatomy";
import { nodesHeadline, spreadSentence } from "./nodes-text";
import type { NodeAnatomy } from "./node-anatomy";

export type NodePods = { readonly name: string; readonly pods: number };

/** Nodes that carry the same pods: "31 nodes carry 4 × api + 2 × cache". */
export type NodePattern = {
  readonly nodes: number;
  readonly pods: readonly NodePods[];
  /** Of what one node offers to pods, 0..1; by request. */
  readonly cpuShare: number;
  readonly memoryShare: number;
  readonly slotShare: number;
};

/** One resource's sum: what pods ask for over what one node offers. */
export type NodeDimension = {
  readonly resource: BindingResource;
  readonly demand: number;
  readonly perNode: number;
  readonly nodesWorth: number;
  /** Offered by the planned nodes and asked for by nobody. */
  readonly stranded: number;
};

export type NodeWeights = {
  readonly rows: readonly {
    readonly name: string;
    readonly count: number;
    readonly weight: number;
    readonly total: number;
  }[];
  readonly total: number;
  readonly heaviestNode: number;
};

/** Whether code that is not the planner's has checked plan and proof. */
export type NodesChecked =
  | { readonly state: "holds" }
  | { readonly state: "too-large" }
  | { readonly state: "refused"; readonly reasons: readonly string[] };

/** Why one option needs its nodes, and what stands on them. Plain data, sentences included. */
export type NodesView = {
  readonly option: string;
  readonly name: string;
  readonly nodes: number;
  readonly lowerBound: number;
  readonly proven: boolean;
  readonly headline: string;
  /** What zones, minimum and agents do to the count; empty where they do nothing. */
  readonly remarks: readonly string[];
  readonly lines: readonly NodeLine[];
  readonly binding: BindingResource;
  readonly dimensions: readonly NodeDimension[];
  readonly weights: readonly NodeWeights[];
  /** The commonest first. */
  readonly patterns: readonly NodePattern[];
  /** Nodes of the pool that stay empty in the plan: failover, minimum, even split. */
  readonly emptyNodes: number;
  /** Pods that still fit on the planned nodes, one class at a time; the tightest first. */
  readonly room: readonly NodePods[];
  readonly anatomy: NodeAnatomy;
  readonly checked: NodesChecked;
};

/** Groups times classes beyond which the check would hold the page's worker up for seconds. */
const CHECKED_NUMBERS = 300_000;
const PATTERNS_SHOWN = 60;

/** The problem an option's pool was planned for: at its own number of nodes. */
export function nodesProblem({ input, pool }: PoolRun): PackingProblem {
  return packingProblem(input, pool.servingNodes, pool.nodes);
}

/**
 * The run with the best plan of its own problem, and the strongest reason: the search for a pool
 * ends at a plan that will do.
 */
export function thoroughlyPlanned(run: PoolRun, plan: Planner): PoolRun {
  const { pool } = run;
  if (pool.plan.issues.length > 0 || pool.plan.proven) return run;
  const best = plan(nodesProblem(run));
  const worse = best.nodeCount > pool.plan.nodeCount || best.lowerBound < pool.plan.lowerBound;
  return worse ? run : { ...run, pool: { ...pool, plan: best } };
}

export function nodesView(found: PoolRun, plan: Planner): NodesView {
  const run = thoroughlyPlanned(found, plan);
  const { input, pool, option } = run;
  const problem = nodesProblem(run);
  const explanation = explainPlan(problem, pool.plan);
  const labels = podLabels(problem.podClasses.map(({ name: className }) => className));
  const proven = pool.lowerBound === pool.nodes;
  return {
    option: option.id,
    name: option.name,
    nodes: pool.nodes,
    lowerBound: pool.lowerBound,
    proven,
    headline: nodesHeadline(run, problem),
    remarks: remarksOf(run),
    lines: nodeLines(input, pool.nodes, plan),
    binding: DIMENSIONS[pool.plan.bindingResource ?? 0] ?? "cpu",
    dimensions: explanation.dimensions.map((each) => ({
      resource: DIMENSIONS[each.dimension] ?? "cpu",
      demand: each.demand,
      perNode: each.largestNode,
      nodesWorth: each.nodesWorth,
      stranded: each.stranded,
    })),
    weights: explanation.weights.map((weights) => weightsOf(weights, labels)),
    patterns: patternsOf(problem, explanation, labels).slice(0, PATTERNS_SHOWN),
    emptyNodes: pool.nodes - pool.plan.nodes.reduce((sum, n) => sum + filled(n.pods, n.count), 0),
    room: roomOf(problem, explanation, labels),
    anatomy: agentAnatomy(input.cluster, pool),
    checked: check(problem, pool.plan),
  };
}

const filled = (pods: readonly number[], count: number): number =>
  pods.some((each) => each > 0) ? count : 0;

function remarksOf(run: PoolRun): readonly string[] {
  const { input, pool } = run;
  const remarks = [...spreadSentence(input.cluster, pool)];
  if (poolNodes(input.cluster, pool.plan.nodeCount) < pool.nodes) {
    remarks.push(
      `The pods alone would fit on ${pool.plan.nodeCount}, but with so few nodes the agent on each is larger.`,
    );
  }
  if (input.large) {
    remarks.push(
      `Pods of so many sizes are placed one by one, largest first, and the sums of what they ask for are the bound. ${
        pool.lowerBound === pool.nodes
          ? "Here both meet."
          : `The smallest pool lies between ${pool.lowerBound} and ${pool.nodes} nodes.`
      }`,
    );
  }
  return remarks;
}

function weightsOf(
  { rows, total, heaviestNode }: ExplainedWeights,
  labels: readonly string[],
): NodeWeights {
  const weighty = rows
    .filter((row) => row.weight > 0)
    .map(({ podClass, count, weight, total: sum }) => ({
      name: labels[podClass] ?? "",
      count,
      weight,
      total: sum,
    }));
  return { rows: weighty, total, heaviestNode: Math.max(...heaviestNode.map((n) => n.weight)) };
}

function patternsOf(
  problem: PackingProblem,
  explanation: Explanation,
  labels: readonly string[],
): readonly NodePattern[] {
  const capacity = problem.nodeTypes[0]?.capacity ?? [];
  return explanation.patterns
    .map(({ count, pods, used }) => {
      const share = (dimension: number) =>
        capacity[dimension] ? (used[dimension] ?? 0) / capacity[dimension] : 0;
      return {
        nodes: count,
        pods: pods
          .map((each) => ({ name: labels[each.podClass] ?? "", pods: each.pods }))
          .sort((a, b) => b.pods - a.pods),
        cpuShare: share(0),
        memoryShare: share(1),
        slotShare: share(2),
      };
    })
    .sort((a, b) => b.nodes - a.nodes);
}

/** Classes of the applications that could grow a little, the tightest first; equal ones as one. */
function roomOf(
  problem: PackingProblem,
  explanation: Explanation,
  labels: readonly string[],
): readonly NodePods[] {
  const alike = new Map<string, { readonly names: string[]; readonly pods: number }>();
  for (const [index, { name, count, size, maxPerNode }] of problem.podClasses.entries()) {
    const pods = explanation.room[index];
    const application = name?.startsWith("app ") === true;
    if (!application || count === 0 || pods === undefined) continue;
    const key = [pods, maxPerNode, ...size].join();
    const known = alike.get(key) ?? { names: [], pods };
    known.names.push(labels[index] ?? "");
    alike.set(key, known);
  }
  return [...alike.values()]
    .map(({ names, pods }) => ({ name: aliases(names), pods }))
    .sort((a, b) => a.pods - b.pods);
}

function check(problem: PackingProblem, plan: Plan): NodesChecked {
  if (plan.nodes.length * problem.podClasses.length > CHECKED_NUMBERS) {
    return { state: "too-large" };
  }
  const found = [...verifyPlan(problem, plan), ...verifyCertificate(problem, plan.certificate)];
  if (found.length === 0) return { state: "holds" };
  return { state: "refused", reasons: found.map(({ message }) => message) };
}
