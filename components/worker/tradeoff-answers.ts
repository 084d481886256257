import { allCoefficients, resolveCoefficient } from "@/lib/catalog/coefficients";
import { allFeatures } from "@/lib/catalog/features";
import { type SourceView, sourceView } from "@/lib/charts/evidence";
import type { FigureFacts, FigureTable, FigureView } from "@/lib/charts/figures/figure";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import { type FeatureFit, featureFit } from "@/lib/charts/tradeoffs/feature-fit";
import { interruptedConnections } from "@/lib/charts/tradeoffs/interrupted-connections";
import type { MovesIn } from "@/lib/charts/tradeoffs/moving-in";
import type { RightSizingGain } from "@/lib/charts/tradeoffs/right-sizing";
import { type UpgradePlan, upgradePlans } from "@/lib/charts/tradeoffs/upgrade-plans";
import { type StoryLine, upgradeStory } from "@/lib/charts/tradeoffs/upgrade-story";
import type { ScenarioEstimate } from "@/lib/estimate";
import { figureFacts } from "@/lib/figure/figure-facts";
import { findFigure } from "@/lib/figure/figure-ids";
import { paint } from "@/lib/figure/paint";
import { contentOf } from "@/lib/figure/shown";
import { MESH_OPTIONS } from "@/lib/model/options";
import { type OpenedRelease, releaseToGoOnWith } from "@/lib/releases/open-release";
import type { Scenario } from "@/lib/scenario/schema";

export type TradeoffAnswer = {
  readonly fit: FeatureFit;
  readonly upgrades: readonly UpgradeView[];
  /** The field report's upgrade on this cluster; empty where sidecars cannot be planned. */
  readonly story: readonly StoryLine[];
  /** Every source the above cites, by evidence id. */
  readonly sources: Sources;
  readonly rollout: readonly RolloutInput[];
};

/** Records by evidence id. */
export type Sources = Readonly<Record<string, SourceView>>;

/** A coefficient of how things restart, as an input. */
export type RolloutInput = {
  readonly id: string;
  readonly value: number;
  /** The catalogue's. */
  readonly usual: number;
  readonly overridden: boolean;
  readonly evidence: readonly string[];
};

export type RightSizingAnswer = {
  readonly gains: readonly RightSizingGain[];
  readonly sources: Sources;
};

export type MovingAnswer = MovesIn & { readonly sources: Sources };

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
  const { comparison, input } = estimate;
  const fit = featureFit(allFeatures, MESH_OPTIONS, input.feasibility);
  const upgrades = upgradePlans(comparison, input.cluster).map((plan) => ({
    ...plan,
    connections: connectionsOf(plan.id, estimate),
  }));
  const sidecars = upgrades.find((plan) => plan.id === "istio-sidecar");
  const story = sidecars === undefined ? [] : upgradeStory(sidecars);
  const rollout = rolloutInputs(estimate);
  const sources = await sourcesOf([
    ...rollout.flatMap((one) => one.evidence),
    ...fit.rows.flatMap((row) => row.cells.flatMap((cell) => cell.evidence)),
    ...upgrades.flatMap((plan) => plan.evidence),
    ...story.flatMap((line) => line.evidence),
  ]);
  return { fit, upgrades, story, sources, rollout };
}

/** The records behind some evidence ids, for those that have one. */
async function sourcesOf(ids: readonly string[]): Promise<Sources> {
  const { findEvidence } = await import("@/lib/evidence/find-evidence");
  const found = [...new Set(ids)].flatMap((id) => {
    const record = findEvidence(id);
    return record === undefined ? [] : [[id, sourceView(record)] as const];
  });
  return Object.fromEntries(found);
}

/** What a rollout is given: start-up and drain time, surge and how much restarts at once. */
function rolloutInputs({ scenario, input }: ScenarioEstimate): readonly RolloutInput[] {
  const inForce = input.coefficients["linkerd"]?.typical ?? {};
  return ROLLOUT_INPUTS.flatMap((id) => {
    const coefficient = allCoefficients[id];
    if (coefficient === undefined) return [];
    const { typical, entry } = resolveCoefficient(coefficient, undefined);
    return [
      {
        id,
        value: inForce[id] ?? typical,
        usual: typical,
        overridden: Object.hasOwn(scenario.overrides, id),
        evidence: entry.evidence,
      },
    ];
  });
}

const ROLLOUT_INPUTS = [
  "upgrade.podStartSeconds",
  "upgrade.drainSeconds",
  "upgrade.maxSurgePercent",
  "upgrade.parallelShare",
  "upgrade.nodesAtOnce",
  "upgrade.nodeRecreateSeconds",
] as const;

function connectionsOf(optionId: string, { input }: ScenarioEstimate): number {
  const option = MESH_OPTIONS.find((candidate) => candidate.id === optionId);
  return option === undefined ? 0 : interruptedConnections(input, option);
}

/** What right-sized requests save against each chart's own. */
export async function rightSizingAnswer(
  asked: Scenario,
  estimate: ScenarioEstimate,
  opened?: OpenedRelease,
): Promise<RightSizingAnswer> {
  const gains = (await factsOf(asked, estimate, opened)).rightSizing();
  const cited = gains.flatMap(({ settings }) =>
    settings.flatMap(({ evidence, careEvidence }) => [evidence, ...careEvidence]),
  );
  return { gains, sources: await sourcesOf(cited) };
}

/** What it takes to come from what runs today to each option. */
export async function movingAnswer(
  asked: Scenario,
  estimate: ScenarioEstimate,
  opened?: OpenedRelease,
): Promise<MovingAnswer> {
  const facts = (await factsOf(asked, estimate, opened)).movingIn();
  return { ...facts, sources: await sourcesOf(facts.moves.flatMap(({ evidence }) => evidence)) };
}

let latest: { readonly estimate: ScenarioEstimate; readonly facts: FigureFacts } | undefined;

/** The last scenario's facts are kept: a turned phone or a changed theme draws them again. */
async function factsOf(
  asked: Scenario,
  estimate: ScenarioEstimate,
  opened: OpenedRelease | undefined,
): Promise<FigureFacts> {
  const { findEvidence } = await import("@/lib/evidence/find-evidence");
  if (latest?.estimate !== estimate) {
    const release = opened === undefined ? undefined : releaseToGoOnWith(opened);
    const facts = figureFacts(asked, estimate, findEvidence, release, [], opened?.erratum);
    latest = { estimate, facts };
  }
  return latest.facts;
}

/** A figure of the scenario at a size, in words and as a table. */
export async function figureAnswer(
  asked: Scenario,
  estimate: ScenarioEstimate,
  figureId: string,
  size: FigureSize,
  opened?: OpenedRelease,
  view?: FigureView,
): Promise<FigureAnswer> {
  const facts = await factsOf(asked, estimate, opened);
  const figure = findFigure(figureId);
  if (figure === undefined) throw new Error(`There is no figure "${figureId}".`);
  const { words, description, table } = contentOf(figure, facts, view);
  return { svg: paint(figure, facts, size, view), title: words.title, description, table };
}
