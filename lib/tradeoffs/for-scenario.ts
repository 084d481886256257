import type { CatalogSlice } from "../catalog/slice";
import { resolveWith } from "../estimate";
import type { Planning } from "../model/compare";
import { MESH_OPTIONS } from "../model/options";
import type { Scenario } from "../scenario/schema";
import { breakEvenMap, type MapSize } from "./break-even";
import { axisChoices, type AxisId, usualMapAxes } from "./axis-choices";
import { inputAtBoth, sweepAxis } from "./sweep-axes";
import { tornado, type TornadoChoice } from "./tornado";

type Joined = {
  readonly scenario: Scenario;
  readonly slice: CatalogSlice;
  readonly planning: Pick<Planning, "plan" | "quickPlan">;
};

/** The tornado of one option, the next smaller and larger machine of the family among its choices. */
export function tornadoOf({ scenario, slice, planning }: Joined, optionId: string) {
  const { input } = resolveWith(scenario, slice);
  return tornado(input, MESH_OPTIONS, optionId, machineChoice(scenario, slice), planning);
}

function machineChoice(scenario: Scenario, slice: CatalogSlice): readonly TornadoChoice[] {
  const axis = sweepAxis(scenario, slice, "node-size");
  if (axis === undefined || axis.here < 0) return [];
  const smaller = Math.max(axis.low, axis.here - 1);
  const larger = Math.min(axis.high, axis.here + 1);
  return [
    {
      id: "choice.node-size",
      label: "Node size, one step in its family",
      lowText: axis.names[smaller] ?? "",
      highText: axis.names[larger] ?? "",
      low: axis.inputAt(smaller),
      high: axis.inputAt(larger),
    },
  ];
}

/** The two inputs asked for by id, where there are such and they differ; the usual ones otherwise. */
export function mapAxesOf(
  scenario: Scenario,
  across: string | undefined,
  up: string | undefined,
): { readonly x: AxisId; readonly y: AxisId } {
  const choices = axisChoices(scenario);
  const known = (id: string | undefined) => choices.find(({ value }) => value === id)?.value;
  const [x, y] = [known(across), known(up)];
  return x === undefined || y === undefined || x === y ? usualMapAxes(scenario) : { x, y };
}

/** The map of two inputs; undefined where the scenario does not have one of them. */
export function breakEvenOf(
  { scenario, slice, planning }: Joined,
  asked: { readonly x: AxisId; readonly y: AxisId; readonly candidates: readonly string[] },
  size: MapSize,
): ReturnType<typeof breakEvenMap> | undefined {
  const x = sweepAxis(scenario, slice, asked.x);
  const y = sweepAxis(scenario, slice, asked.y);
  const options = MESH_OPTIONS.filter(({ id }) => asked.candidates.includes(id));
  if (x === undefined || y === undefined || options.length === 0) return undefined;
  return breakEvenMap({
    x,
    y,
    inputAt: inputAtBoth(scenario, slice, x, y),
    options,
    planning,
    size,
  });
}

/** A generator's result, its steps passed over. */
export function finished<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
