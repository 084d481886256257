import { evidenceAnswer } from "@/components/worker/evidence-answer";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import type { EvidenceSummary } from "@/lib/charts/evidence-summary";
import { turnsInWords } from "@/lib/charts/tradeoffs/turns";
import { FIGURE_PLANNING } from "@/lib/figure/figure-planning";
import type { FigureLink, LinkFacts } from "@/lib/figure/open-figure";
import { findTurns } from "@/lib/tradeoffs/turns";
import { BoundedCache } from "./bounded-cache";
import { figureFactsOf } from "./figure-facts-of";

/** What a report says beside the figures. */
type ReportWords = {
  /** On what the recommendation hangs. */
  readonly turns: string;
  readonly evidence: EvidenceSummary;
};

const MEGABYTE = 1_000_000;
const kept = new BoundedCache<ReportWords>(4 * MEGABYTE);
/** Two sentences and some seventy names. */
const BYTES = 10_000;

/** A ranking is looked for along whole axes: hundreds of estimates, on a server for so many kinds of pods. */
const MOST_KINDS = 64;
const TOO_MANY =
  "Where the ranking turns is not worked out for so many different workloads; the calculator does it for one input at a time.";

/** The numbers of a link and what a report says of them, worked out once. */
export async function reportFactsOf(
  link: FigureLink & { readonly ok: true },
): Promise<ReportWords & { readonly answer: LinkFacts }> {
  const answer = await figureFactsOf(link);
  const known = kept.get(link.canonical);
  if (known !== undefined) return { ...known, answer };
  const evidence = await evidenceAnswer(answer.estimate);
  const words = { turns: turnsOf(link, answer), evidence };
  kept.set(link.canonical, words, BYTES);
  return { ...words, answer };
}

function turnsOf({ decoded }: FigureLink & { ok: true }, { estimate }: LinkFacts): string {
  if (estimate.input.workloads.length > MOST_KINDS) return TOO_MANY;
  const slice = estimate.catalogue();
  const turns = findTurns(decoded.scenario, estimate, slice, FIGURE_PLANNING);
  return turnsInWords(turns, comparisonRows(estimate.comparison));
}
