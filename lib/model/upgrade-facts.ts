import { compareVersions } from "../units/compare-versions";
import type { ComparisonInput, MeshOption, UpgradeFacts } from "./types";

/**
 * What an upgrade does, for the version that runs: the facts of the oldest release line it still
 * falls under, else today's.
 */
export function upgradeFacts(
  { upgrade, olderUpgrades = [] }: Pick<MeshOption, "upgrade" | "olderUpgrades">,
  version: string | undefined,
): UpgradeFacts {
  if (version === undefined) return upgrade;
  const older = olderUpgrades.find(({ before }) => compareVersions(version, before) < 0);
  return older?.facts ?? upgrade;
}

/** The same for an option of a comparison, at the version the scenario names. */
export function upgradeFactsIn(comparison: ComparisonInput, option: MeshOption): UpgradeFacts {
  return upgradeFacts(option, comparison.versions[option.id]);
}
