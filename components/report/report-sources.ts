import { allCoefficients } from "@/lib/catalog/coefficients";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { MESH_OPTIONS } from "@/lib/model/options";

/** One publication behind the coefficients of the options. */
export type ReportSource = {
  readonly title: string;
  readonly url: string | undefined;
  readonly date: string;
  readonly figures: number;
};

/** Every publication the options' coefficients cite, the most cited first. */
export function reportSources(): readonly ReportSource[] {
  const found = new Map<string, ReportSource>();
  for (const id of citedEvidence()) {
    const record = findEvidence(id);
    if (record === undefined || record.kind === "assumption") continue;
    const known = found.get(record.sourceTitle);
    found.set(record.sourceTitle, {
      title: record.sourceTitle,
      url: known?.url ?? record.sourceUrl,
      date: record.date,
      figures: (known?.figures ?? 0) + 1,
    });
  }
  return [...found.values()].sort((a, b) => b.figures - a.figures || (a.title < b.title ? -1 : 1));
}

function citedEvidence(): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const id of new Set(MESH_OPTIONS.flatMap((option) => option.coefficients))) {
    for (const entry of allCoefficients[id]?.entries ?? []) {
      for (const evidence of entry.evidence) ids.add(evidence);
    }
  }
  return ids;
}
