import { allFeatures } from "@/lib/catalog/features";
import { type SourceView, sourceView } from "@/lib/charts/evidence";
import type { FigureFacts, FigureTable } from "@/lib/charts/figures/figure";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import { type FeatureFit, featureFit } from "@/lib/charts/tradeoffs/feature-fit";
import { interruptedConnections } from "@/lib/charts/tradeoffs/interrupted-connections";
import type { RightSizingGain } from "@/lib/charts/tradeoffs/right-sizing";
import { type UpgradePlan, upgradePlans } from "@/lib/charts/tradeoffs/upgrade-plans";
import { type StoryLine, upgradeStory } from "@/lib/charts/tradeoffs/upgrade-story";
import type { ScenarioEstimate } from "@/lib/estimate";
import { figureFacts } from "@/lib/figure/figure-facts";
import { findFigure } from "@/lib/figure/figure-ids";
import { paint } from "@/lib/figure/paint";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { Scenario } from "@/lib/scenario/schema";

export type TradeoffAnswer = {
  readonly fit: FeatureFit;
  readonly upgrades: readonly UpgradeView[];
  /** The field report's upgrade on this cluster; empty where sidecars cannot be planned. */
  readonly story: readonly StoryLine[];
  /** Every source the above cites, by evidence id. */
  readonly sources: Readonly<Record<string, SourceView>>;
};

export type UpgradeView = UpgradePlan & { readonly connections: number };

/** A figure as the page shows it: the drawing, and the same in words and as a table. */
export type FigureAnswer = {
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  readonly table: FigureTable;
};

/** What money does not show of one estimate: features and the next upgrade, with their sources. */
export async function tradeoffAnswer(estimate: ScenarioEstimate): Promise<TradeoffAnswer> {
  const { findEvidence } = await import("@/lib/evidence/find-evidence");
  const { comparison, input } = estimate;
  const fit = featureFit(allFeatures, MESH_OPTIONS);
  const upgrades = upgradePlans(comparison, input.cluster).map((plan) => ({
    ...plan,
    connections: connectionsOf(plan.id, estimate),
  }));
  const sidecars = upgrades.find((plan) => plan.id === "istio-sidecar");
  const story = sidecars === undefined ? [] : upgradeStory(sidecars);
  const cited = [
    ...fit.rows.flatMap((row) => row.cells.flatMap((cell) => cell.evidence)),
    ...upgrades.flatMap((plan) => plan.evidence),
    ...story.flatMap((line) => line.evidence),
  ];
  const sources = [...new Set(cited)].flatMap((id) => {
    const record = findEvidence(id);
    return record === undefined ? [] : [[id, sourceView(record)] as const];
  });
  return { fit, upgrades, story, sources: Object.fromEntries(sources) };
}

function connectionsOf(optionId: string, { input }: ScenarioEstimate): number {
  const option = MESH_OPTIONS.find((candidate) => candidate.id === optionId);
  return option === undefined ? 0 : interruptedConnections(input, option);
}

/** What right-sized requests save against each chart's own. */
export function rightSizingAnswer(
  asked: Scenario,
  estimate: ScenarioEstimate,
): readonly RightSizingGain[] {
  return factsOf(asked, estimate).rightSizing();
}

let latest: { readonly estimate: ScenarioEstimate; readonly facts: FigureFacts } | undefined;

/** The last scenario's facts are kept: a turned phone or a changed theme draws them again. */
function factsOf(asked: Scenario, estimate: ScenarioEstimate): FigureFacts {
  if (latest?.estimate !== estimate) latest = { estimate, facts: figureFacts(asked, estimate) };
  return latest.facts;
}

/** A figure of the scenario at a size, in words and as a table. */
export function figureAnswer(
  asked: Scenario,
  estimate: ScenarioEstimate,
  figureId: string,
  size: FigureSize,
): FigureAnswer {
  const facts = factsOf(asked, estimate);
  const figure = findFigure(figureId);
  if (figure === undefined) throw new Error(`There is no figure "${figureId}".`);
  const { words, description, table } = figure.content(facts);
  return { svg: paint(figure, facts, size), title: words.title, description, table };
}
