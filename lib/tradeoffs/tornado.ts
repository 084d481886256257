import { allCoefficients } from "../catalog/coefficients";
import type { PairedDelta, Tornado, TornadoBar } from "../charts/tradeoffs/tornado";
import { span } from "../charts/tradeoffs/tornado";
import { type Planning, preparedRun } from "../model/compare";
import type { ComparisonInput, MeshOption, Workload } from "../model/types";
import { monthlyCost } from "./monthly-cost";
import { isLargeRun, leastNodes, plannedNodes, RememberedPlans } from "./pool-count";
import { areEqual, areFinite, fewestOf, mostOf, type PoolCounts, totalOf } from "./pool-counts";
import { costCoefficients, UNCERTAIN_INPUTS, withInput } from "./uncertain-inputs";

/** One factor at its two ends, as whole comparisons. */
type Factor = Pick<TornadoBar, "id" | "label" | "kind" | "lowText" | "highText"> & {
  readonly low: ComparisonInput;
  readonly high: ComparisonInput;
  /** More of it never asks for fewer nodes. */
  readonly rising: boolean;
};

/** A decision of the author's that no range describes, such as the next smaller and larger machine. */
export type TornadoChoice = Pick<TornadoBar, "id" | "label" | "lowText" | "highText"> & {
  readonly low: ComparisonInput;
  readonly high: ComparisonInput;
};

/**
 * Every coefficient and input of one option moved to its low and high end, one at a time. Each end
 * is a pair of runs, option and no mesh under the very same values: what they share moves both, and
 * the difference is never one of a high run and a low one.
 */
export function* tornado(
  here: ComparisonInput,
  options: readonly MeshOption[],
  optionId: string,
  choices: readonly TornadoChoice[],
  planning: Pick<Planning, "plan" | "quickPlan">,
): Generator<{ readonly done: number; readonly total: number }, Tornado | undefined> {
  const [baseline] = options;
  const option = options.find(({ id }) => id === optionId);
  if (baseline === undefined || option === undefined) return undefined;
  const pair = pairedRuns(here, baseline, option, planning);
  if (pair === undefined) return undefined;
  const factors = [
    ...coefficientFactors(here, [baseline, option]),
    ...inputFactors(here),
    ...l7Factor(here),
    ...choices.map((choice) => ({ ...choice, kind: "choice" as const, rising: false })),
  ];
  const bars: TornadoBar[] = [];
  let unmoved = 0;
  for (const [index, factor] of factors.entries()) {
    const { low, high, rising, ...named } = factor;
    const ends = [
      pair.deltaAt(low, rising ? "less" : "any"),
      pair.deltaAt(high, rising ? "more" : "any"),
    ];
    const [atLow, atHigh] = ends;
    if (
      atLow === undefined ||
      atHigh === undefined ||
      (isSame(atLow, pair.here) && isSame(atHigh, pair.here))
    ) {
      unmoved += 1;
    } else {
      bars.push({ ...named, low: atLow, high: atHigh });
    }
    yield { done: index + 1, total: factors.length };
  }
  const { id, name } = option;
  const found: Tornado = { option: { id, name }, here: pair.here, bars, unmoved };
  const byReach = bars.toSorted(
    (a, b) =>
      span(found, b) - span(found, a) || nodeSpan(b) - nodeSpan(a) || (a.id < b.id ? -1 : 1),
  );
  return { ...found, bars: byReach };
}

const isSame = (a: PairedDelta, b: PairedDelta) =>
  a.nodes === b.nodes && a.microUsdPerMonth === b.microUsdPerMonth;

const nodeSpan = ({ low, high }: TornadoBar) => Math.abs(high.nodes - low.nodes);

/* -------------------------------------------------------------------- runs */

/** Against the scenario as it is: how much the changed one can ask for. */
type Against = "less" | "more" | "any";

/** Option and baseline, planned here once; elsewhere only where sums and monotony leave it open. */
function pairedRuns(
  here: ComparisonInput,
  baseline: MeshOption,
  option: MeshOption,
  planning: Pick<Planning, "plan" | "quickPlan">,
) {
  const large = isLargeRun(preparedRun(here, option, "typical"));
  const plans = new RememberedPlans(large ? planning.quickPlan : planning.plan);
  const own = [baseline, option].map((each) => {
    const run = preparedRun(here, each, "typical");
    const nodes = plannedNodes(run, leastNodes(run), plans.plan);
    return {
      option: each,
      nodes,
      cost: areFinite(nodes) ? monthlyCost(here, run, nodes) : 0,
    };
  });
  const [base, mesh] = own;
  if (base === undefined || mesh === undefined) return undefined;
  if (!areFinite(base.nodes) || !areFinite(mesh.nodes)) return undefined;
  const at = (known: typeof base, changed: ComparisonInput, against: Against) => {
    const run = preparedRun(changed, known.option, "typical");
    const least = leastNodes(run);
    const nodes = countNodes(least, known.nodes, against, (from) =>
      plannedNodes(run, from, plans.plan),
    );
    return { nodes, cost: areFinite(nodes) ? monthlyCost(changed, run, nodes) : 0 };
  };
  return {
    here: {
      nodes: totalOf(mesh.nodes) - totalOf(base.nodes),
      microUsdPerMonth: mesh.cost - base.cost,
    },
    deltaAt: (changed: ComparisonInput, against: Against): PairedDelta | undefined => {
      const [with0, with1] = [at(base, changed, against), at(mesh, changed, against)];
      if (!areFinite(with0.nodes) || !areFinite(with1.nodes)) return undefined;
      return {
        nodes: totalOf(with1.nodes) - totalOf(with0.nodes),
        microUsdPerMonth: with1.cost - with0.cost,
      };
    },
  };
}

/** Asking for less never takes more nodes than here, asking for more never fewer. */
function countNodes(
  least: PoolCounts,
  here: PoolCounts,
  against: Against,
  plannedFrom: (from: PoolCounts) => PoolCounts,
): PoolCounts {
  if (against === "less") {
    return areEqual(mostOf(least, here), least) ? here : fewestOf(here, plannedFrom(least));
  }
  return plannedFrom(against === "more" ? mostOf(least, here) : least);
}

/* ----------------------------------------------------------------- factors */

function coefficientFactors(
  here: ComparisonInput,
  options: readonly MeshOption[],
): readonly Factor[] {
  return costCoefficients(options).flatMap((id) => {
    const coefficient = allCoefficients[id];
    const option = options.at(-1);
    const values = option === undefined ? undefined : here.coefficients[option.id];
    const [low, high] = [values?.low[id], values?.high[id]];
    if (coefficient === undefined || low === undefined || high === undefined || low === high)
      return [];
    return [
      {
        id,
        label: coefficient.label.split(": ", 1)[0] ?? id,
        kind: "coefficient" as const,
        lowText: amount(low, coefficient.unit),
        highText: amount(high, coefficient.unit),
        low: withCoefficient(here, options, id, "low"),
        high: withCoefficient(here, options, id, "high"),
        rising: true,
      },
    ];
  });
}

function withCoefficient(
  here: ComparisonInput,
  options: readonly MeshOption[],
  id: string,
  end: "low" | "high",
): ComparisonInput {
  const changed = options.flatMap((option) => {
    const own = here.coefficients[option.id];
    const value = own?.[end][id];
    if (own === undefined || value === undefined) return [];
    return [[option.id, { ...own, typical: { ...own.typical, [id]: value } }] as const];
  });
  return { ...here, coefficients: { ...here.coefficients, ...Object.fromEntries(changed) } };
}

function inputFactors(here: ComparisonInput): readonly Factor[] {
  return UNCERTAIN_INPUTS.map((input) => ({
    id: input.id,
    label: input.label,
    kind: "input" as const,
    lowText: `${hundredths(input.factor.low)} ×`,
    highText: `${hundredths(input.factor.high)} × what is stated`,
    low: withInput(here, input, input.factor.low),
    high: withInput(here, input, input.factor.high),
    rising: true,
  }));
}

/** What needs layer 7 is a decision: from none of the traffic to all of it. */
function l7Factor(here: ComparisonInput): readonly Factor[] {
  if (here.functionLevel.layer !== "l7") return [];
  const at = (l7Share: number): ComparisonInput => ({
    ...here,
    workloads: here.workloads.map((workload) => sharing(workload, l7Share)),
  });
  return [
    {
      id: "choice.l7-share",
      label: "Layer 7 share of the traffic",
      kind: "choice",
      lowText: "0 %",
      highText: "100 %",
      low: at(0),
      high: at(1),
      rising: true,
    },
  ];
}

const sharing = (workload: Workload, l7Share: number): Workload =>
  workload.protocol === "tcp" ? workload : { ...workload, l7Share };

const digits = (value: number) => String(Math.round(value * 1000) / 1000);
const hundredths = (factor: number) => digits(Math.round(factor * 100) / 100);

/** A ratio, a share or a count needs no unit beside its label. */
const amount = (value: number, unit: string) =>
  /^(ratio|share|count|exponent)/.test(unit) ? digits(value) : `${digits(value)} ${unit}`;
