import { coefficient } from "../coefficient";
import type { Trace } from "../formula";
import { run } from "../formula";
import { CLUSTER_AWARE_MEMORY } from "../proxy-laws";
import type { FootprintInput } from "../types";
import { trafficMultiplier } from "./envoy";
import { LINEAR_PROXY_COEFFICIENTS, linearProxyCpuMilli } from "./linear-proxy";
import { type AgentAt, NODE_AGENT_COEFFICIENTS, nodeAgent } from "./node-agent";

export const ZTUNNEL_COEFFICIENTS = [
  ...LINEAR_PROXY_COEFFICIENTS,
  ...NODE_AGENT_COEFFICIENTS,
  "ztunnel.cpu.ratio",
  "ztunnel.cpu.idle",
  "ztunnel.cpu.perGbit",
  "ztunnel.memory.base",
  "ztunnel.memory.perPod",
  "ztunnel.memory.perConnection",
  "ztunnel.istiodShare",
  "ztunnel.cpu.cap",
] as const;

const ZTUNNEL = {
  idleId: "ztunnel.cpu.idle",
  ratioId: "ztunnel.cpu.ratio",
  perGbitId: "ztunnel.cpu.perGbit",
} as const;

const MEMORY = {
  base: "ztunnel.memory.base",
  perPod: "ztunnel.memory.perPod",
  perOther: "ztunnel.memory.perConnection",
} as const;

/**
 * ztunnel, one a node: passes of its node's meshed pods, in + out. Every distribution runs the same
 * program; `requestIds` are what its own chart requests.
 */
export function ztunnel(
  input: FootprintInput,
  requestIds: { readonly cpu: string; readonly memory: string },
): AgentAt {
  const { coefficients: c, totals, served, traffic } = input;
  const stated = {
    cpuMilli: coefficient(c, requestIds.cpu),
    memoryMiB: coefficient(c, requestIds.memory),
  };
  const multiplierWith = (trace: Trace | undefined) =>
    trafficMultiplier(traffic, served.grpcShareOfPasses, c, { trace, subject: "ztunnel" });
  // Asked of many numbers of nodes: what is the same for all of them is read once.
  const multiplier = multiplierWith(undefined);
  const base = coefficient(c, MEMORY.base);
  const perPod = coefficient(c, MEMORY.perPod);
  const perOther = coefficient(c, MEMORY.perOther);
  return nodeAgent(
    {
      name: "ztunnel",
      capCpuMilli: coefficient(c, "ztunnel.cpu.cap"),
      stated: { production: stated, plain: stated, own: stated },
      use: (share, inner) => ({
        cpuMilli: linearProxyCpuMilli(
          ZTUNNEL,
          {
            passesPerSecond: share(served.meshedPassesPerSecond),
            multiplier: inner === undefined ? multiplier : multiplierWith(inner),
            excessGbit: share(served.meshedExcessGbitPerSecond),
          },
          c,
          inner,
          "ztunnel",
        ),
        memoryMiB: run(
          CLUSTER_AWARE_MEMORY,
          { base, pods: totals.pods, perPod, others: share(served.meshedConnections), perOther },
          inner,
          "ztunnel",
          MEMORY,
        ),
      }),
    },
    input,
  );
}
