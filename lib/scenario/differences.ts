import type { InputDifference } from "./input-difference";
import { FIELDS, type Field, OPTION_FIELDS, valueAt } from "./fields";
import { OPTION_IDS } from "./ids";
import { INPUT_LABELS, MESH_LABELS, OPTION_INPUT_LABELS } from "./input-labels";
import { encodeOwnLine } from "./own-line-codec";
import { poolDifferences } from "./pool-differences";
import type { Scenario } from "./schema";

/** Every field a change of which is a change of the cluster: a name is none. */
export const COMPARED_FIELDS: readonly Field[] = FIELDS.filter(({ key }) => key !== "name");

/**
 * Every input in which two scenarios differ, in the order a link writes them and by the name the
 * form gives it.
 */
export function inputDifferences(a: Scenario, b: Scenario): readonly InputDifference[] {
  return [
    ...COMPARED_FIELDS.flatMap(({ key, path }) =>
      differ(INPUT_LABELS[key] ?? key, valueAt(a, path), valueAt(b, path)),
    ),
    ...poolDifferences(a, b),
    ...OPTION_IDS.flatMap((option) =>
      OPTION_FIELDS.flatMap(({ key, path }) =>
        differ(
          `${labels[option] ?? option}: ${OPTION_INPUT_LABELS[key] ?? key}`,
          valueAt(a.options[option], path),
          valueAt(b.options[option], path),
        ),
      ),
    ),
    ...overrideIds(a, b).flatMap((id) =>
      differ(id, a.overrides[id]?.typical, b.overrides[id]?.typical),
    ),
    ...differ("own cost lines", ownLines(a), ownLines(b)),
    ...rowDifferences(a, b),
  ];
}

function differ(label: string, from: unknown, to: unknown): readonly InputDifference[] {
  const [before, after] = [write(from), write(to)];
  return before === after ? [] : [{ label, before, after }];
}

/** Each line as a link spells it. */
function ownLines({ ownCosts }: Scenario): readonly string[] {
  return ownCosts.lines.map(encodeOwnLine);
}

function overrideIds(a: Scenario, b: Scenario): readonly string[] {
  return [...new Set([...Object.keys(a.overrides), ...Object.keys(b.overrides)])].sort();
}

function rowDifferences(a: Scenario, b: Scenario): readonly InputDifference[] {
  const [before, after] = [a.workloads.rows, b.workloads.rows];
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ label: "workload rows", before: `${before.length}`, after: `${after.length}` }];
}

const labels: Readonly<Record<string, string>> = MESH_LABELS;

function write(value: unknown): string {
  if (value === undefined) return "default";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
