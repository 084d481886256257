import type { ScenarioEstimate } from "@/lib/estimate";

/** A documented link and what it said when it was documented. */
export type LinkFile = {
  readonly release: string;
  /** Whose release is frozen: its numbers hold for good. */
  readonly links: readonly {
    readonly where: string;
    readonly query: string;
    readonly results: readonly LinkResult[];
  }[];
};

export type LinkResult = {
  readonly option: string;
  readonly nodes: readonly [low: number, typical: number, high: number];
  readonly usdPerMonth: number;
};

/** The numbers a link is held to: nodes and dollars of every option. */
export function linkResults(estimate: ScenarioEstimate): readonly LinkResult[] {
  return estimate.comparison.options.map(({ id, low, typical, high }) => ({
    option: id,
    nodes: [low.nodes, typical.nodes, high.nodes],
    usdPerMonth: typical.microUsdPerMonth / 1e6,
  }));
}
