import { coefficientList } from "@/lib/catalog/coefficients";
import { ciliumIpamModes, platformCnis, unmeshableRules } from "@/lib/catalog/feasibility";
import { allFeatures } from "@/lib/catalog/features";
import { allDistributions } from "@/lib/catalog/fees";
import { allReplays } from "@/lib/catalog/replays";
import { telemetryPrices } from "@/lib/catalog/telemetry-prices";
import { explain } from "@/lib/model/explain";
import { DOCUMENT_SOURCES } from "@/lib/model/formula";
import { MESH_OPTIONS } from "@/lib/model/options";
import { HELM_VALUES } from "@/lib/tradeoffs/helm-values";
import { greedyEstimate, optionOf, scenario } from "./estimates";

/** What the shapes of the formulas rest on, as the derivations of one estimate name it. */
const formulaCitations = (): readonly (readonly [citing: string, id: string])[] => {
  const { input, comparison } = greedyEstimate(scenario());
  return MESH_OPTIONS.flatMap((option) => {
    const { typical } = optionOf({ comparison }, option.id);
    return explain(input, option, "typical", typical)
      .filter(({ source }) => DOCUMENT_SOURCES[source] === undefined)
      .map(({ label, source }) => [label, source] as const);
  });
};

/** Every citation in the catalogue and the formulas: who cites which evidence id. */
export const allCitations = (): readonly (readonly [citing: string, id: string])[] => {
  const from = (citing: string, ids: readonly string[]) => ids.map((id) => [citing, id] as const);
  return [
    ...formulaCitations(),
    ...coefficientList.flatMap((c) => c.entries.flatMap((entry) => from(c.id, entry.evidence))),
    ...allFeatures.flatMap((feature) =>
      Object.values(feature.cells).flatMap((cell) => from(feature.id, cell.evidence)),
    ),
    ...platformCnis.flatMap((pair) =>
      Object.values(pair.options).flatMap((option) =>
        from(`${pair.platform} ${pair.cni}`, option.evidence),
      ),
    ),
    ...ciliumIpamModes.flatMap((mode) => from(mode.id, mode.evidence)),
    ...unmeshableRules.flatMap((rule) => from(rule.unmeshed, rule.evidence)),
    ...allDistributions.flatMap((distribution) => from(distribution.id, distribution.evidence)),
    ...telemetryPrices.flatMap((row) => from(row.id, row.evidence)),
    ...MESH_OPTIONS.flatMap(({ id, upgrade, olderUpgrades = [], moveIn }) =>
      [upgrade, ...olderUpgrades.map(({ facts }) => facts), moveIn].flatMap(({ evidence }) =>
        from(id, evidence),
      ),
    ),
    ...Object.entries(HELM_VALUES).flatMap(([column, values]) =>
      Object.values(values).flatMap((value) => from(`${column} chart`, [value.evidence])),
    ),
    ...allReplays.flatMap((replay) => [
      ...from(replay.id, replay.evidence),
      ...replay.published.flatMap((figure) => from(replay.id, [figure.evidence])),
    ]),
  ];
};

/** Every evidence id some part of the catalogue rests on. */
export const allCitedEvidenceIds = (): ReadonlySet<string> =>
  new Set(allCitations().map(([, id]) => id));
