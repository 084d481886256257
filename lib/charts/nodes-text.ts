import { formatCount, formatMemory } from "../format/amounts";
import { podLabel } from "../format/pod-label";
import type { PoolRun } from "../model/pools";
import type { PlannedPool } from "../model/node-pool";
import { DIMENSIONS } from "../model/pod-class";
import type { Cluster } from "../model/types";
import { survivesZoneLoss } from "../model/zone-pool";
import type { Certificate, PackingProblem } from "../packing/types";

const oneDigit = (value: number) => value.toFixed(1);

/** "59 nodes", "1 node". */
const nodesOf = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? "node" : "nodes"}`;

/** An amount of one of the model's dimensions: 224.3 vCPU, 61.5 GiB, 408 pod slots. */
export function dimensionAmount(dimension: number, amount: number): string {
  const resource = DIMENSIONS[dimension];
  if (resource === "cpu" || resource === "cpu-use") {
    const vcpu = amount / 1000;
    return vcpu < 10 ? `${vcpu.toFixed(2)} vCPU` : `${oneDigit(vcpu)} vCPU`;
  }
  if (resource === "memory" || resource === "memory-use") {
    return amount < 1024 ? formatMemory(amount) : `${oneDigit(amount / 1024)} GiB`;
  }
  return `${formatCount(amount)} pod slots`;
}

/**
 * The count and its reason in one line: "59 nodes. Proved minimal: your pods request 224.3 vCPU,
 * one node offers 3.86 vCPU."
 */
export function nodesHeadline(run: PoolRun, problem: PackingProblem): string {
  const { pool } = run;
  const count = nodesOf(pool.nodes);
  if (pool.plan.issues.length > 0) return pool.plan.issues[0]?.message ?? "";
  if (pool.lowerBound < pool.nodes) {
    return `${count}. At least ${formatCount(pool.lowerBound)} are needed; whether ${
      pool.nodes - pool.lowerBound === 1 ? "the last one is" : "the rest are"
    } is not decided.`;
  }
  // The plan itself may leave a gap: then it is one node less that is ruled out, by its own agents.
  const why =
    pool.plan.lowerBound < pool.plan.nodeCount
      ? "on fewer nodes the agent of each would be larger, and the pods would not fit"
      : reason(problem, pool.plan.certificate);
  const others = pool.nodes - pool.plan.nodeCount;
  if (others <= 0) return `${count}. Proved minimal: ${why}.`;
  return `${count}: ${formatCount(pool.plan.nodeCount)} hold the pods, ${formatCount(others)} more are due to the rules below. Proved minimal: ${why}.`;
}

function reason(problem: PackingProblem, certificate: Certificate): string {
  switch (certificate.kind) {
    case "resource-sum":
      return sumReason(problem, certificate.dimension);
    case "host-spread":
      return spreadReason(problem, certificate.podClass);
    case "min-nodes":
      return "it is the minimum you set";
    case "empty":
      return "there is nothing to place";
    case "weights":
      return weightReason(problem, certificate.weights, certificate.heaviestNode);
    case "cuts":
      return "no smaller choice of nodes can carry the pods under every weighting below";
  }
}

function sumReason(problem: PackingProblem, dimension: number): string {
  const demand = problem.podClasses.reduce((sum, c) => sum + c.count * (c.size[dimension] ?? 0), 0);
  const offer = problem.nodeTypes[0]?.capacity[dimension] ?? 0;
  const verb = DIMENSIONS[dimension]?.endsWith("use") ? "use" : "request";
  return `your pods ${verb} ${dimensionAmount(dimension, demand)}, one node offers ${dimensionAmount(dimension, offer)}`;
}

function spreadReason(problem: PackingProblem, index: number): string {
  const podClass = problem.podClasses[index];
  if (podClass === undefined) return "its pods are spread over hosts";
  const most = podClass.maxPerNode ?? podClass.count;
  return `${formatCount(podClass.count)} pods of ${podLabel(podClass.name ?? "one kind")}, at most ${formatCount(most)} on a node`;
}

function weightReason(
  problem: PackingProblem,
  weights: readonly number[],
  heaviest: readonly number[],
): string {
  const total = problem.podClasses.reduce((sum, c, i) => sum + c.count * (weights[i] ?? 0), 0);
  const most = Math.max(0, ...heaviest);
  return `whole pods leave gaps; weighted as below they weigh ${formatCount(total)} in all, and no node carries more than ${formatCount(most)}`;
}

/** What the zones have to do with the count. */
export function spreadSentence(cluster: Cluster, pool: PlannedPool): readonly string[] {
  const sentences: string[] = [];
  if (survivesZoneLoss(cluster)) {
    sentences.push(
      `${nodesOf(pool.servingNodes)} hold all pods when one of ${cluster.zones} zones fails.`,
    );
  }
  if (cluster.zoneBalance && cluster.zones > 1) {
    sentences.push(
      `${nodesOf(pool.nodes / cluster.zones)} in each of ${cluster.zones} zones, as equal node groups have.`,
    );
  }
  return sentences;
}
