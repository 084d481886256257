import { findFeatureCell } from "../catalog/features";
import type { CatalogSlice } from "../catalog/slice";
import { type AxisTurns, axisTurns, type LevelTurn, type Turns } from "../charts/tradeoffs/turns";
import { cheaperButExcluded, excludedReason } from "../format/excluded";
import { estimateWith, type ScenarioEstimate } from "../estimate";
import type { Planning } from "../model/compare";
import { providedHere, shortOfLevel } from "../model/function-level";
import { MESH_OPTIONS } from "../model/options";
import { lackedRequirements, qualifies } from "../model/qualifies";
import type { FunctionLevel, OptionEstimate } from "../model/types";
import type { Scenario } from "../scenario/schema";
import { sweep } from "./sweep";
import type { AxisId } from "./axis-choices";
import { sweepAxis } from "./sweep-axes";

/** Inputs that are likely to be other than stated, and to turn a ranking. */
const AXES: readonly AxisId[] = ["l7-share", "requests"];

/**
 * Where the recommendation of an estimate turns: at other function levels, and along two inputs.
 * Nothing is ranked without pods, so that nothing turns.
 */
export function findTurns(
  asked: Scenario,
  estimate: ScenarioEstimate,
  slice: CatalogSlice,
  planning: Planning,
): Turns {
  if (podsOf(estimate) === 0) return { candidates: 0, levels: [], axes: [] };
  const candidates = estimate.comparison.options.slice(1).filter(qualifies);
  return {
    candidates: candidates.length,
    levels: levelTurns(asked, estimate, slice, planning),
    axes: candidates.length < 2 ? [] : turnsAlong(asked, candidates, slice, planning),
  };
}

const podsOf = ({ input }: ScenarioEstimate) =>
  input.workloads.reduce((sum, { replicas, copies }) => sum + replicas * copies, 0);

function turnsAlong(
  asked: Scenario,
  candidates: readonly OptionEstimate[],
  slice: CatalogSlice,
  planning: Planning,
): readonly AxisTurns[] {
  const ids = candidates.map(({ id }) => id);
  const competing = MESH_OPTIONS.filter(({ id }) => ids.includes(id));
  return AXES.flatMap((id) => {
    const axis = sweepAxis(asked, slice, id);
    if (axis === undefined) return [];
    // Only the typical figures decide who is cheapest.
    const work = sweep(axis, competing, ids, planning, ["typical"]);
    let step = work.next();
    while (step.done !== true) step = work.next();
    return [axisTurns(step.value)];
  });
}

/** Levels beside the one asked for, as far as another option would be cheapest there. */
function levelTurns(
  asked: Scenario,
  estimate: ScenarioEstimate,
  slice: CatalogSlice,
  planning: Planning,
): readonly LevelTurn[] {
  const here = cheapestOf(estimate, estimate.input.functionLevel);
  const { functionLevel } = asked;
  const turn = (needs: LevelTurn["needs"], other: ScenarioEstimate, level: FunctionLevel) => {
    const there = cheapestOf(other, level);
    const same = there.ids.join(" ") === here.ids.join(" ");
    if (same || here.ids.length === 0) return [];
    const extraMicroUsdPerMonth = there.microUsdPerMonth - here.microUsdPerMonth;
    // The recommendation has said what it lacks: only where its form alone is left that is news.
    const excluded = there.excluded
      .filter(
        ({ id, lacking, reason }) =>
          !here.excluded.some((told) => told.id === id && (lacking || told.reason === reason)),
      )
      .map(({ id, reason }) => ({ id, reason }));
    return [{ needs, cheapest: there.ids, extraMicroUsdPerMonth, excluded }];
  };
  const atLayer = (layer: "l4" | "l7") => {
    const level = { ...functionLevel, layer };
    return { level, estimate: estimateWith({ ...asked, functionLevel: level }, slice, planning) };
  };
  const toLayer = () => {
    const lower = functionLevel.layer === "l7";
    if (lower && asked.requirements.some(needsWaypoint)) return [];
    const other = atLayer(lower ? "l4" : "l7");
    return turn(lower ? "layer-4-only" : "layer-7", other.estimate, other.level);
  };
  return [
    // Identity costs what the options cost: no figure but the choice depends on it.
    ...(functionLevel.workloadIdentity
      ? []
      : turn("identity", estimate, { ...functionLevel, workloadIdentity: true })),
    ...toLayer(),
  ];
}

/** What a proxy of layer 7 does in the mesh that has one by itself: at layer 4 it cannot be had. */
const needsWaypoint = (id: string) => findFeatureCell(id, "istio-ambient")?.needs === "waypoint";

/** The cheapest options of a comparison, judged at a level; several where they cost the same. */
function cheapestOf({ comparison, input }: ScenarioEstimate, level: FunctionLevel) {
  const judged = comparison.options.slice(1).flatMap((result) => {
    const option = MESH_OPTIONS.find(({ id }) => id === result.id);
    const settings = input.settings[result.id];
    if (option === undefined || settings === undefined) return [];
    const provided = providedHere(
      option.provides(settings, input.coefficientSet),
      settings,
      result.feasibility,
    );
    const { id, issues, feasibility, requirements, typical } = result;
    const belowLevel = shortOfLevel(provided, level);
    return [{ id, issues, feasibility, requirements, typical, belowLevel }];
  });
  const able = judged.filter(qualifies);
  const microUsdPerMonth = Math.min(...able.map((option) => option.typical.microUsdPerMonth));
  const ids = able
    .filter((option) => option.typical.microUsdPerMonth === microUsdPerMonth)
    .map(({ id }) => id);
  // What lacks the level itself goes without saying; what only its form keeps out does not.
  const excluded = cheaperButExcluded(judged, microUsdPerMonth)
    .filter(({ feasibility }) => feasibility.status === "managed-only")
    .map((option) => ({
      id: option.id,
      reason: excludedReason(option),
      lacking: option.belowLevel.length > 0 || lackedRequirements(option).length > 0,
    }));
  return { ids, microUsdPerMonth, excluded };
}
