import { type Planning, typicalPools } from "../model/compare";
import type { Comparison, ComparisonInput, MeshOption, Workload } from "../model/types";

/** The monthly cost of every option at growing numbers of pods of the same kind. */
export type CostByPods = {
  /** Pods of the scenario itself; one of the points. */
  readonly here: number;
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

/**
 * Tenths of the scenario's pods: from a tenth to twice as many. The more kinds of pods, the dearer
 * each size, so the fewer of them; the work is bounded whatever the scenario.
 */
function sizesFor(kinds: number): readonly number[] {
  if (kinds > 400) return [5, 10, 20];
  const step = kinds <= 16 ? 1 : kinds <= 40 ? 2 : 5;
  return Array.from({ length: 20 / step }, (_, index) => (index + 1) * step);
}

/**
 * A few sizes of the scenario: its own workloads, thinned out or repeated in proportion, planned anew
 * at every size with typical coefficients. The scenario's own size takes the comparison as it is.
 */
export function costByPods(
  input: ComparisonInput,
  here: Comparison,
  options: readonly MeshOption[],
  planning: Planning,
): CostByPods {
  const points = new Map<number, CostPoint>();
  for (const tenths of sizesFor(input.workloads.length)) {
    const workloads = resized(input.workloads, tenths);
    const pods = podsOf(workloads);
    // A handful of pods has fewer sizes than tenths.
    if (pods === 0 || (tenths !== 10 && points.has(pods))) continue;
    const point =
      tenths === 10
        ? pointHere(pods, here)
        : pointAt(pods, { ...input, workloads }, options, planning);
    points.set(pods, point);
  }
  const sorted = [...points.values()].sort((a, b) => a.pods - b.pods);
  return { here: podsOf(input.workloads), points: sorted };
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

function pointHere(pods: number, comparison: Comparison): CostPoint {
  return {
    pods,
    options: comparison.options.map(({ id, name, typical, issues }) => ({
      id,
      name,
      nodes: typical.nodes,
      microUsdPerMonth: typical.microUsdPerMonth,
      planned: issues.length === 0,
    })),
  };
}

/** No ranges: typical coefficients alone. */
function pointAt(
  pods: number,
  input: ComparisonInput,
  options: readonly MeshOption[],
  planning: Planning,
): CostPoint {
  const pools = typicalPools(input, options, planning);
  return {
    pods,
    options: options.flatMap(({ id, name }, index) => {
      const pool = pools[index];
      if (pool === undefined) return [];
      const { nodes, microUsdPerMonth, planned } = pool;
      return [{ id, name, nodes, microUsdPerMonth, planned }];
    }),
  };
}
