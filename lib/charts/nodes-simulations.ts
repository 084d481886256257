import type { PackingProblem } from "../packing/types";
import { type SimulationMode, simulate } from "../packing/simulate";

/** What one is likely to see: how a real system fills nodes. Never used to compare options. */
export type NodesSimulation = {
  readonly mode: SimulationMode;
  readonly label: string;
  readonly how: string;
  readonly source: string;
  /** Undefined when it was not simulated; then `declined` says why. */
  readonly nodes: number | undefined;
  readonly declined: string | undefined;
};

const MODES: readonly Omit<NodesSimulation, "nodes" | "declined">[] = [
  {
    mode: "karpenter",
    label: "Karpenter, all pods pending at once",
    how: "Pods by CPU, then memory, largest first; each to the planned node with the fewest pods that can take it, else to a new one.",
    source:
      "https://github.com/kubernetes-sigs/karpenter/tree/main/pkg/controllers/provisioning/scheduling",
  },
  {
    mode: "scheduler-spread",
    label: "kube-scheduler on a fixed cluster",
    how: "The smallest cluster on which its default spreading places every pod, in each of three random orders.",
    source:
      "https://github.com/kubernetes/kubernetes/tree/master/pkg/scheduler/framework/plugins/noderesources",
  },
];

/** Pods times nodes beyond which placing pods one by one would take minutes. */
const STEPS = 6_000_000;

export function nodesSimulations(
  problem: PackingProblem,
  nodes: number,
): readonly NodesSimulation[] {
  const pods = problem.podClasses.reduce((sum, { count }) => sum + count, 0);
  return MODES.map((mode) => {
    if (mode.mode === "scheduler-spread" && pods * nodes > STEPS) {
      const declined = `${pods} pods on some ${nodes} nodes are too many to place one by one here.`;
      return { ...mode, nodes: undefined, declined };
    }
    const { nodeCount, issues } = simulate(problem, mode.mode);
    const [issue] = issues;
    return issue === undefined
      ? { ...mode, nodes: nodeCount, declined: undefined }
      : { ...mode, nodes: undefined, declined: issue.message };
  });
}
