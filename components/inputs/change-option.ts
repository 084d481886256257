import type { Range } from "@/lib/model/types";
import { optionSettings, versionOf } from "@/lib/scenario/defaults";
import type { OptionId } from "@/lib/scenario/ids";
import type { OptionChoices, Scenario } from "@/lib/scenario/schema";

/** A patch of one option's choices; undefined takes a choice back to its default. */
export type OptionPatch = {
  readonly [Key in keyof OptionChoices]?: OptionChoices[Key] | undefined;
};

/** The scenario with some of an option's choices changed; what equals its default is not kept. */
export function changeOption(scenario: Scenario, option: OptionId, patch: OptionPatch): Scenario {
  const silent = { ...scenario, options: {} };
  const plain = optionSettings(silent, option, NEUTRAL);
  const defaults: Readonly<Record<string, unknown>> = {
    ...plain,
    ...NOT_IN_SETTINGS,
    version: versionOf(silent, option),
  };
  const merged = { ...scenario.options[option], ...patch };
  const kept = Object.fromEntries(
    Object.entries(merged).filter(([key, value]) => value !== undefined && value !== defaults[key]),
  ) as OptionChoices;
  const { [option]: _, ...others } = scenario.options;
  const options = Object.keys(kept).length === 0 ? others : { ...others, [option]: kept };
  return { ...scenario, options };
}

/** Facts of the platform that no default of a choice depends on. */
export const NEUTRAL = { alreadyInstalled: false, overlayMaxPods: 110 } as const;

/** Defaults of choices the model knows by another name. */
const NOT_IN_SETTINGS = { ipam: "platform", upgradeEngineerDays: 0, supportUsdPerMonth: 0 };

/** The scenario with one coefficient set to a figure or a range of one's own, or back to the catalogue's. */
export function changeOverride(
  scenario: Scenario,
  id: string,
  value: number | Range | undefined,
): Scenario {
  const { [id]: _, ...others } = scenario.overrides;
  if (value === undefined) return { ...scenario, overrides: others };
  const range = typeof value === "number" ? { low: value, typical: value, high: value } : value;
  return { ...scenario, overrides: { ...others, [id]: range } };
}
