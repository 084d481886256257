import type { Provenance } from "../charts/figures/figure";
import type { ScenarioEstimate } from "../estimate";
import { formatCount, formatValue } from "../format/amounts";
import { formatIssue } from "../format/issues";
import { podCount } from "../model/traffic";
import { type Erratum, erratumSentence } from "../releases/erratum";
import type { Issue } from "../result";
import { encodeScenario } from "../scenario/codec";
import { FAMILY_OF, type PlatformFamily } from "../scenario/ids";
import type { Scenario } from "../scenario/schema";
import { type FindEvidence, sourcesText } from "./sources-text";

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

/** The caption's facts: where, when, from what, and what had to fall back. */
export function provenanceOf(
  asked: Scenario,
  estimate: ScenarioEstimate,
  findEvidence: FindEvidence,
  release: string,
  issues: readonly Issue[],
  erratum: Erratum | undefined,
): Provenance {
  const { cluster } = estimate.scenario;
  const discount = cluster.discountPercent > 0 ? ` less ${cluster.discountPercent} %` : "";
  const clusters = cluster.clusters > 1 ? `, ${formatCount(cluster.clusters)} clusters` : "";
  return {
    scenarioName: asked.name,
    place: `${PLATFORM[FAMILY_OF[cluster.platform]]} ${cluster.region}, ${estimate.input.cluster.node.name} ${CAPACITY[cluster.capacityType]}${otherPools(estimate)}${discount}${clusters}; ${loadText(estimate)}`,
    pricesAsOf: estimate.pricesAsOf,
    sources: sourcesText(asked, findEvidence),
    release,
    erratum: erratum === undefined ? undefined : erratumSentence(release, erratum),
    query: encodeScenario(asked, release),
    fallbacks: fallbackTexts([...issues, ...estimate.issues]),
  };
}

const SIZING: Readonly<Record<Scenario["sizing"]["policy"], string>> = {
  "right-sized": "requests right-sized to predicted use",
  "chart-production": "requests of the charts' production values",
  "chart-plain": "requests of the charts' plain install",
  own: "requests of the author's own",
};

/** The inputs that decide beside the place: traffic at its peak, its layer 7 share, how requests are set. */
function loadText({ input, scenario }: ScenarioEstimate): string {
  let [requests, l7] = [0, 0];
  for (const workload of input.workloads) {
    const inbound = podCount(workload) * workload.httpRequestsPerSecondIn;
    requests += inbound;
    l7 += inbound * workload.l7Share;
  }
  const share = requests === 0 ? "" : `, ${formatValue((100 * l7) / requests)} % at layer 7`;
  return `${formatValue(requests)} HTTP requests/s${share}, ${SIZING[scenario.sizing.policy]}`;
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

const MOST_FALLBACKS = 2;

/** What of a link had to fall back, in words for a caption: the first two, and how many more. */
export function fallbackTexts(issues: readonly Issue[]): readonly string[] {
  const shown = issues
    .slice(0, MOST_FALLBACKS)
    .map((issue) => `Not as the link says: ${issue.path} ${formatIssue(issue)}`);
  const rest = issues.length - shown.length;
  return rest > 0
    ? [...shown, `And ${formatCount(rest)} more fields of the link fell back.`]
    : shown;
}
