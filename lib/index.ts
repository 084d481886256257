import { catalog } from "./catalog/all";
import { withInstanceFacts } from "./catalog/instance-types";
import { sliceOf } from "./catalog/slice";
import type { FigureSize } from "./charts/figures/draw-figure";
import { estimateOnDemand, estimateWith, type ScenarioEstimate, sliceKey } from "./estimate";
import { findEvidence } from "./evidence/find-evidence";
import { figureFacts } from "./figure/figure-facts";
import { findFigure, figureIds } from "./figure/figure-ids";
import { FIGURE_PLANNING } from "./figure/figure-planning";
import { messageImage } from "./figure/message-image";
import { paint } from "./figure/paint";
import { allocatableWith } from "./model/allocatable";
import type { Allocatable, AllocatableInput } from "./model/allocatable/types";
import { plain } from "./lazy";
import { planNodes as planLater } from "./packing/plan-nodes";
import type { PackingProblem, Plan } from "./packing/types";
import type { Scenario } from "./scenario/schema";

/*
 * The front door: the library's only public entry. Plain JSON in, plain JSON out, nothing thrown
 * on anything a user could have typed. Free of React and Next; holds the whole catalogue, so
 * browser code takes lib/estimate.ts and one slice instead.
 */

export type { FigureSize } from "./charts/figures/draw-figure";
export { figureIds } from "./figure/figure-ids";
export type { Certificate, PackingProblem, Plan } from "./packing/types";
export { verifyCertificate, verifyPlan } from "./packing/verify";
export type { Issue } from "./result";
export { type Decoded, decodeScenario, encodeScenario } from "./scenario/codec";
export { type Parsed, parseScenario } from "./scenario/parse";
export type { Scenario } from "./scenario/schema";

/**
 * One result per mesh option, with the baseline first. `scenario` comes from parseScenario. It holds
 * on to no plan.
 */
export function estimate(scenario: Scenario): Omit<ScenarioEstimate, "runs"> {
  const slice = sliceOf(catalog, sliceKey(scenario));
  const { runs: _plans, comparison, ...estimated } = estimateWith(scenario, slice);
  return {
    ...estimated,
    comparison: { ...comparison, options: comparison.options.map((option) => plain(option)) },
  };
}

/**
 * The fewest nodes (or the cheapest mix, when several types all have a price) for the pods, with a
 * lower bound that verifyCertificate recomputes. Same input, same answer, on every engine.
 */
export function planNodes(problem: PackingProblem): Plan {
  return plain(planLater(problem));
}

/**
 * What a node offers to pods, and what is kept from them. Whatever the inputs determine is in the
 * answer, the rest is absent; a known `instanceType` fills in what was left out.
 */
export function allocatable(input: AllocatableInput): Allocatable {
  const filled = withInstanceFacts(Object.values(catalog.instanceTypes), input);
  return allocatableWith(catalog.allocatable, filled);
}

/**
 * A figure for a document as SVG text that carries its scenario: "nodes-and-cost",
 * "pool-by-owner", … (see figureIds). Sizes are clamped; equal arguments give equal bytes on every
 * machine. Planned on a figure's fixed budget: where a count is not proved minimal, it says so.
 */
export function paintFigure(id: string, scenario: Scenario, size: FigureSize): string {
  const figure = findFigure(id);
  if (figure === undefined) {
    return messageImage("There is no such figure", `Known: ${figureIds.join(", ")}.`, size);
  }
  const slice = sliceOf(catalog, sliceKey(scenario));
  const estimated = estimateOnDemand(scenario, slice, FIGURE_PLANNING);
  return paint(figure, figureFacts(scenario, estimated, findEvidence), size);
}
