import type { MapCell } from "../charts/tradeoffs/break-even";
import { type PreparedRun, preparedRun } from "../model/compare";
import type { Planner } from "../model/node-pool";
import type { ComparisonInput, MeshOption } from "../model/types";
import { monthlyCost } from "./monthly-cost";
import { leastNodes, plannedNodes } from "./pool-count";
import { areEqual, areFinite, fewestOf, mostOf, type PoolCounts } from "./pool-counts";

/** Nodes of every pool between which the true ones are known to lie; undefined: nothing is known. */
export type Between = {
  readonly low: PoolCounts | undefined;
  readonly high: PoolCounts | undefined;
};

export type Bounds = ReadonlyMap<string, Between>;

export type Verdict = {
  readonly cell: MapCell;
  /** What is known of each option's nodes now. */
  readonly bounds: Bounds;
};

/** The planners, the cheaper first: a greedy plan often meets the sums, and then needs no search. */
export type Deciding = {
  readonly greedy: Planner;
  readonly plan: Planner;
  /** Whether one more search may be made. */
  readonly mayPlan: () => boolean;
};

/** One option on its way to a known count: sums, then a greedy plan, then a search. */
class Contender {
  readonly id: string;
  low: PoolCounts;
  high: PoolCounts;
  #tried: "nothing" | "greedy" | "search" = "nothing";
  readonly #comparison: ComparisonInput;
  readonly #run: PreparedRun;

  constructor(comparison: ComparisonInput, option: MeshOption, known: Between | undefined) {
    this.id = option.id;
    this.#comparison = comparison;
    this.#run = preparedRun(comparison, option, "typical");
    const { low, high } = known ?? { low: undefined, high: undefined };
    const settled = low !== undefined && high !== undefined && areEqual(low, high);
    this.low = settled ? low : mostOf(leastNodes(this.#run), low);
    this.high = mostOf(this.low, high ?? this.low.map(() => Number.POSITIVE_INFINITY));
  }

  get settled(): boolean {
    return areEqual(this.low, this.high) || this.#tried === "search";
  }

  /** At least, and at most, this much a month. */
  get leastCost(): number {
    return this.#costAt(this.low);
  }
  get mostCost(): number {
    return this.#costAt(this.high);
  }

  /** One more step towards the true count; false where that takes a search and none may be made. */
  tighten({ greedy, plan, mayPlan }: Deciding): boolean {
    if (this.#tried === "nothing") {
      this.#tried = "greedy";
      this.high = fewestOf(this.high, plannedNodes(this.#run, this.low, greedy));
      return true;
    }
    if (!mayPlan()) return false;
    this.#tried = "search";
    const nodes = fewestOf(this.high, plannedNodes(this.#run, this.low, plan));
    this.low = nodes;
    this.high = nodes;
    return true;
  }

  #costAt(nodes: PoolCounts): number {
    if (!areFinite(nodes)) return Number.POSITIVE_INFINITY;
    return monthlyCost(this.#comparison, this.#run, nodes);
  }
}

/**
 * The cheapest of some options, planning no more than it takes: the one that could be cheapest is
 * tightened until nobody else can be cheaper. `known` are bounds from elsewhere that hold here.
 */
export function cheapestAt(
  comparison: ComparisonInput,
  options: readonly MeshOption[],
  known: Bounds,
  deciding: Deciding | undefined,
): Verdict {
  const contenders = options.map(
    (option) => new Contender(comparison, option, known.get(option.id)),
  );
  const decided = deciding === undefined || decide(contenders, deciding);
  return {
    cell: cellOf(contenders, decided),
    bounds: new Map(contenders.map(({ id, low, high }) => [id, { low, high }])),
  };
}

/** Tightens until the cheapest is known; false where that takes a search and none may be made. */
function decide(contenders: readonly Contender[], deciding: Deciding): boolean {
  for (;;) {
    const least = Math.min(...contenders.map(({ leastCost }) => leastCost));
    const open = contenders.find(({ leastCost, settled }) => leastCost === least && !settled);
    if (open === undefined || !Number.isFinite(least)) return true;
    const rivals = contenders.filter((contender) => contender !== open);
    if (rivals.every(({ leastCost }) => leastCost > open.mostCost)) return true;
    if (!open.tighten(deciding)) return false;
  }
}

function cellOf(contenders: readonly Contender[], decided: boolean): MapCell {
  const costs = contenders.map(({ leastCost }) => leastCost);
  const least = Math.min(...costs);
  if (!Number.isFinite(least)) return { cheapest: [], margin: undefined, open: [] };
  const leads = contenders.filter((_, index) => costs[index] === least);
  const others = costs.filter((cost) => cost > least && Number.isFinite(cost));
  const margin =
    leads.length > 1 ? 0 : others.length === 0 ? undefined : Math.min(...others) / least - 1;
  const most = Math.min(...leads.map(({ mostCost }) => mostCost));
  const [first] = leads;
  const near =
    decided || first === undefined
      ? []
      : contenders.filter(
          (contender, index) =>
            contender !== first && (costs[index] ?? 0) <= most && Number.isFinite(costs[index]),
        );
  return {
    cheapest: (near.length > 0 ? leads.slice(0, 1) : leads).map(({ id }) => id),
    margin,
    open: near.map(({ id }) => id),
  };
}
