import { coefficient } from "../coefficient";
import type { FootprintInput } from "../types";
import { type AgentAt, steadyAgent } from "./node-agent";

export const ISTIO_CNI_COEFFICIENTS = [
  "node.skew",
  "istio.cni.cpu.use",
  "istio.cni.memory.use",
  "istio.cni.request.cpu",
  "istio.cni.request.memory",
] as const;

/** istio-cni, one a node: sets up redirection; its work does not follow traffic. */
export function istioCni(input: FootprintInput): AgentAt {
  const c = input.coefficients;
  const stated = {
    cpuMilli: coefficient(c, "istio.cni.request.cpu"),
    memoryMiB: coefficient(c, "istio.cni.request.memory"),
  };
  return steadyAgent(
    {
      name: "istio-cni",
      stated: { production: stated, plain: stated, own: stated },
      use: () => ({
        cpuMilli: coefficient(c, "istio.cni.cpu.use"),
        memoryMiB: coefficient(c, "istio.cni.memory.use"),
      }),
    },
    input,
  );
}
