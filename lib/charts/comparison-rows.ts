import { qualifies } from "../model/qualifies";
import type {
  BindingResource,
  Comparison,
  OptionEstimate,
  PoolEstimate,
  Range,
  RequirementCheck,
} from "../model/types";

/** Why a row is to be read with care: shown beside the option it concerns. */
export type Remark = {
  /** "blocked" rows are greyed and never called cheapest; "care" is a warning; "fact" is neither. */
  readonly tone: "blocked" | "care" | "fact";
  readonly code: string;
  readonly message: string;
  /** Where it is documented, where that is one place. */
  readonly href?: string;
};

export type Pair = { readonly reserved: number; readonly used: number };

/** One option as a row of figures: everything the comparison shows, in base units. */
export type ComparisonRow = {
  readonly id: string;
  readonly name: string;
  readonly baseline: boolean;
  readonly cheapest: boolean;
  /** Cannot be chosen here, or does less than asked: greyed. */
  readonly greyed: boolean;
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
  readonly binding: BindingResource;
  readonly lowerBound: number;
  readonly proven: boolean;
  readonly meshCpuMilli: Pair;
  readonly meshMemoryMiB: Pair;
  readonly latencyP50Ms: Range;
  readonly latencyP99Ms: Range;
  readonly remarks: readonly Remark[];
};

/** The comparison as rows, the baseline first, in the order of the options. */
export function comparisonRows(comparison: Comparison): readonly ComparisonRow[] {
  return comparison.options.map((option, index) => toRow(option, index === 0, comparison.cheapest));
}

function toRow(
  option: OptionEstimate,
  baseline: boolean,
  cheapest: string | undefined,
): ComparisonRow {
  const { typical } = option;
  const remarks = remarksOf(option, baseline);
  return {
    id: option.id,
    name: option.name,
    baseline,
    cheapest: option.id === cheapest,
    greyed: !baseline && remarks.some((remark) => remark.tone === "blocked"),
    eligible: !baseline && qualifies(option),
    requirements: option.requirements,
    planned: option.issues.length === 0,
    nodes: rangeOf(option, (pool) => pool.nodes),
    deltaNodes: option.delta.nodes,
    microUsdPerMonth: rangeOf(option, (pool) => pool.microUsdPerMonth),
    deltaMicroUsdPerMonth: option.delta.microUsdPerMonth,
    deltaShare: option.delta.share,
    fairShareMicroUsdPerMonth: rangeOf(option, (pool) => pool.fairShareMicroUsdPerMonth),
    binding: typical.bindingResource,
    lowerBound: typical.lowerBound,
    proven: typical.proven,
    meshCpuMilli: { reserved: typical.meshRequest.cpuMilli, used: typical.meshUse.cpuMilli },
    meshMemoryMiB: { reserved: typical.meshRequest.memoryMiB, used: typical.meshUse.memoryMiB },
    latencyP50Ms: rangeOf(option, (pool) => pool.latency.p50Ms),
    latencyP99Ms: rangeOf(option, (pool) => pool.latency.p99Ms),
    remarks,
  };
}

function rangeOf(option: OptionEstimate, of: (pool: PoolEstimate) => number): Range {
  return { low: of(option.low), typical: of(option.typical), high: of(option.high) };
}

function remarksOf(option: OptionEstimate, baseline: boolean): readonly Remark[] {
  if (baseline) return option.issues.map(unplanned);
  return [
    ...option.issues.map(unplanned),
    ...feasibilityRemarks(option),
    ...option.belowLevel.map((lack) => ({
      tone: "blocked" as const,
      code: "below-level",
      message: `Below the function level: ${lack}.`,
    })),
    ...requirementRemarks(option.requirements),
    ...option.warnings.map(({ code, message }) => ({
      tone: FACTS.includes(code) ? ("fact" as const) : ("care" as const),
      code,
      message,
    })),
  ];
}

/** What is lacking, and what a source leaves open; the table of features has each with its source. */
function requirementRemarks(checks: readonly RequirementCheck[]): readonly Remark[] {
  const lacked = checks.filter((check) => check.verdict === "lacks");
  const open = checks.filter((check) => check.verdict === "in-part" || check.verdict === "open");
  const named = (list: readonly RequirementCheck[]) =>
    list.map((check) => `${check.label} (${check.status})`).join(", ");
  const remark = (code: string, message: string): Remark => ({
    tone: "care",
    code,
    message,
    href: "/evidence/features",
  });
  return [
    ...(lacked.length > 0
      ? [remark("lacks-requirement", `Required, but lacking: ${named(lacked)}.`)]
      : []),
    ...(open.length > 0
      ? [remark("requirement-to-check", `Required, to check: ${named(open)}.`)]
      : []),
  ];
}

/** Warnings that only state what the figures hold. */
const FACTS: readonly string[] = ["replaces", "no-identity"];

function unplanned(issue: { readonly code: string; readonly message: string }): Remark {
  return { tone: "blocked", code: issue.code, message: issue.message };
}

function feasibilityRemarks({ feasibility }: OptionEstimate): readonly Remark[] {
  const { status, reason } = feasibility;
  switch (status) {
    case "infeasible":
      return [{ tone: "blocked", code: status, message: `Not possible here: ${reason}` }];
    case "managed-only":
      return [
        { tone: "blocked", code: status, message: `Only as the cloud's managed form: ${reason}` },
      ];
    case "increment":
      return [
        {
          tone: "fact",
          code: status,
          message: `Runs here already, only the increment counts. ${reason}`,
        },
      ];
    case "feasible":
      return [];
  }
}
