"use client";

import { versionOf } from "@/lib/scenario/defaults";
import { MESH_OPTION_IDS } from "@/lib/scenario/ids";
import { MESH_LABELS } from "@/lib/scenario/input-labels";
import type { Scenario } from "@/lib/scenario/schema";
import { compareVersions } from "@/lib/units/compare-versions";
import { CoefficientInput } from "./coefficient-input";
import type { FormFacts, RequestFacts } from "./form-facts";
import type { ChangeScenario } from "./form-props";

type MeshOption = (typeof MESH_OPTION_IDS)[number];

/** What a mesh's components request where the figures are one's own: the chart's until changed. */
export function OwnRequests({
  options = MESH_OPTION_IDS,
  scenario,
  facts,
  change,
}: {
  /** Several together ask once for what they share. */
  readonly options?: readonly MeshOption[];
  readonly scenario: Scenario;
  readonly facts: Pick<FormFacts, "requests" | "limits">;
  readonly change: ChangeScenario;
}) {
  const asked = options.filter((option) => policyOf(scenario, option) === "own");
  const groups = asked.map((option, at) => {
    const before = asked.slice(0, at).flatMap((other) => facts.requests[other] ?? []);
    const seen = new Set(before.map(({ id }) => id));
    const requests = (facts.requests[option] ?? []).filter(({ id }) => !seen.has(id));
    return { option, requests };
  });
  return groups.map(({ option, requests }) => {
    const untouched = requests.every(({ id }) => !Object.hasOwn(scenario.overrides, id));
    return requests.length === 0 ? null : (
      <fieldset key={option} className="border-l-2 border-line pl-3">
        <legend className="float-left mb-2 w-full">
          <span className="font-medium">Own requests: {MESH_LABELS[option]}</span>
          <span className="block text-s text-ink-3">
            {untouched
              ? "These are still the chart's values. Change what you run with."
              : "What you left alone is the chart's value."}
          </span>
        </legend>
        <div className="clear-both space-y-3">
          {requests.map((request) => (
            <CoefficientInput
              key={request.id}
              coefficient={{ ...request, catalogue: rowFor(request, option, scenario) }}
              overrides={scenario.overrides}
              limits={facts.limits}
              change={change}
            />
          ))}
        </div>
      </fieldset>
    );
  });
}

/** Whose requests an option runs with. */
function policyOf({ sizing, options }: Scenario, option: MeshOption) {
  return options[option]?.sizingPolicy ?? sizing.policy;
}

/** The newest row that is no newer than the version that runs, as the catalogue resolves it. */
function rowFor(
  { rows }: RequestFacts,
  option: MeshOption,
  scenario: Scenario,
): RequestFacts["rows"][number]["catalogue"] {
  const version = versionOf(scenario, option) ?? "";
  const fits = rows.filter(({ from }) => from === "any" || compareVersions(from, version) <= 0);
  return (fits.at(-1) ?? rows[0])?.catalogue ?? { low: 0, typical: 0, high: 0 };
}
