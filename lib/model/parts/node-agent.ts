import { NO_RESOURCES, type Resources } from "../../units/resources";
import { coefficient } from "../coefficient";
import { run, type Trace } from "../formula";
import { BUSIEST_NODE } from "../proxy-laws";
import { type StatedRequests, sizedLoad } from "../sizing";
import type { FootprintInput, NodeAgent, Owner } from "../types";

export const NODE_AGENT_COEFFICIENTS = ["node.skew"] as const;

/** The share of a cluster-wide load that falls on one node. */
export type NodeShare = (total: number) => number;

export type AgentDescription = {
  readonly name: string;
  readonly owner?: Owner;
  /** Predicted use on a node that gets `share(total)` of each cluster-wide load. */
  readonly use: (share: NodeShare, trace: Trace | undefined) => Resources;
  readonly stated: StatedRequests;
  /** False for kernel work that is no pod of its own. */
  readonly isPod?: boolean;
  /** The most CPU the agent can use, in m; a busiest node beyond it is saturated. */
  readonly capCpuMilli?: number;
};

/**
 * A DaemonSet asks for the same on every node, so its request suits the busiest one
 * (mean × skew); what all of them use together follows the mean.
 */
export function nodeAgent(
  description: AgentDescription,
  input: FootprintInput,
  nodes: number,
  trace: Trace | undefined,
): NodeAgent {
  const skew = Math.max(1, coefficient(input.coefficients, "node.skew"));
  const busiest: NodeShare = (total) =>
    run(BUSIEST_NODE, { total, nodes, skew }, trace, description.name, SKEW);
  const use = description.use(busiest, trace);
  return {
    name: description.name,
    owner: description.owner ?? "per-node-agents",
    load: sizedLoad(
      use,
      description.stated,
      input.settings.sizingPolicy,
      input.sizing,
      trace,
      description.name,
    ),
    meanUse: description.use((total) => total / nodes, undefined),
    pods: description.isPod === false ? 0 : 1,
    loadShare:
      description.capCpuMilli === undefined ? undefined : use.cpuMilli / description.capCpuMilli,
  };
}

/** An agent whose work does not follow the load of its node: the same at any number of nodes. */
export function steadyAgent(
  description: Omit<AgentDescription, "use"> & { readonly use: (trace?: Trace) => Resources },
  input: FootprintInput,
): (trace: Trace | undefined) => NodeAgent {
  const agent = (trace: Trace | undefined) =>
    nodeAgent({ ...description, use: (_, inner) => description.use(inner) }, input, 1, trace);
  const untraced = agent(undefined);
  return (trace) => (trace === undefined ? untraced : agent(trace));
}

const SKEW = { skew: "node.skew" } as const;

/** An agent whose chart requests nothing. */
export const NO_REQUEST: StatedRequests = { own: NO_RESOURCES };
