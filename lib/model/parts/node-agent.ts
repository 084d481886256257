import { NO_RESOURCES, type Resources } from "../../units/resources";
import { coefficient } from "../coefficient";
import { run, type Trace } from "../formula";
import { BUSIEST_NODE } from "../proxy-laws";
import { type StatedRequests, sizedLoad } from "../sizing";
import type { Footprint, FootprintInput, NodeAgent, Owner } from "../types";

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

/** An agent when as many nodes share the load. */
export type AgentAt = (nodes: number, trace: Trace | undefined) => NodeAgent;

/**
 * A DaemonSet asks for the same on every node, so its request suits the busiest one
 * (mean × skew); what all of them use together follows the mean.
 */
export function nodeAgent(
  { name, owner = "per-node-agents", use: useOf, stated, isPod, capCpuMilli }: AgentDescription,
  { coefficients, settings, sizing }: FootprintInput,
): AgentAt {
  const skew = Math.max(1, coefficient(coefficients, "node.skew"));
  return (nodes, trace) => {
    const busiest: NodeShare = (total) => {
      const values = { total, nodes, skew };
      if (trace === undefined) return BUSIEST_NODE.evaluate(values);
      return run(BUSIEST_NODE, values, trace, name, SKEW);
    };
    const use = useOf(busiest, trace);
    return {
      name,
      owner,
      load: sizedLoad(use, stated, settings.sizingPolicy, sizing, trace, name),
      meanUse: useOf((total) => total / nodes, undefined),
      pods: isPod === false ? 0 : 1,
      loadShare: capCpuMilli === undefined ? undefined : use.cpuMilli / capCpuMilli,
    };
  };
}

/** An agent whose work does not follow the load of its node: the same at any number of nodes. */
export function steadyAgent(
  description: Omit<AgentDescription, "use"> & { readonly use: (trace?: Trace) => Resources },
  input: FootprintInput,
): AgentAt {
  const agent = nodeAgent({ ...description, use: (_, inner) => description.use(inner) }, input);
  const untraced = agent(1, undefined);
  return (_nodes, trace) => (trace === undefined ? untraced : agent(1, trace));
}

/** What runs on every node, one agent after the other. */
export function agentsOf(agents: readonly AgentAt[]): Footprint["agents"] {
  return (nodes, trace) => agents.map((agent) => agent(nodes, trace));
}

const SKEW = { skew: "node.skew" } as const;

/** An agent whose chart requests nothing. */
export const NO_REQUEST: StatedRequests = { own: NO_RESOURCES };
