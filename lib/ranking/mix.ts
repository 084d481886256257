import { bill, isNodeLine, total } from "../model/bill";
import { DEFAULT_POOL } from "../model/default-pool";
import { packingProblem } from "../model/node-pool";
import type { ComparisonInput } from "../model/types";
import { minimumNodes } from "../model/zone-pool";
import { planNodes } from "../packing/plan-nodes";
import type { PackingProblem, Plan } from "../packing/types";
import { HOURS_PER_MONTH } from "../units/time";
import type { Candidate } from "./candidates";
import type { RankedRun } from "./ranked-run";

/** The cheapest choice of nodes of several types, or why there is none to show. */
export type CheapestMix =
  | {
      readonly found: true;
      readonly nodes: readonly { readonly type: string; readonly count: number }[];
      readonly nodeCount: number;
      readonly microUsdPerMonth: number;
      /** No mix of these types costs less than this. */
      readonly atLeastMicroUsdPerMonth: number;
      readonly proven: boolean;
      /** The largest node's part of the pool's CPU, 0..1. */
      readonly largestShare: number;
      /** Types the mix could draw on. */
      readonly types: readonly string[];
    }
  | { readonly found: false; readonly why: string };

export type MixQuestion = {
  readonly run: RankedRun;
  readonly comparison: ComparisonInput;
  /** Types that hold every pod, cheapest pool first. */
  readonly machines: readonly Candidate[];
  /** Fewest nodes of the whole pool. */
  readonly least: number;
  /** No node may be a larger part of the pool's CPU, 0..1. */
  readonly largestShare: number;
};

/** More types than these hardly ever make a mix cheaper, and each makes the search wider. */
const BEST_TYPES = 6;
const SIZES_BESIDE = 6;
const BUDGET = { pivots: 6000, branchNodes: 120_000 };
/** Agents and nodes settle in two or three rounds; each round is a plan. */
const ROUNDS = 6;

/** Yields after every plan: each may take a while, and somebody may have asked something else by then. */
export function* cheapestMix(question: MixQuestion): Generator<void, CheapestMix> {
  const { surviveZoneLoss, zoneBalance, zones } = question.comparison.cluster;
  if (zones > 1 && (surviveZoneLoss || zoneBalance)) {
    return { found: false, why: "a mix is not split evenly over zones; one type is" };
  }
  let types = drawnFrom(question.machines);
  // A mix with too large a node in it is made anew without that type and any larger one.
  while (types.length >= 2) {
    const settled = yield* settle(question, types);
    if (settled === undefined) return { found: false, why: "agents and nodes did not settle" };
    const largest = largestNode(types, settled.plan);
    if (largest.share <= question.largestShare) return describe(question, types, settled);
    types = types.filter((type) => type.node.machine.cpuMilli < largest.cpuMilli);
  }
  return { found: false, why: "fewer than two types can be mixed under these filters" };
}

/** The largest node of a plan, and its part of the pool's CPU. */
function largestNode(types: readonly Candidate[], plan: Plan) {
  const cpuOf = (name: string) =>
    types.find((type) => type.type.name === name)?.node.machine.cpuMilli ?? 0;
  const pool = plan.nodes.reduce((sum, { type, count }) => sum + count * cpuOf(type), 0);
  const cpuMilli = Math.max(0, ...plan.nodes.map(({ type }) => cpuOf(type)));
  return { cpuMilli, share: pool === 0 ? 0 : cpuMilli / pool };
}

/** The cheapest pools' types, and the best type of each other size: small nodes fill the end. */
function drawnFrom(machines: readonly Candidate[]): readonly Candidate[] {
  const best = machines.slice(0, BEST_TYPES);
  const beside: Candidate[] = [];
  for (const machine of machines.slice(BEST_TYPES)) {
    const known = [...best, ...beside].some((other) => other.type.vcpu === machine.type.vcpu);
    if (!known && beside.length < SIZES_BESIDE) beside.push(machine);
  }
  return [...best, ...beside];
}

type Settled = { readonly plan: Plan; readonly agentNodes: number };

/**
 * Agents must suit the busiest node, which in a mix is the largest: they are sized for as many of
 * the largest nodes as the pool is worth. A plan counts when its own pool is worth at least that,
 * and its control plane was sized for at least as many nodes as it has.
 */
function* settle(
  question: MixQuestion,
  types: readonly Candidate[],
): Generator<void, Settled | undefined> {
  let agentNodes = Math.max(1, question.least);
  let controlPlaneNodes = agentNodes;
  let best: Settled | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const plan = planNodes(mixProblem(question, types, agentNodes, controlPlaneNodes));
    yield;
    if (plan.issues.length > 0) {
      agentNodes *= 2;
      continue;
    }
    const worth = worthOfLargest(types, plan);
    const holds = worth >= agentNodes && plan.nodeCount <= controlPlaneNodes;
    if (holds && cheaper(plan, best?.plan)) best = { plan, agentNodes };
    const larger = Math.max(controlPlaneNodes, plan.nodeCount);
    if (holds && worth === agentNodes) break;
    if (worth === agentNodes && larger === controlPlaneNodes) break;
    agentNodes = holds || worth < agentNodes ? worth : Math.max(agentNodes, worth);
    controlPlaneNodes = larger;
  }
  return best;
}

function cheaper(plan: Plan, than: Plan | undefined): boolean {
  return (
    than === undefined || (plan.costMicroUsdPerHour ?? 0) < (than.costMicroUsdPerHour ?? Infinity)
  );
}

/** The pool's CPU in nodes of the largest type that is in it, rounded down. */
function worthOfLargest(types: readonly Candidate[], plan: Plan): number {
  const cpuOf = (name: string) =>
    types.find((type) => type.type.name === name)?.node.allocatable.cpuMilli ?? 0;
  const all = plan.nodes.reduce((sum, nodes) => sum + nodes.count * cpuOf(nodes.type), 0);
  const largest = Math.max(1, ...plan.nodes.map((nodes) => cpuOf(nodes.type)));
  return Math.max(1, Math.floor(all / largest));
}

function mixProblem(
  { run, comparison, least }: MixQuestion,
  types: readonly Candidate[],
  agentNodes: number,
  controlPlaneNodes: number,
): PackingProblem {
  const problems = types.map((machine) => {
    const cluster = { ...comparison.cluster, node: machine.node };
    return packingProblem({ ...run.input, cluster }, agentNodes, controlPlaneNodes);
  });
  const nodeTypes = problems.flatMap((problem, index) =>
    problem.nodeTypes.map((nodeType) => ({
      ...nodeType,
      priceMicroUsdPerHour: hourlyWithDisk(types[index]),
    })),
  );
  return {
    nodeTypes,
    podClasses: problems[0]?.podClasses ?? [],
    minNodes: Math.max(least, minimumNodes(comparison.cluster)),
    budget: BUDGET,
  };
}

/** A node's price an hour with its disk's share, in whole micro-dollars. */
function hourlyWithDisk(machine: Candidate | undefined): number {
  if (machine === undefined) return 0;
  const disk = machine.prices.nodeDiskMicroUsdPerMonth / HOURS_PER_MONTH;
  return machine.node.priceMicroUsdPerHour + Math.ceil(disk);
}

function describe(
  question: MixQuestion,
  types: readonly Candidate[],
  { plan }: Settled,
): CheapestMix {
  const { clusters } = question.comparison.cluster;
  const perMonth = (microUsdPerHour: number) => microUsdPerHour * HOURS_PER_MONTH * clusters;
  const cost = plan.costMicroUsdPerHour ?? 0;
  const rest = otherLines(question, types, plan);
  const counts = new Map<string, number>();
  for (const { type, count } of plan.nodes) counts.set(type, (counts.get(type) ?? 0) + count);
  return {
    found: true,
    nodes: [...counts].map(([type, count]) => ({ type, count })),
    nodeCount: plan.nodeCount,
    microUsdPerMonth: perMonth(cost) + rest,
    atLeastMicroUsdPerMonth: perMonth(plan.lowerBoundCostMicroUsdPerHour ?? cost) + rest,
    proven: plan.proven,
    largestShare: largestNode(types, plan).share,
    types: types.map((type) => type.type.name),
  };
}

/** Every line of the bill but the nodes and disks the plan's own cost holds. */
function otherLines(
  { run, comparison }: MixQuestion,
  types: readonly Candidate[],
  plan: Plan,
): number {
  const [machine] = types;
  if (machine === undefined) return 0;
  const mixed = plan.nodes.flatMap(({ type, count }) => {
    const found = types.find((each) => each.type.name === type);
    if (found === undefined) return [];
    const { nodeDiskMicroUsdPerMonth } = found.prices;
    return [{ name: DEFAULT_POOL, node: found.node, nodes: count, nodeDiskMicroUsdPerMonth }];
  });
  const { footprint, settings, coefficients } = run.input;
  const lines = bill({
    cluster: { ...comparison.cluster, node: machine.node },
    prices: machine.prices,
    traffic: comparison.traffic,
    totals: run.totals,
    footprint,
    settings,
    coefficients,
    pools: [...mixed, ...run.held],
  });
  return total(lines.filter((line) => !isNodeLine(line.id, DEFAULT_POOL)));
}
