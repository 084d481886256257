import type { Comparison, Range } from "../model/types";

/** What moving one mesh to its next minor version takes. */
export type UpgradeRow = {
  readonly id: string;
  readonly name: string;
  readonly podsRestarted: number;
  readonly agentsRolled: number;
  readonly surgePods: number;
  readonly extraNodes: number;
  readonly durationSeconds: Range;
  readonly doublesControlPlane: boolean;
  readonly interrupts: string;
  readonly steps: readonly string[];
};

/** Every mesh that could be planned; the baseline has nothing to upgrade. */
export function upgradeRows(comparison: Comparison): readonly UpgradeRow[] {
  return comparison.options
    .slice(1)
    .filter((option) => option.issues.length === 0)
    .map(({ id, name, upgrade }) => ({
      id,
      name,
      podsRestarted: upgrade.podsRestarted,
      agentsRolled: upgrade.agentsRolled,
      surgePods: upgrade.surgePods,
      extraNodes: upgrade.extraNodes,
      durationSeconds: upgrade.durationSeconds,
      doublesControlPlane: upgrade.doublesControlPlane,
      interrupts: upgrade.interrupts,
      steps: upgrade.steps,
    }));
}
