import { lazyFields } from "../lazy";
import { qualifies } from "../model/qualifies";
import type {
  Comparison,
  ComparisonInput,
  NodesDecidedBy,
  OptionEstimate,
  PoolEstimate,
  Range,
  RequirementCheck,
} from "../model/types";
import { unplannedReason } from "./unplanned-reason";

/** Why a row is to be read with care: shown beside the option it concerns. */
export type Remark = {
  /** "blocked" rows are greyed and never called cheapest; "care" is a warning; "fact" is neither. */
  readonly tone: "blocked" | "care" | "fact";
  readonly code: string;
  readonly message: string;
  /** Where it is documented, where that is one place. */
  readonly href?: string;
  /** A few words for beside the option's name. */
  readonly inShort: string;
  /** The figure it is about; "option" where it is the option as a whole. */
  readonly concerns: RemarkConcern;
};

/** "fit" is how an option stands to the requirements; its cell says it in words of its own. */
export type RemarkConcern = "option" | "fit" | "nodes" | "cost" | "cpu" | "memory" | "latency";

/** What the next minor upgrade restarts, and how long it takes. */
export type UpgradeInShort = {
  readonly podsRestarted: number;
  readonly agentsRolled: number;
  readonly seconds: Range;
};

export type Pair = { readonly reserved: number; readonly used: number };

/** One node pool of an option. */
export type PoolRow = {
  readonly name: string;
  readonly nodeType: string;
  readonly nodes: Range;
  readonly lowerBound: number;
  readonly proven: boolean;
  readonly binding: NodesDecidedBy;
};

/** One option as a row of figures: everything the comparison shows, in base units. */
export type ComparisonRow = {
  readonly id: string;
  readonly name: string;
  readonly baseline: boolean;
  readonly cheapest: boolean;
  /** Cannot be chosen here, or does less than asked: greyed. */
  readonly greyed: boolean;
  /** Codes of the remarks that make it so. */
  readonly blockedBy: readonly string[];
  /** Works here, reaches the level and lacks no requirement: may be called cheapest. */
  readonly eligible: boolean;
  /** How it stands to each requirement, in their order; empty for the baseline. */
  readonly requirements: readonly RequirementCheck[];
  /** No plan at all: figures are absent, not zero. */
  readonly planned: boolean;
  readonly nodes: Range;
  readonly deltaNodes: Range;
  readonly microUsdPerMonth: Range;
  readonly deltaMicroUsdPerMonth: Range;
  readonly deltaShare: number;
  readonly fairShareMicroUsdPerMonth: Range;
  readonly binding: NodesDecidedBy;
  /** The node pools, the default one first; their nodes sum to the row's. */
  readonly pools: readonly PoolRow[];
  readonly lowerBound: number;
  readonly proven: boolean;
  readonly meshCpuMilli: Pair;
  readonly meshMemoryMiB: Pair;
  readonly latencyP50Ms: Range;
  readonly latencyP99Ms: Range;
  /** Figures are of proxies that are not saturated: false where one is. */
  readonly latencyApplies: boolean;
  readonly upgrade: UpgradeInShort;
  readonly remarks: readonly Remark[];
};

/**
 * The comparison as rows, the baseline first, in the order of the options. With the comparison's
 * input what fits no node is said in people's units, otherwise in the planner's.
 */
export function comparisonRows(
  comparison: Comparison,
  input?: ComparisonInput,
): readonly ComparisonRow[] {
  return comparison.options.map((option, index) =>
    toRow(option, index === 0, comparison.cheapest, unplannedRemarks(option, input)),
  );
}

function toRow(
  option: OptionEstimate,
  baseline: boolean,
  cheapest: string | undefined,
  unplanned: readonly Remark[],
): ComparisonRow {
  const blockers = baseline ? unplanned : [...unplanned, ...blockersOf(option)];
  const given: Omit<ComparisonRow, keyof Later> = {
    id: option.id,
    name: option.name,
    baseline,
    cheapest: option.id === cheapest,
    greyed: !baseline && blockers.length > 0,
    blockedBy: baseline ? [] : blockers.map((blocker) => blocker.code),
    eligible: !baseline && qualifies(option),
    requirements: option.requirements,
    planned: option.issues.length === 0,
    nodes: rangeOf(option, (pool) => pool.nodes),
    deltaNodes: option.delta.nodes,
    microUsdPerMonth: rangeOf(option, (pool) => pool.microUsdPerMonth),
    deltaMicroUsdPerMonth: option.delta.microUsdPerMonth,
    deltaShare: option.delta.share,
  };
  return lazyRow(given, new RowReadings(option, baseline, unplanned));
}

/** What a figure of nodes and cost hardly reads: most of it is worked out for whoever does. */
class RowReadings {
  readonly #option: OptionEstimate;
  readonly #baseline: boolean;
  readonly #unplanned: readonly Remark[];

  constructor(option: OptionEstimate, baseline: boolean, unplanned: readonly Remark[]) {
    this.#option = option;
    this.#baseline = baseline;
    this.#unplanned = unplanned;
  }

  fairShareMicroUsdPerMonth() {
    return rangeOf(this.#option, (pool) => pool.fairShareMicroUsdPerMonth);
  }

  binding() {
    return this.#option.typical.decidedBy;
  }

  pools() {
    return poolRows(this.#option);
  }

  lowerBound() {
    return this.#option.typical.lowerBound;
  }

  proven() {
    return this.#option.typical.proven;
  }

  meshCpuMilli() {
    const { meshRequest, meshUse } = this.#option.typical;
    return { reserved: meshRequest.cpuMilli, used: meshUse.cpuMilli };
  }

  meshMemoryMiB() {
    const { meshRequest, meshUse } = this.#option.typical;
    return { reserved: meshRequest.memoryMiB, used: meshUse.memoryMiB };
  }

  latencyP50Ms() {
    return rangeOf(this.#option, (pool) => pool.latency.p50Ms);
  }

  latencyP99Ms() {
    return rangeOf(this.#option, (pool) => pool.latency.p99Ms);
  }

  latencyApplies() {
    return !this.#option.warnings.some(({ code }) => code === SATURATED);
  }

  upgrade() {
    const { podsRestarted, agentsRolled, durationSeconds } = this.#option.upgrade;
    return { podsRestarted, agentsRolled, seconds: durationSeconds };
  }

  remarks() {
    const unplanned = this.#unplanned;
    return this.#baseline ? unplanned : [...unplanned, ...remarksOf(this.#option)];
  }
}

type Later = Pick<
  ComparisonRow,
  | "fairShareMicroUsdPerMonth"
  | "binding"
  | "pools"
  | "lowerBound"
  | "proven"
  | "meshCpuMilli"
  | "meshMemoryMiB"
  | "latencyP50Ms"
  | "latencyP99Ms"
  | "latencyApplies"
  | "upgrade"
  | "remarks"
>;
const lazyRow = lazyFields<Omit<ComparisonRow, keyof Later>, Later>([
  "fairShareMicroUsdPerMonth",
  "binding",
  "pools",
  "lowerBound",
  "proven",
  "meshCpuMilli",
  "meshMemoryMiB",
  "latencyP50Ms",
  "latencyP99Ms",
  "latencyApplies",
  "upgrade",
  "remarks",
]);

function poolRows(option: OptionEstimate): readonly PoolRow[] {
  return option.typical.pools.map((pool, index) => ({
    name: pool.name,
    nodeType: pool.nodeType,
    nodes: rangeOf(option, ({ pools }) => pools[index]?.nodes ?? 0),
    lowerBound: pool.lowerBound,
    proven: pool.proven,
    binding: pool.decidedBy,
  }));
}

function rangeOf(option: OptionEstimate, of: (pool: PoolEstimate) => number): Range {
  return { low: of(option.low), typical: of(option.typical), high: of(option.high) };
}

function unplannedRemarks(
  option: OptionEstimate,
  input: ComparisonInput | undefined,
): readonly Remark[] {
  if (option.issues.length === 0) return [];
  const reason = input === undefined ? undefined : unplannedReason(input, option.id);
  const words = { inShort: "fits no node", concerns: "nodes" } as const;
  return reason === undefined
    ? option.issues.map(({ code, message }) => remark("blocked", code, message, words))
    : [remark("blocked", "does-not-fit", `Fits no node: ${reason}.`, words)];
}

function blockersOf(option: OptionEstimate): readonly Remark[] {
  return [
    ...feasibilityRemarks(option).filter(({ tone }) => tone === "blocked"),
    ...levelRemarks(option),
  ];
}

function levelRemarks(option: OptionEstimate): readonly Remark[] {
  return option.belowLevel.map((lack) =>
    remark("blocked", "below-level", `Below the function level: ${lack}.`, {
      inShort: `below the level: ${lack}`,
    }),
  );
}

function remarksOf(option: OptionEstimate): readonly Remark[] {
  return [
    ...feasibilityRemarks(option),
    ...levelRemarks(option),
    ...requirementRemarks(option.requirements),
    ...option.warnings.map(({ code, message }) =>
      remark(FACTS.includes(code) ? "fact" : "care", code, message, {
        concerns: CONCERNS[code] ?? "option",
      }),
    ),
  ];
}

/** What is lacking, and what a source leaves open; the table of features has each with its source. */
function requirementRemarks(checks: readonly RequirementCheck[]): readonly Remark[] {
  const lacked = checks.filter((check) => check.verdict === "lacks");
  const open = checks.filter((check) => check.verdict === "in-part" || check.verdict === "open");
  const named = (list: readonly RequirementCheck[]) =>
    list.map((check) => `${check.label} (${check.status})`).join(", ");
  const sourced = (code: string, message: string): Remark => ({
    ...remark("care", code, message, { concerns: "fit" }),
    href: "/evidence/features",
  });
  return [
    ...(lacked.length > 0
      ? [sourced("lacks-requirement", `Required, but lacking: ${named(lacked)}.`)]
      : []),
    ...(open.length > 0
      ? [sourced("requirement-to-check", `Required, to check: ${named(open)}.`)]
      : []),
  ];
}

function remark(
  tone: Remark["tone"],
  code: string,
  message: string,
  { inShort = "", concerns = "option" }: Partial<Pick<Remark, "inShort" | "concerns">> = {},
): Remark {
  return { tone, code, message, inShort, concerns };
}

/** Warnings that only state what the figures hold. */
const FACTS: readonly string[] = ["replaces", "no-identity"];

/** A proxy that requests pass is beyond its cap. */
const SATURATED = "saturated";

/** Which figure a warning is about. */
const CONCERNS: Readonly<Record<string, RemarkConcern>> = {
  "free-on-paper": "cpu",
  "pod-slots": "nodes",
  "no-upper-figure": "nodes",
  [SATURATED]: "latency",
  "control-plane-saturated": "cpu",
  "control-plane-near-saturation": "cpu",
  "near-saturation": "latency",
};

function feasibilityRemarks({ feasibility }: OptionEstimate): readonly Remark[] {
  const { status, reason } = feasibility;
  switch (status) {
    case "infeasible":
      return [
        remark("blocked", status, `Not possible here: ${reason}`, { inShort: "not possible here" }),
      ];
    case "managed-only":
      return [
        remark("blocked", status, `Only as the cloud's managed form: ${reason}`, {
          inShort: "only as the cloud's managed form",
        }),
      ];
    case "increment":
      return [remark("fact", status, `Runs here already, only the increment counts. ${reason}`)];
    case "feasible":
      return [];
  }
}
