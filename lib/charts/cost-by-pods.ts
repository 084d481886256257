import { compare, type Planning } from "../model/compare";
import {
  type Comparison,
  type ComparisonInput,
  LEVELS,
  type MeshOption,
  type Workload,
} from "../model/types";
import type { PackingProblem, Plan } from "../packing/types";

/** The monthly cost of every option at growing numbers of pods of the same kind. */
export type CostByPods = {
  /** Pods of the scenario itself; one of the points. */
  readonly here: number;
  /** Kinds of pods; beyond MOST_KINDS there is but one point. */
  readonly kinds: number;
  readonly points: readonly CostPoint[];
};

export type CostPoint = {
  readonly pods: number;
  readonly options: readonly {
    readonly id: string;
    readonly name: string;
    readonly nodes: number;
    readonly microUsdPerMonth: number;
    readonly planned: boolean;
  }[];
};

/** More kinds of pods than this are not planned at several sizes: it would take too long. */
export const MOST_KINDS = 64;

/**
 * Tenths of the scenario's pods: from a tenth to twice as many. The more kinds of pods, the dearer
 * each size, so the fewer of them; the work is bounded whatever the scenario.
 */
function sizesFor(kinds: number): readonly number[] {
  const step = kinds <= 16 ? 1 : kinds <= 40 ? 2 : kinds <= MOST_KINDS ? 5 : 20;
  const sizes = Array.from({ length: 20 / step }, (_, index) => (index + 1) * step);
  return kinds > MOST_KINDS ? [10] : sizes;
}

/**
 * The staircase: the scenario's own workloads, thinned out or repeated in proportion, planned anew
 * at every size with typical coefficients. The scenario's own size takes the comparison as it is.
 */
export function costByPods(
  input: ComparisonInput,
  here: Comparison,
  options: readonly MeshOption[],
  planning: Planning,
): CostByPods {
  const typical = onlyTypical(input);
  const points = new Map<number, CostPoint>();
  for (const tenths of sizesFor(input.workloads.length)) {
    const workloads = resized(input.workloads, tenths);
    const pods = podsOf(workloads);
    const comparison =
      tenths === 10 ? here : compare({ ...typical, workloads }, options, remembering(planning));
    // A handful of pods has fewer sizes than tenths.
    if (pods > 0 && (tenths === 10 || !points.has(pods)))
      points.set(pods, pointOf(pods, comparison));
  }
  const sorted = [...points.values()].sort((a, b) => a.pods - b.pods);
  return { here: podsOf(input.workloads), kinds: input.workloads.length, points: sorted };
}

const podsOf = (workloads: readonly Workload[]) =>
  workloads.reduce((sum, workload) => sum + workload.replicas * workload.copies, 0);

/** Whole copies of a namespace stay whole; what is left becomes one smaller namespace. */
function resized(workloads: readonly Workload[], tenths: number): readonly Workload[] {
  return workloads.flatMap((workload) => {
    const whole = Math.floor((workload.copies * tenths) / 10);
    const restTenths = workload.copies * tenths - whole * 10;
    const replicas = Math.ceil((workload.replicas * restTenths) / 10);
    return [
      ...(whole > 0 ? [{ ...workload, copies: whole }] : []),
      ...(replicas > 0 ? [{ ...workload, namespace: partOf(workload), copies: 1, replicas }] : []),
    ];
  });
}

/** A namespace of its own: what is counted per namespace must not mix it with the whole ones. */
const partOf = ({ namespace }: Workload) => `part of ${namespace}`;

/** All three levels at typical values: the staircase has no ranges. */
function onlyTypical(input: ComparisonInput): ComparisonInput {
  const coefficients = Object.fromEntries(
    Object.entries(input.coefficients).map(([option, { typical }]) => [
      option,
      Object.fromEntries(LEVELS.map((level) => [level, typical])) as Record<
        (typeof LEVELS)[number],
        typeof typical
      >,
    ]),
  );
  return { ...input, coefficients };
}

/** With all levels alike, two thirds of the plans are asked for again: they are remembered. */
function remembering(planning: Planning): Planning {
  const known = new Map<string, Plan>();
  const plan = (problem: PackingProblem): Plan => {
    const key = JSON.stringify(problem);
    const found = known.get(key) ?? planning.plan(problem);
    known.set(key, found);
    return found;
  };
  return { ...planning, plan };
}

function pointOf(pods: number, comparison: Comparison): CostPoint {
  return {
    pods,
    options: comparison.options.map((option) => ({
      id: option.id,
      name: option.name,
      nodes: option.typical.nodes,
      microUsdPerMonth: option.typical.microUsdPerMonth,
      planned: option.issues.length === 0,
    })),
  };
}
