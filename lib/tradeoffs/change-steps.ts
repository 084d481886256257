import { formatList } from "../format/amounts";
import { COMPARED_FIELDS, inputDifferences } from "../scenario/differences";
import { type Field, OPTION_FIELDS, setAt, valueAt } from "../scenario/fields";
import { OPTION_IDS } from "../scenario/ids";
import type { Scenario } from "../scenario/schema";

/** One changed input on the way from A to B: what it is, and the scenario once it is switched. */
export type ChangeStep = { readonly label: string; readonly scenario: Scenario };

/** Each step is an estimate of its own: beyond this many the rest is switched at once. */
const MOST_STEPS = 10;

/** Fields that only make sense together once one of the first changed: a region belongs to its provider. */
const TOGETHER: readonly { readonly once: readonly string[]; readonly with: readonly string[] }[] =
  [
    { once: ["platform", "provider"], with: ["region", "type", "cni"] },
    { once: ["from"], with: ["app", "pods", "perservice", "services", "cpu", "mem"] },
  ];

/**
 * From A to B, one changed input at a time in the order a link writes them; the last step is B
 * itself, with whatever the steps before left over.
 */
export function changeSteps(a: Scenario, b: Scenario): readonly ChangeStep[] {
  const steps: ChangeStep[] = [];
  let now = a;
  const take = (next: Scenario) => {
    const changes = inputDifferences(now, next);
    if (changes.length === 0) return;
    steps.push({ label: labelOf(changes), scenario: next });
    now = next;
  };
  for (const change of changesOf(a, b)) {
    if (steps.length === MOST_STEPS - 1) break;
    take(change(now));
  }
  take(b);
  // What no label names still belongs to B.
  const last = steps.at(-1);
  if (last !== undefined) steps[steps.length - 1] = { ...last, scenario: b };
  return steps;
}

type Change = (scenario: Scenario) => Scenario;

function changesOf(a: Scenario, b: Scenario): readonly Change[] {
  const changed = COMPARED_FIELDS.filter(({ path }) => valueAt(a, path) !== valueAt(b, path));
  const rows = (scenario: Scenario): Scenario => ({
    ...scenario,
    workloads: { ...scenario.workloads, rows: b.workloads.rows },
  });
  const fields = inGroups(changed).map(
    (group): Change =>
      (scenario) => {
        const next = withFields(scenario, b, group);
        return group.some(({ key }) => key === "from") ? rows(next) : next;
      },
  );
  return [...fields, rows, ...optionChanges(a, b), ...overrideChanges(a, b)];
}

/** Each changed field by itself, or with those it makes no sense without. */
function inGroups(changed: readonly Field[]): readonly (readonly Field[])[] {
  const groups = new Map<string, Field[]>();
  for (const field of changed) {
    const together = TOGETHER.find(
      ({ once, with: others }) =>
        [...once, ...others].includes(field.key) && changed.some(({ key }) => once.includes(key)),
    );
    const name = together?.once[0] ?? field.key;
    groups.set(name, [...(groups.get(name) ?? []), field]);
  }
  return [...groups.values()];
}

function withFields(scenario: Scenario, b: Scenario, fields: readonly Field[]): Scenario {
  const next = structuredClone(scenario);
  for (const { path } of fields) setAt(next, path, valueAt(b, path));
  return next;
}

function optionChanges(a: Scenario, b: Scenario): readonly Change[] {
  return OPTION_IDS.flatMap((id) =>
    OPTION_FIELDS.filter(
      ({ path }) => valueAt(a.options[id], path) !== valueAt(b.options[id], path),
    ).map(
      ({ path }): Change =>
        (scenario) => {
          const [key] = path;
          const { [key]: _, ...kept } = { ...scenario.options[id] } as Record<string, unknown>;
          const value = valueAt(b.options[id], path);
          const own = value === undefined ? kept : { ...kept, [key]: value };
          return { ...scenario, options: { ...scenario.options, [id]: own } };
        },
    ),
  );
}

function overrideChanges(a: Scenario, b: Scenario): readonly Change[] {
  const ids = [...new Set([...Object.keys(a.overrides), ...Object.keys(b.overrides)])].sort();
  return ids.map((id) => (scenario) => {
    const { [id]: _, ...kept } = scenario.overrides;
    const own = b.overrides[id];
    return { ...scenario, overrides: own === undefined ? kept : { ...kept, [id]: own } };
  });
}

const MOST_NAMED = 3;

function labelOf(changes: ReturnType<typeof inputDifferences>): string {
  const named = changes
    .slice(0, MOST_NAMED)
    .map(({ label, before, after }) => `${label} ${before} → ${after}`);
  const rest = changes.length - MOST_NAMED;
  return rest > 0 ? `${named.join(", ")} and ${rest} more` : formatList(named);
}
