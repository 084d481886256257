import { type EvidenceSummary, evidenceSummary } from "@/lib/charts/evidence-summary";
import type { ScenarioEstimate } from "@/lib/estimate";
import { explain } from "@/lib/model/explain";
import { MESH_OPTIONS } from "@/lib/model/options";
import { MESH_OF, versionOf } from "@/lib/scenario/defaults";
import { OPTION_IDS } from "@/lib/scenario/ids";

/** What the figures of a comparison rest on: every coefficient a formula of it names. */
export async function evidenceAnswer({
  input,
  comparison,
  scenario,
}: ScenarioEstimate): Promise<EvidenceSummary> {
  const { findEvidence } = await import("@/lib/evidence/find-evidence");
  const used = MESH_OPTIONS.flatMap((option) => {
    const result = comparison.options.find(({ id }) => id === option.id);
    const id = OPTION_IDS.find((known) => known === option.id);
    if (result === undefined || result.issues.length > 0 || id === undefined) return [];
    const version = versionOf(scenario, id);
    return explain(input, option, "typical", result.typical).flatMap((step) =>
      step.coefficients.map((cited) => ({ id: cited.id, mesh: MESH_OF[id], version })),
    );
  });
  return evidenceSummary(used, scenario.overrides, findEvidence);
}
