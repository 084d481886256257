import { footprintInput } from "../../model/compare";
import type { ComparisonInput, MeshOption } from "../../model/types";
import { upgradeFactsIn } from "../../model/upgrade-facts";

/**
 * Connections an upgrade may cut, at most: those of all meshed pods. Pods that restart close
 * theirs; a node's proxy that is replaced resets the long-lived ones through it.
 */
export function interruptedConnections(input: ComparisonInput, option: MeshOption): number {
  const { restartsPods, rollsAgents } = upgradeFactsIn(input, option);
  if (!restartsPods && !rollsAgents) return 0;
  return Math.round(footprintInput(input, option, "typical").totals.meshedConnections);
}
