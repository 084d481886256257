import { MESH_SETTINGS, type MeshSetting } from "@/components/inputs/mesh-settings";
import { distributionsFor, findDistribution } from "@/lib/catalog/fees";
import { formatCount, formatUsdCents } from "@/lib/format/amounts";
import type { OptionSettings } from "@/lib/model/types";
import { versionOf } from "@/lib/scenario/defaults";
import { MESH_OPTION_IDS } from "@/lib/scenario/ids";
import { OPTION_INPUT_LABELS } from "@/lib/scenario/input-labels";
import type { OptionChoices, Scenario } from "@/lib/scenario/schema";

type MeshId = (typeof MESH_OPTION_IDS)[number];

/** One setting over all meshes; undefined where a mesh has no such setting. */
export type MeshLine = {
  readonly label: string;
  readonly cells: readonly (MeshCell | undefined)[];
};
/** `set`: chosen by the author, not the default of the release. */
type MeshCell = { readonly text: string; readonly set: boolean };

/** What each mesh runs as, whether chosen or by default: a line a setting, a cell a mesh. */
export function meshLines(
  scenario: Scenario,
  inForce: Readonly<Record<string, OptionSettings>>,
): readonly MeshLine[] {
  const cells = (of: (mesh: MeshId, choices: OptionChoices) => MeshCell | undefined) =>
    MESH_OPTION_IDS.map((mesh) => of(mesh, scenario.options[mesh] ?? {}));
  const lines = [
    {
      label: labelOf("version"),
      cells: cells((mesh, { version }) => ({
        text: versionOf(scenario, mesh) ?? "",
        set: version !== undefined,
      })),
    },
    { label: labelOf("dist"), cells: cells(distribution) },
    {
      label: labelOf("fee"),
      cells: cells((mesh, choices) => fee(inForce[mesh], choices.feeUsdPerMonth !== undefined)),
    },
    ...settingKeys().map((key) => ({
      label: labelOf(key),
      cells: cells((mesh, choices) => setting(mesh, key, choices, inForce[mesh])),
    })),
    ...OWN_COSTS.map(({ key, field, unit }) => ({
      label: labelOf(key),
      cells: cells((_, choices) => {
        const amount = choices[field] ?? 0;
        return amount === 0 ? undefined : { text: `${unit}${formatCount(amount)}`, set: true };
      }),
    })),
  ];
  return lines.filter((line) => line.cells.some((cell) => cell !== undefined));
}

const labelOf = (key: string) => OPTION_INPUT_LABELS[key] ?? key;

/** Costs only the author can know: on paper where they gave one. */
const OWN_COSTS = [
  { key: "days", field: "upgradeEngineerDays", unit: "" },
  { key: "support", field: "supportUsdPerMonth", unit: "$" },
] as const;

/** Every setting some mesh has, in the order of the form. */
function settingKeys(): readonly string[] {
  const keys = MESH_OPTION_IDS.flatMap((mesh) => MESH_SETTINGS[mesh].map((one) => one.linkKey));
  return [...new Set(keys)];
}

/** The first of an option's is its default. A name the catalogue does not know stands as it was given. */
function distribution(mesh: MeshId, choices: OptionChoices): MeshCell | undefined {
  const asked = choices.distribution;
  if (asked !== undefined) return { text: findDistribution(asked)?.label ?? asked, set: true };
  const usual = distributionsFor(mesh)[0];
  return usual === undefined ? undefined : { text: usual.label, set: false };
}

function fee(settings: OptionSettings | undefined, set: boolean): MeshCell {
  const asked = settings?.fee;
  if (asked === undefined) return { text: "none", set };
  const per = asked.per === "vcpu" ? "vCPU" : asked.per;
  return { text: `${formatUsdCents(asked.microUsdPerMonth)} a ${per}`, set };
}

function setting(
  mesh: MeshId,
  linkKey: string,
  choices: OptionChoices,
  inForce: OptionSettings | undefined,
): MeshCell | undefined {
  const one = MESH_SETTINGS[mesh].find((known) => known.linkKey === linkKey);
  if (one === undefined) return undefined;
  const values: Readonly<Record<string, unknown>> = {
    ipam: choices.ipam ?? "platform",
    ...inForce,
  };
  return { text: inWords(one, values[one.key]), set: choices[one.key] !== undefined };
}

function inWords(one: MeshSetting, value: unknown): string {
  switch (one.kind) {
    case "flag":
      return value === true ? "yes" : "no";
    case "amount":
      return formatCount(Number(value));
    case "choice":
      return one.choices.find((choice) => choice.value === value)?.label ?? String(value);
  }
}
