import { allCoefficients, resolveCoefficient } from "../catalog/coefficients";
import type { EvidenceRecord } from "../evidence/schema";

/** How well the coefficients behind one comparison are founded. */
export type EvidenceSummary = {
  /** Coefficients that stand in a formula of this comparison. */
  readonly inForce: number;
  /** By what the typical value of each rests on, best kind first; kinds without any are left out. */
  readonly byKind: readonly { readonly kind: EvidenceRecord["kind"]; readonly count: number }[];
  readonly overridden: readonly NamedCoefficient[];
  /** Those whose typical value is an assumption of ours, even where sources bound it. */
  readonly assumed: readonly NamedCoefficient[];
};

export type NamedCoefficient = { readonly id: string; readonly label: string };

/** Best first: somebody measured it, a project documents or ships it, somebody reports it, we assume it. */
const KINDS: readonly EvidenceRecord["kind"][] = [
  "measured",
  "documented",
  "chart-default",
  "price-list",
  "field-report",
  "assumption",
];

/** A coefficient in force, and the mesh and version that runs where it is. */
type UsedCoefficient = {
  readonly id: string;
  readonly mesh: string | undefined;
  readonly version: string | undefined;
};

/** The summary of the coefficients given, each at the version its option runs. */
export function evidenceSummary(
  used: readonly UsedCoefficient[],
  overrides: Readonly<Record<string, unknown>>,
  findEvidence: (id: string) => EvidenceRecord | undefined,
): EvidenceSummary {
  const best = new Map<string, EvidenceRecord["kind"]>();
  for (const { id, mesh, version } of used) {
    const coefficient = allCoefficients[id];
    if (coefficient === undefined || Object.hasOwn(overrides, id)) continue;
    const { entry } = resolveCoefficient(
      coefficient,
      coefficient.mesh === mesh ? version : undefined,
    );
    const kinds = entry.evidence.map((source) => findEvidence(source)?.kind);
    const cited = KINDS.find((kind) => kinds.includes(kind)) ?? "assumption";
    const found = entry.assumed === true ? "assumption" : cited;
    const known = best.get(id);
    if (known === undefined || KINDS.indexOf(found) > KINDS.indexOf(known)) best.set(id, found);
  }
  const named = (ids: readonly string[]) =>
    ids.map((id) => ({ id, label: allCoefficients[id]?.label ?? id }));
  const overridden = [...new Set(used.map(({ id }) => id))].filter((id) =>
    Object.hasOwn(overrides, id),
  );
  const of = (kind: EvidenceRecord["kind"]) =>
    [...best].filter(([, found]) => found === kind).map(([id]) => id);
  return {
    inForce: best.size + overridden.length,
    byKind: KINDS.map((kind) => ({ kind, count: of(kind).length })).filter(
      ({ count }) => count > 0,
    ),
    overridden: named(overridden),
    assumed: named(of("assumption")),
  };
}
