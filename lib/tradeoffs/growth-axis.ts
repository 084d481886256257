import { monthName } from "../format/months";
import { podCount } from "../model/traffic";
import type { ComparisonInput, Workload } from "../model/types";
import { expandWorkloads } from "../scenario/expand";
import { MAX_PODS, type Scenario } from "../scenario/schema";
import { power } from "../units/numbers";
import type { SweepAxis } from "./sweep-axes";

/** The most copies of its namespaces a scenario may have. */
const MAX_COPIES = 10_000;

/**
 * The months to come as an axis: the first is the scenario as it is, every later one holds the pods
 * it has grown to by then. Quick numbers grow in pods, an example in whole copies of its namespaces,
 * rows of one's own in replicas: each is rounded to a whole number of them.
 */
export function growthAxis(
  scenario: Scenario,
  here: ComparisonInput,
  pricesAsOf: string,
): SweepAxis {
  const { growth } = scenario;
  const pods = here.workloads.reduce((sum, workload) => sum + podCount(workload), 0);
  const start = growth.from === "" ? pricesAsOf : growth.from;
  const grownAt = (month: number): ComparisonInput => ({
    ...here,
    workloads: grown(scenario, here.workloads, growthFactor(growth, pods, month), pods),
  });
  return {
    id: "growth",
    label: "Month",
    unit: "",
    low: 0,
    high: growth.months - 1,
    here: 0,
    // A shrinking cluster falls; and a bill is wanted for every month anyway.
    rising: false,
    names: Array.from({ length: growth.months }, (_, index) => monthName(start, index)),
    inputAt: (month) => (month === 0 ? here : grownAt(month)),
  };
}

/** How many times the pods of today there are after so many months. */
export function growthFactor(growth: Scenario["growth"], pods: number, months: number): number {
  if (growth.by === "percent") return power(1 + growth.percentPerMonth / 100, months);
  return pods === 0 ? 1 : Math.max(0, pods + growth.podsPerMonth * months) / pods;
}

function grown(
  scenario: Scenario,
  here: readonly Workload[],
  factor: number,
  pods: number,
): readonly Workload[] {
  // No scenario may hold more: growth ends there.
  const most = Math.min(factor, pods === 0 ? factor : MAX_PODS / pods);
  const expanded = (changed: Partial<Scenario["workloads"]>) =>
    expandWorkloads({ ...scenario, workloads: { ...scenario.workloads, ...changed } }, undefined)
      .workloads;
  const { workloads } = scenario;
  switch (workloads.source) {
    case "quick":
      return expanded({ quickPods: times(workloads.quickPods, most) });
    case "rows":
      return expanded({
        rows: workloads.rows.map((row) => ({ ...row, replicas: times(row.replicas, most) })),
      });
    case "example": {
      const copies = Math.min(MAX_COPIES, Math.max(1, times(workloads.namespaceCopies, most)));
      return here.map((workload) => ({ ...workload, copies }));
    }
  }
}

const times = (count: number, factor: number) => Math.round(count * factor);
