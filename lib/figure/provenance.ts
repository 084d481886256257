import { allCoefficients } from "../catalog/coefficients";
import type { Provenance } from "../charts/figures/figure";
import type { ScenarioEstimate } from "../estimate";
import { formatCount, formatList } from "../format/amounts";
import { formatIssue } from "../format/issues";
import { MESH_OPTIONS } from "../model/options";
import { type Erratum, erratumSentence } from "../releases/erratum";
import type { Issue } from "../result";
import { encodeScenario } from "../scenario/codec";
import { DEFAULT_VERSION } from "../scenario/defaults";
import { FAMILY_OF, MESHES, type PlatformFamily } from "../scenario/ids";
import type { Scenario } from "../scenario/schema";

const PLATFORM: Readonly<Record<PlatformFamily, string>> = {
  eks: "EKS",
  gke: "GKE",
  aks: "AKS",
  kubeadm: "Self-managed",
  custom: "Custom nodes",
};

const CAPACITY: Readonly<Record<Scenario["cluster"]["capacityType"], string>> = {
  "on-demand": "on demand",
  spot: "spot",
  "commit-1y": "1-year commitment",
  "commit-3y": "3-year commitment",
  "own-price": "own price",
};

const MESH_NAMES: Readonly<Record<(typeof MESHES)[number], string>> = {
  istio: "Istio",
  linkerd: "Linkerd",
  cilium: "Cilium",
};

/** The caption's facts: where, when, from what, and what had to fall back. */
export function provenanceOf(
  asked: Scenario,
  estimate: ScenarioEstimate,
  release: string,
  issues: readonly Issue[],
  erratum: Erratum | undefined,
): Provenance {
  const { cluster } = estimate.scenario;
  const discount = cluster.discountPercent > 0 ? ` less ${cluster.discountPercent} %` : "";
  const clusters = cluster.clusters > 1 ? `, ${formatCount(cluster.clusters)} clusters` : "";
  return {
    scenarioName: asked.name,
    place: `${PLATFORM[FAMILY_OF[cluster.platform]]} ${cluster.region}, ${estimate.input.cluster.node.name} ${CAPACITY[cluster.capacityType]}${otherPools(estimate)}${discount}${clusters}`,
    pricesAsOf: estimate.pricesAsOf,
    sources: sourcesText(asked),
    release,
    erratum: erratum === undefined ? undefined : erratumSentence(release, erratum),
    query: encodeScenario(asked, release),
    fallbacks: fallbackTexts([...issues, ...estimate.issues]),
  };
}

/** ", pool batch c6i.4xlarge spot" for each beside the default one. */
function otherPools({ scenario, input }: ScenarioEstimate): string {
  return scenario.cluster.pools
    .map(({ name, capacityType }, index) => {
      const type = input.otherPools?.[index]?.cluster.node.name ?? "";
      return `, pool ${name} ${type} ${CAPACITY[capacityType]}`;
    })
    .join("");
}

/** Charts by version, then how much published evidence stands behind the coefficients. */
function sourcesText(scenario: Scenario): string {
  const charts = MESHES.map((mesh) => `${MESH_NAMES[mesh]} ${versionText(scenario, mesh)}`);
  const overrides = Object.keys(scenario.overrides).length;
  const own = overrides === 0 ? "" : `, ${overrides} set by the author`;
  const { cited, assumed } = evidenceCounts();
  const set =
    scenario.coefficientSet === "field-report" ? "the field report where it has a figure; " : "";
  return `${set}charts and tests of ${formatList(charts)}; ${cited} published figures and ${assumed} stated assumptions${own}, each listed at the link`;
}

function versionText(scenario: Scenario, mesh: (typeof MESHES)[number]): string {
  const chosen = Object.entries(scenario.options).find(
    ([id, choices]) => id.startsWith(mesh) && choices.version !== undefined,
  );
  return chosen?.[1].version ?? DEFAULT_VERSION[mesh];
}

let counts: { readonly cited: number; readonly assumed: number } | undefined;

/** Evidence ids behind every coefficient an option reads; the same for every scenario. */
function evidenceCounts(): { readonly cited: number; readonly assumed: number } {
  counts ??= countEvidence();
  return counts;
}

function countEvidence() {
  const used = new Set(MESH_OPTIONS.flatMap((option) => option.coefficients));
  const ids = new Set<string>();
  for (const id of used) {
    for (const entry of allCoefficients[id]?.entries ?? []) {
      for (const evidence of entry.evidence) ids.add(evidence);
    }
  }
  const assumed = [...ids].filter((id) => id.startsWith("assume.")).length;
  return { cited: ids.size - assumed, assumed };
}

const MOST_FALLBACKS = 2;

function fallbackTexts(issues: readonly Issue[]): readonly string[] {
  const shown = issues
    .slice(0, MOST_FALLBACKS)
    .map((issue) => `Not as the link says: ${issue.path} ${formatIssue(issue)}`);
  const rest = issues.length - shown.length;
  return rest > 0
    ? [...shown, `And ${formatCount(rest)} more fields of the link fell back.`]
    : shown;
}
