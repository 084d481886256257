import { allCoefficients, resolveCoefficient } from "@/lib/catalog/coefficients";
import { KIND_LABELS } from "@/lib/charts/evidence-records";
import type { EvidenceSummary } from "@/lib/charts/evidence-summary";
import { formatCount, formatList } from "@/lib/format/amounts";
import { MESH_OF, versionOf } from "@/lib/scenario/defaults";
import { OPTION_IDS } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";
import { rangeText } from "./range-text";
import styles from "./report.module.css";

/** How well the coefficients in force are founded, and every one whose typical value is assumed. */
export function ReportEvidence({
  evidence,
  scenario,
}: {
  readonly evidence: EvidenceSummary;
  readonly scenario: Scenario;
}) {
  const { inForce, byKind, overridden, assumed } = evidence;
  const kinds = byKind.map(({ kind, count }) => `${formatCount(count)} ${KIND_LABELS[kind]}`);
  const own = overridden.length > 0 ? [`${formatCount(overridden.length)} the author’s own`] : [];
  return (
    <>
      <h3>What the coefficients rest on</h3>
      <p>
        {formatCount(inForce)} coefficients are in force. By what their typical values rest on:{" "}
        {formatList([...kinds, ...own])}.
      </p>
      {assumed.length > 0 && (
        <>
          <h3>Coefficients whose typical value is assumed</h3>
          <ul className={styles.assumed}>
            {assumed.map(({ id, label }) => (
              <li key={id}>
                {label}: {valueText(id, scenario)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** "0.35 (0.2–0.6) share", in the order typical (low–high) unit; more than one where a mesh's options run versions that differ in it. */
function valueText(id: string, scenario: Scenario): string {
  const coefficient = allCoefficients[id];
  if (coefficient === undefined) return "";
  const { mesh, unit } = coefficient;
  const running = OPTION_IDS.filter((option) => MESH_OF[option] === mesh);
  const versions = running.length === 0 ? [undefined] : running.map((o) => versionOf(scenario, o));
  const texts = versions.map((version) => rangeText(resolveCoefficient(coefficient, version)));
  return `${[...new Set(texts)].join(" or ")} ${unit}`;
}
