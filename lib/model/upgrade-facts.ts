import { compareVersions } from "../units/compare-versions";
import { levelHere } from "./function-level";
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

/** The same for an option of a comparison: at the version the scenario names, of what runs there. */
export function upgradeFactsIn(comparison: ComparisonInput, option: MeshOption): UpgradeFacts {
  const facts = upgradeFacts(option, comparison.versions[option.id]);
  const settings = comparison.settings[option.id];
  if (settings === undefined || option.upgradeHere === undefined) return facts;
  const functionLevel = levelHere(comparison.functionLevel, comparison.feasibility[option.id]);
  return option.upgradeHere(facts, { ...comparison, functionLevel, settings });
}
