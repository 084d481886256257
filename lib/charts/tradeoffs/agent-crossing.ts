import { formatValue } from "../../format/amounts";
import type { Coefficients } from "../../model/types";

/** From how many meshed pods on a node one resource favours ambient, with the sum behind it. */
export type AgentCrossing = {
  readonly resource: "CPU" | "memory";
  /** Agents of a node, per-pod proxy of a pod, in the same unit. */
  readonly perNode: number;
  readonly perPod: number;
  /** Pods on a node where both reserve the same: a tie, which belongs to neither. */
  readonly podsPerNode: number;
  readonly text: string;
};

const value = (coefficients: Coefficients, id: string): number => {
  const found = coefficients[id];
  if (found === undefined) throw new Error(`No coefficient "${id}".`);
  return found;
};

/**
 * What the charts reserve: ztunnel and istio-cni on every node, against a sidecar in every pod.
 * Where istio-cni runs under sidecars too it is on both sides and falls out.
 */
export function agentCrossings(
  coefficients: Coefficients,
  cniUnderSidecars: boolean,
): readonly AgentCrossing[] {
  const crossing = (resource: "CPU" | "memory", key: "cpu" | "memory", unit: string) => {
    const ztunnel = value(coefficients, `ztunnel.request.${key}`);
    const cni = cniUnderSidecars ? 0 : value(coefficients, `istio.cni.request.${key}`);
    const perPod = value(coefficients, `sidecar.request.${key}`);
    const perNode = ztunnel + cni;
    const podsPerNode = perNode / perPod;
    const sum = cniUnderSidecars ? `${ztunnel}` : `(${ztunnel} + ${cni})`;
    return {
      resource,
      perNode,
      perPod,
      podsPerNode,
      text: `${resource}: ${sum} ${unit} a node ÷ ${perPod} ${unit} a pod = ${formatValue(Math.round(podsPerNode * 10) / 10)} pods on a node`,
    };
  };
  return [crossing("CPU", "cpu", "m"), crossing("memory", "memory", "MiB")];
}
