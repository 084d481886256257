import { FIELDS, OPTION_FIELDS, POOL_FIELDS } from "@/lib/scenario/fields";
import { INPUT_LABELS, MESH_LABELS, OPTION_INPUT_LABELS } from "@/lib/scenario/input-labels";

/**
 * An issue's path in people's words: "cluster.zones (zones)" → "Zones", "cluster.pools.0.minNodes
 * (pool1.min)" → "Minimum nodes of node pool 1". Undefined where only the path itself says it.
 */
export function fieldLabel(issuePath: string): string | undefined {
  const path = issuePath.replace(/ \(.*\)$/, "");
  for (const [pattern, name] of PLACES) {
    const match = pattern.exec(path);
    if (match !== null) return name(match[1] ?? "", match[2] ?? "");
  }
  return labelOf(FIELDS.find((field) => field.path.join(".") === path)?.key);
}

const place = (index: string) => Number(index) + 1;
const labelOf = (key: string | undefined) => (key === undefined ? undefined : INPUT_LABELS[key]);

/** Paths into lists and records, each with what stands there. */
const PLACES: readonly (readonly [RegExp, (first: string, second: string) => string])[] = [
  [/^name$/, () => "Scenario name"],
  [/^show$/, () => "Options to show"],
  [/^sort$/, () => "Sorted by"],
  [/^money$/, () => "Money for each"],
  [/^against$/, () => "Against"],
  [/^requirements\./, () => "Requirements"],
  [/^workloads\.rows\.(\d+)/, (row) => `Workload row ${place(row)}`],
  [/^workloads\.rows$/, () => "Workload rows"],
  [/^workloads\.pools\.(.+)$/, (workload) => `Node pool of ${workload}`],
  [/^cluster\.pools\.(\d+)\.?(\w*)$/, poolLabel],
  [/^cluster\.systemDaemonSets\.(.+)\.\w+$/, (name) => `DaemonSet ${name}`],
  [/^options\.([\w-]+)\.(\w+)$/, optionLabel],
  [/^overrides\.(.+)$/, (id) => `Coefficient ${id}`],
  [/^ownCosts\.lines\.(\d+)/, (line) => `Cost line ${place(line)}`],
];

function poolLabel(index: string, field: string): string {
  const label = labelOf(POOL_FIELDS.find(({ path }) => path[0] === field)?.key) ?? "Name";
  return `${label} of node pool ${place(index)}`;
}

function optionLabel(option: string, setting: string): string {
  const names: Readonly<Record<string, string>> = MESH_LABELS;
  const key = OPTION_FIELDS.find(({ path }) => path[0] === setting)?.key ?? "";
  return `${names[option] ?? option}: ${OPTION_INPUT_LABELS[key] ?? setting}`;
}
