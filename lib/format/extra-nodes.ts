import type { Comparison } from "../model/types";
import { formatDelta, formatList } from "./amounts";

/** The extra nodes of some options in one sentence: "Istio sidecar +4, Linkerd +3 and Cilium +1 nodes." */
export function extraNodes(comparison: Comparison, optionIds: readonly string[]): string {
  const parts = optionIds.flatMap((id) => {
    const option = comparison.options.find((candidate) => candidate.id === id);
    if (option === undefined || option.issues.length > 0) return [];
    return [`${option.name} ${formatDelta(option.delta.nodes.typical)}`];
  });
  return parts.length === 0 ? "" : `Nodes against no mesh: ${formatList(parts)}.`;
}
