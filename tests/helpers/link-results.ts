import type { ScenarioEstimate } from "@/lib/estimate";
import type { Planning } from "@/lib/model/compare";
import type { Release } from "@/lib/releases/release";
import type { Scenario } from "@/lib/scenario/schema";

/** A documented link and what it said when it was documented. */
export type LinkFile = {
  readonly release: string;
  /** Whose release is frozen: its numbers hold for good. */
  readonly links: readonly ({ readonly where: string; readonly query: string } & LinkRecord)[];
};

type LinkRecord = {
  /** As the page answers, with its full planning. */
  readonly results: readonly LinkResult[];
  /** As a figure answers, where its smaller budget makes a difference. */
  readonly figure?: readonly LinkResult[];
};

export type LinkResult = {
  readonly option: string;
  readonly nodes: Ends;
  /** The lower bound shown beside the typical count. */
  readonly nodesAtLeast: number;
  readonly usdPerMonth: Ends;
};

type Ends = readonly [low: number, typical: number, high: number];

/** The numbers a link is held to: nodes, their bound, and dollars of every option. */
export function linkResults(estimate: ScenarioEstimate): readonly LinkResult[] {
  return estimate.comparison.options.map(({ id, low, typical, high }) => ({
    option: id,
    nodes: [low.nodes, typical.nodes, high.nodes],
    nodesAtLeast: typical.lowerBound,
    usdPerMonth: [
      low.microUsdPerMonth / 1e6,
      typical.microUsdPerMonth / 1e6,
      high.microUsdPerMonth / 1e6,
    ],
  }));
}

/** What a release answers now, in full and within a figure's budget. */
export async function linkRecord(
  release: Release,
  scenario: Scenario,
  figurePlanning: Planning,
): Promise<LinkRecord> {
  const results = linkResults(await release.estimate(scenario));
  const figure = linkResults(await release.estimate(scenario, figurePlanning));
  return JSON.stringify(figure) === JSON.stringify(results) ? { results } : { results, figure };
}
