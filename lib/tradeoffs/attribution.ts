import type { AttributedOption, AttributedStep, Attribution } from "../charts/attribution";
import type { PoolResource } from "../charts/pool-by-owner";
import type { ScenarioEstimate } from "../estimate";
import {
  type BindingResource,
  type Breakdown,
  type OptionEstimate,
  OWNERS,
  type PoolEstimate,
} from "../model/types";
import type { ChangeStep } from "./change-steps";

type Progress = { readonly done: number; readonly total: number };

/**
 * What moved between two scenarios, input by input: each is switched in turn, in a fixed order, and
 * the scenario estimated anew. The terms sum to the whole exactly, since each starts where the one
 * before ended; in another order single terms may differ, as inputs work on one another.
 */
export function* attribute(
  before: ScenarioEstimate,
  steps: readonly ChangeStep[],
  estimate: (step: ChangeStep) => ScenarioEstimate,
): Generator<Progress, Attribution> {
  const states = [before];
  for (const step of steps) {
    yield { done: states.length - 1, total: steps.length };
    states.push(estimate(step));
  }
  return {
    inputs: steps.map(({ label }) => label),
    options: before.comparison.options.flatMap(({ id }) => attributedOption(id, states)),
  };
}

function attributedOption(
  id: string,
  states: readonly ScenarioEstimate[],
): readonly AttributedOption[] {
  const results = states.flatMap(({ comparison }) =>
    comparison.options.filter((option) => option.id === id),
  );
  const [first, last] = [results[0], results.at(-1)];
  if (first === undefined || last === undefined || !planned(first) || !planned(last)) return [];
  return [
    {
      id,
      name: last.name,
      nodes: { before: first.typical.nodes, after: last.typical.nodes },
      microUsdPerMonth: {
        before: first.typical.microUsdPerMonth,
        after: last.typical.microUsdPerMonth,
      },
      resource: POOL_OF[last.typical.bindingResource],
      steps: results.every(planned)
        ? results
            .slice(1)
            .map((after, index) =>
              stepOf(
                results[index] ?? after,
                after,
                priceOf(states[index]),
                priceOf(states[index + 1]),
              ),
            )
        : undefined,
    },
  ];
}

const planned = (option: OptionEstimate) => option.issues.length === 0;

const POOL_OF: Readonly<Record<BindingResource, PoolResource>> = {
  cpu: "cpu",
  "cpu-use": "cpu",
  minimum: "cpu",
  memory: "memory",
  "memory-use": "memory",
  pods: "pods",
};

/** What a node of the default pool costs an hour, discounts taken off. */
function priceOf(state: ScenarioEstimate | undefined): number {
  return state?.input.cluster.node.priceMicroUsdPerHour ?? 0;
}

function stepOf(
  { typical: from }: OptionEstimate,
  { typical: to }: OptionEstimate,
  before: number,
  after: number,
): AttributedStep {
  return {
    ...nodePriceChange(to, before, after),
    nodes: to.nodes - from.nodes,
    microUsdPerMonth: to.microUsdPerMonth - from.microUsdPerMonth,
    owners: {
      cpu: ownerChanges(from, to, "cpuMilli"),
      memory: ownerChanges(from, to, "memoryMiB"),
      pods: ownerChanges(from, to, "pods"),
    },
    bill: billChanges(from, to),
  };
}

function ownerChanges(from: PoolEstimate, to: PoolEstimate, book: keyof Breakdown) {
  const moved = OWNERS.map(
    (owner) => [owner, to.breakdown[book][owner] - from.breakdown[book][owner]] as const,
  ).filter(([, change]) => change !== 0);
  return Object.fromEntries(moved);
}

/** The default pool's nodes of afterwards at the new price, less the same nodes at the old one. */
function nodePriceChange(
  to: PoolEstimate,
  before: number,
  after: number,
): Pick<AttributedStep, "nodePrice"> {
  if (before === after || before === 0 || after === 0) return {};
  const nodes = to.bill.find(({ id }) => id === "nodes")?.microUsdPerMonth ?? 0;
  return { nodePrice: { before, after, microUsdPerMonth: (nodes / after) * (after - before) } };
}

/** Lines by their label; nodes and disks only follow from the number of nodes and their price. */
function billChanges(from: PoolEstimate, to: PoolEstimate): Readonly<Record<string, number>> {
  const follows = (id: string) => id === "nodes" || id === "disks";
  const amounts = new Map<string, { label: string; change: number }>();
  const add = (pool: PoolEstimate, sign: number) => {
    for (const { id, label, microUsdPerMonth } of pool.bill) {
      if (follows(id)) continue;
      const change = (amounts.get(id)?.change ?? 0) + sign * microUsdPerMonth;
      amounts.set(id, { label, change });
    }
  };
  add(from, -1);
  add(to, 1);
  const moved = [...amounts.values()].filter(({ change }) => change !== 0);
  return Object.fromEntries(moved.map(({ label, change }) => [label, change]));
}
