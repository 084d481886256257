import { footprintInput } from "../../model/compare";
import type { ComparisonInput, MeshOption } from "../../model/types";
import { upgradeFactsIn } from "../../model/upgrade-facts";
import { ceilWhole } from "../../units/numbers";

/**
 * Connections an upgrade may cut, at most: those of all meshed pods where they restart or go
 * through a node's proxy that is replaced; where that proxy is for layer 7 alone, the share of
 * them that needs it.
 */
export function interruptedConnections(input: ComparisonInput, option: MeshOption): number {
  const { restartsPods, rollsAgents, cutsOnly } = upgradeFactsIn(input, option);
  if ((!restartsPods && !rollsAgents) || cutsOnly === "nothing") return 0;
  const { totals } = footprintInput(input, option, "typical");
  const { meshedConnections, meshedInboundPerSecond, meshedL7InboundPerSecond } = totals;
  if (cutsOnly !== "layer-7") return ceilWhole(meshedConnections);
  if (meshedInboundPerSecond === 0) return 0;
  return ceilWhole((meshedConnections * meshedL7InboundPerSecond) / meshedInboundPerSecond);
}
