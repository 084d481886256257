import { allCoefficients, resolveCoefficient } from "../catalog/coefficients";
import type { EvidenceRecord } from "../evidence/schema";
import { formatCount, formatList } from "../format/amounts";
import { MESH_OPTIONS } from "../model/options";
import { MESH_OF, versionOf } from "../scenario/defaults";
import { type MESHES, OPTION_IDS } from "../scenario/ids";
import type { Scenario } from "../scenario/schema";
import { compareVersions } from "../units/compare-versions";

/** Handed in: whoever has no figure to caption need not load the records. */
export type FindEvidence = (id: string) => EvidenceRecord | undefined;

/** Coefficients that the catalogue's own set does not read. */
const FIELD_REPORT = "fieldReport.";

type Mesh = (typeof MESHES)[number];

const MESH_NAMES: Readonly<Record<Mesh, string>> = {
  istio: "Istio",
  linkerd: "Linkerd",
  cilium: "Cilium",
};

/**
 * What a figure's numbers rest on, out of the records behind the coefficients in force: whose
 * charts, and which releases were measured. Those are seldom the ones that are compared. Most
 * scenarios rest on the same: the last text is kept.
 */
export function sourcesText(scenario: Scenario, findEvidence: FindEvidence): string {
  const key = JSON.stringify([
    scenario.coefficientSet,
    Object.entries(scenario.options).map(([id, { version }]) => [id, version]),
    Object.keys(scenario.overrides),
  ]);
  if (last?.key !== key || last.findEvidence !== findEvidence) {
    last = { key, findEvidence, text: textOf(scenario, findEvidence) };
  }
  return last.text;
}

let last:
  | { readonly key: string; readonly findEvidence: FindEvidence; readonly text: string }
  | undefined;

function textOf(scenario: Scenario, findEvidence: FindEvidence): string {
  const found = recordsByMesh(scenario, findEvidence);
  const releases = (
    kinds: readonly EvidenceRecord["kind"][],
    inWords: (releases: readonly string[]) => string,
  ) =>
    [...found].flatMap(([mesh, records]) => {
      const texts = records
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap(({ version }) => releasesOf(mesh, version));
      return texts.length === 0 ? [] : [`${MESH_NAMES[mesh]} ${inWords(texts)}`];
    });
  // A default that stands since long cites its first chart too: the newest is what is compared.
  const charts = releases(["chart-default"], newest);
  const measured = releases(["measured", "field-report"], rangeText);
  const overrides = Object.keys(scenario.overrides).length;
  const parts = [
    ...(scenario.coefficientSet === "field-report"
      ? ["the field report where it has a figure"]
      : []),
    ...(charts.length === 0 ? [] : [`chart defaults of ${formatList(charts)}`]),
    ...(measured.length === 0 ? [] : [`measurements and reports of ${formatList(measured)}`]),
    "stated assumptions where nothing is published",
    ...(overrides === 0
      ? []
      : [
          `${formatCount(overrides)} ${overrides === 1 ? "coefficient" : "coefficients"} set by the author`,
        ]),
  ];
  return `${parts.join("; ")}; each listed at the link`;
}

function recordsByMesh(
  scenario: Scenario,
  findEvidence: FindEvidence,
): ReadonlyMap<Mesh, readonly EvidenceRecord[]> {
  const found = new Map<Mesh, Set<EvidenceRecord>>();
  for (const option of MESH_OPTIONS) {
    const id = OPTION_IDS.find((known) => known === option.id);
    const mesh = id === undefined ? undefined : MESH_OF[id];
    if (id === undefined || mesh === undefined) continue;
    const records = found.get(mesh) ?? new Set();
    found.set(mesh, records);
    for (const used of option.coefficients) {
      const coefficient = allCoefficients[used];
      if (coefficient === undefined || Object.hasOwn(scenario.overrides, used)) continue;
      if (scenario.coefficientSet === "catalog" && used.startsWith(FIELD_REPORT)) continue;
      const version = coefficient.mesh === mesh ? versionOf(scenario, id) : undefined;
      for (const evidence of resolveCoefficient(coefficient, version).entry.evidence) {
        const record = findEvidence(evidence);
        if (record !== undefined) records.add(record);
      }
    }
  }
  return new Map([...found].map(([mesh, records]) => [mesh, [...records]]));
}

/** Releases of one mesh named in a record's version: "Linkerd 2.11.1, Istio 1.12.0" has one of each. */
export function releasesOf(mesh: Mesh, version: string): readonly string[] {
  const named = new RegExp(`${MESH_NAMES[mesh]}([^\\d,;()]*?)(\\d+\\.\\d+)`, "g");
  return [...version.matchAll(named)].map(([, between = "", release = ""]) =>
    between.endsWith("edge-") ? `edge-${release}` : release,
  );
}

const newest = (releases: readonly string[]) => [...releases].sort(compareVersions).at(-1) ?? "";

/** "1.12 to 1.25", with Linkerd's edge releases apart: "2.9 to 2.14 and edge-25.4". */
function rangeText(releases: readonly string[]): string {
  const spans = [
    releases.filter((release) => !release.startsWith("edge-")),
    releases.filter((release) => release.startsWith("edge-")),
  ].flatMap((of) => {
    const sorted = [...new Set(of)].sort(compareVersions);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [first === last ? first : `${first} to ${last}`];
  });
  return spans.join(" and ");
}
