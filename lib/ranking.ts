import type { CatalogSlice } from "./catalog/slice";
import { FULL_PLANNING, resolveWith } from "./estimate";
import { noPods } from "./format/no-pods";
import type { Planning } from "./model/compare";
import type { BindingResource, ComparisonInput } from "./model/types";
import { monthlyBill } from "./ranking/bill-of";
import { type Candidate, candidatesOf, type LeftOut, shapeKey } from "./ranking/candidates";
import { fewestNodes, filteredOut, poolTooSmall, type RankingFilters } from "./ranking/filters";
import { type CheapestMix, cheapestMix } from "./ranking/mix";
import { type RankedRun, rankedRuns } from "./ranking/ranked-run";
import { type AnswerState, ShapePools } from "./ranking/shape-pools";
import type { Scenario } from "./scenario/schema";

/** What is asked: whose pool is ranked, under which filters, and how many rows are on screen. */
export type RankingQuestion = {
  readonly option: string;
  readonly filters: RankingFilters;
  readonly shown: number;
};

/** One option's pool of one type. */
export type RankedPool = {
  readonly option: string;
  readonly state: AnswerState;
  readonly nodes: number;
  readonly lowerBound: number;
  readonly microUsdPerMonth: number;
  /** The bill with as many nodes as the bound: it cannot be less. */
  readonly atLeastMicroUsdPerMonth: number;
  readonly cpuShare: number;
  readonly memoryShare: number;
  readonly bindingResource: BindingResource;
};

export type RankedType = {
  readonly name: string;
  readonly family: string;
  readonly arch: "amd64" | "arm64";
  readonly burstable: boolean;
  readonly vcpu: number;
  readonly memoryMiB: number;
  readonly microUsdPerHour: number;
  /** The type the scenario is on. */
  readonly chosen: boolean;
  /** The ranked option's pool. */
  readonly pool: RankedPool;
  /** Every option's pool, as far as it is known. */
  readonly pools: readonly (RankedPool | undefined)[];
};

/** The ranking as it stands after a step. */
export type Ranking = {
  readonly option: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** Families sold in the region, by name. */
  readonly families: readonly string[];
  /** The rows on screen, cheapest first. */
  readonly rows: readonly RankedType[];
  /** Types ranked in all, of so many sold in the region. */
  readonly ranked: number;
  readonly sold: number;
  /** The scenario's own type and its place among the ranked; undefined when it is left out. */
  readonly chosen: RankedType | undefined;
  readonly chosenRank: number | undefined;
  readonly leftOut: readonly LeftOut[];
  readonly mix: CheapestMix | undefined;
  /** Why nothing is ranked, and what to do first: there are no pods to rank machines for. */
  readonly nothing: string | undefined;
};

export type RankingStep = {
  readonly stage: "bounds" | "first" | "exact" | "options" | "mix" | "rest" | "done";
  readonly done: number;
  readonly total: number;
  /** The ranking now: made only when somebody looks. */
  readonly current: () => Ranking;
};

/**
 * One scenario's machines, ranked. What has been worked out stays: another option, other filters
 * or more rows on screen ask only for what is missing. Pure, counted work; never looks at a clock.
 */
export class RankingBook {
  readonly #comparison: ComparisonInput;
  readonly #runs: readonly RankedRun[];
  readonly #slice: CatalogSlice;
  readonly #candidates: readonly Candidate[];
  readonly #leftOut: readonly LeftOut[];
  readonly #planning: Planning;
  readonly #nothing: string | undefined;
  readonly #pools = new Map<string, ShapePools>();
  readonly #mixes = new Map<string, CheapestMix>();

  constructor(asked: Scenario, slice: CatalogSlice, planning: Planning = FULL_PLANNING) {
    const { scenario, input } = resolveWith(asked, slice);
    this.#comparison = input;
    this.#slice = slice;
    this.#planning = planning;
    const pods = input.workloads.reduce((sum, { replicas, copies }) => sum + replicas * copies, 0);
    this.#nothing = noPods(scenario.workloads.source, pods);
    this.#runs = rankedRuns(input, planning);
    const { candidates, leftOut } = candidatesOf(scenario, slice);
    this.#candidates = candidates;
    this.#leftOut = leftOut;
  }

  /**
   * Step by step: bounds for every type; greedy plans, then exact ones, for what is on screen; the
   * other options there; the cheapest mix; greedy plans for the rest. Whoever iterates may stop.
   */
  *rank(question: RankingQuestion): Generator<RankingStep, void, void> {
    const { option, filters } = question;
    if (this.#nothing !== undefined) {
      yield { stage: "done", done: 1, total: 1, current: () => this.#unranked(option) };
      return;
    }
    const wanted = this.#candidates.filter(
      ({ type }) => filteredOut(type, this.#slice.instanceTypes.provider, filters) === undefined,
    );
    const progress = { done: 0, total: 2 * wanted.length + question.shown + 1 };
    const step = (stage: RankingStep["stage"]): RankingStep => ({
      stage,
      ...progress,
      current: () => this.#current(question, wanted),
    });
    for (const candidate of wanted) {
      this.#poolsOf(candidate).work(option, "bound");
      progress.done += 1;
      yield step("bounds");
    }
    for (const stage of ["first", "exact"] as const) {
      yield* this.#settle(question, wanted, stage, () => step(stage));
    }
    const onScreen = this.#ordered(question, wanted).slice(0, question.shown);
    const own = this.#candidates.find((candidate) => candidate.chosen);
    for (const candidate of own === undefined ? onScreen : [own, ...onScreen]) {
      const pools = this.#poolsOf(candidate);
      for (const run of this.#runs) {
        pools.work(run.option.id, "exact");
        yield step("options");
      }
      pools.workAll("exact");
      progress.done += 1;
    }
    progress.done = wanted.length + question.shown;
    // Until a plan is at hand nobody knows whether a pool of the type has nodes enough.
    for (const candidate of wanted) {
      this.#poolsOf(candidate).work(option, "first");
      yield step("rest");
    }
    for (const _ of this.#mix(question, wanted)) yield step("mix");
    progress.done += 1;
    yield step("mix");
    for (const candidate of wanted) {
      this.#poolsOf(candidate).workAll("first");
      progress.done += 1;
      yield step("rest");
    }
    progress.done = progress.total;
    yield step("done");
  }

  /**
   * Until the rows on screen are all that far. A row whose answer is still open is ordered by its
   * bound: what ends up on screen is then cheaper than anything that could still come.
   */
  *#settle(
    question: RankingQuestion,
    wanted: readonly Candidate[],
    state: AnswerState,
    step: () => RankingStep,
  ): Generator<RankingStep, void, void> {
    for (;;) {
      const open = this.#ordered(question, wanted, state)
        .slice(0, question.shown)
        .find((candidate) => !this.#poolsOf(candidate).has(question.option, state));
      if (open === undefined) return;
      this.#poolsOf(open).work(question.option, state);
      yield step();
    }
  }

  #poolsOf(candidate: Candidate): ShapePools {
    const key = shapeKey(candidate.node);
    const known = this.#pools.get(key);
    if (known !== undefined) return known;
    const pools = new ShapePools(this.#runs, candidate.node, this.#planning);
    this.#pools.set(key, pools);
    return pools;
  }

  /** Types that can hold the pods and pass the rules on the pool's size, cheapest first. */
  #ordered(
    { option, filters }: RankingQuestion,
    wanted: readonly Candidate[],
    settled: AnswerState = "first",
  ): readonly Candidate[] {
    return wanted
      .flatMap((candidate) => {
        const pool = this.#ranked(candidate, option);
        if (pool === undefined) return [];
        const tooFew = pool.state !== "bound" && poolTooSmall(pool.nodes, filters) !== undefined;
        if (tooFew) return [];
        const open = !this.#poolsOf(candidate).has(option, settled);
        const cost = open ? pool.atLeastMicroUsdPerMonth : pool.microUsdPerMonth;
        return [{ candidate, cost, nodes: pool.nodes }];
      })
      .sort((a, b) => a.cost - b.cost || a.nodes - b.nodes || byName(a.candidate, b.candidate))
      .map(({ candidate }) => candidate);
  }

  #ranked(candidate: Candidate, option: string): RankedPool | undefined {
    const answer = this.#poolsOf(candidate).answer(option);
    const run = this.#runs.find((each) => each.option.id === option);
    if (answer === undefined || run === undefined || answer.state === "too-small") {
      return undefined;
    }
    const costOf = (nodes: number) => monthlyBill(run, this.#comparison, candidate, nodes);
    const microUsdPerMonth = costOf(answer.nodes);
    const atLeastMicroUsdPerMonth =
      answer.lowerBound === answer.nodes ? microUsdPerMonth : costOf(answer.lowerBound);
    return { option, ...answer, microUsdPerMonth, atLeastMicroUsdPerMonth };
  }

  #row(candidate: Candidate, option: string): RankedType | undefined {
    const { type, node, chosen } = candidate;
    const pools = this.#runs.map((run) => this.#ranked(candidate, run.option.id));
    const pool = pools.find((each) => each?.option === option);
    if (pool === undefined) return undefined;
    const { name, family, arch, burstable, vcpu, memoryMiB } = type;
    const microUsdPerHour = node.priceMicroUsdPerHour;
    return {
      name,
      family,
      arch,
      burstable,
      vcpu,
      memoryMiB,
      microUsdPerHour,
      chosen,
      pool,
      pools,
    };
  }

  /** Works out the mix, plan by plan. */
  *#mix(question: RankingQuestion, wanted: readonly Candidate[]): Generator<void, void> {
    const { option, filters } = question;
    const key = JSON.stringify([option, filters]);
    const run = this.#runs.find((each) => each.option.id === option);
    if (run === undefined || this.#mixes.has(key)) return;
    const mix = yield* cheapestMix({
      run,
      comparison: this.#comparison,
      machines: this.#ordered(question, wanted),
      least: fewestNodes(filters),
      largestShare: filters.maxNodeSharePercent / 100,
    });
    this.#mixes.set(key, mix);
  }

  #current(question: RankingQuestion, wanted: readonly Candidate[]): Ranking {
    const { option, filters, shown } = question;
    const ordered = this.#ordered(question, wanted);
    const own = ordered.findIndex((candidate) => candidate.chosen);
    const ownCandidate = this.#candidates.find((candidate) => candidate.chosen);
    if (ownCandidate !== undefined) this.#poolsOf(ownCandidate).work(option, "first");
    return {
      ...this.#unranked(option),
      rows: ordered.slice(0, shown).flatMap((each) => this.#row(each, option) ?? []),
      ranked: ordered.length,
      chosen: ownCandidate === undefined ? undefined : this.#row(ownCandidate, option),
      chosenRank: own === -1 ? undefined : own + 1,
      leftOut: [...this.#leftOut, ...this.#candidates.flatMap((each) => this.#why(each, question))],
      mix: this.#mixes.get(JSON.stringify([option, filters])),
    };
  }

  /** A ranking with nothing in it yet. */
  #unranked(option: string): Ranking {
    return {
      option,
      options: this.#runs.map((run) => ({ id: run.option.id, name: run.option.name })),
      families: [...new Set(this.#candidates.map(({ type }) => type.family))].sort(),
      rows: [],
      ranked: 0,
      sold: this.#slice.instanceTypes.types.length,
      chosen: undefined,
      chosenRank: undefined,
      leftOut: [],
      mix: undefined,
      nothing: this.#nothing,
    };
  }

  /** Why a candidate is not among the ranked, where it is not. */
  #why(candidate: Candidate, { option, filters }: RankingQuestion): readonly LeftOut[] {
    const { name } = candidate.type;
    const { provider } = this.#slice.instanceTypes;
    const reason = filteredOut(candidate.type, provider, filters);
    if (reason !== undefined) return [{ name, reason }];
    const answer = this.#poolsOf(candidate).answer(option);
    if (answer === undefined || answer.state === "bound") return [];
    if (answer.state === "too-small") return [{ name, reason: "too-small", why: answer.why }];
    const small = poolTooSmall(answer.nodes, filters);
    if (small === undefined) return [];
    return [{ name, reason: small, why: `${answer.nodes} nodes would do` }];
  }
}

function byName(a: Candidate, b: Candidate): number {
  return a.type.name < b.type.name ? -1 : 1;
}
