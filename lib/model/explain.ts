import { MICRO_USD_PER_USD } from "../units/money";
import { bill, type BilledPool } from "./bill";
import { preparedRun, settingsFor } from "./compare";
import { pathLatency } from "./latency";
import { hopPath } from "./pool-estimate";
import { nodePools } from "./pools";
import { formulaInWords, renderStep, type Step, type Trace } from "./formula";
import type {
  ComparisonInput,
  Footprint,
  FootprintInput,
  Level,
  MeshOption,
  PoolEstimate,
} from "./types";
import { upgradeSeconds } from "./upgrade";
import { upgradeFactsIn } from "./upgrade-facts";
import { servingNodes } from "./zone-pool";

/** One line a person can check by hand: whose number, the formula with its values, the result. */
export type Derivation = {
  readonly subject: string;
  readonly label: string;
  /** e.g. "1.75 × 1 × 1 × (1.6 + 0.91 × round9(38^0.78))". */
  readonly text: string;
  /** What the numbers of the text are: "hops × ms a hop". */
  readonly words?: string | undefined;
  readonly result: number;
  readonly unit: string;
  /** Evidence or document the formula's shape comes from. */
  readonly source: string;
  readonly shapeNote?: string | undefined;
  /** Coefficients among the values, by the name the formula gives them. */
  readonly coefficients: readonly {
    readonly name: string;
    readonly id: string;
    readonly value: number;
  }[];
  /** What each part of a long sum is: as it stands in the text, and whose it is. */
  readonly terms?: readonly { readonly text: string; readonly label: string }[];
};

/** How one option's figures at one level came about, step by step. Text is made only here, on demand. */
export function explain(
  comparison: ComparisonInput,
  option: MeshOption,
  level: Level,
  pool: PoolEstimate,
): readonly Derivation[] {
  const trace: Trace = [];
  const { asked, footprint, pools } = preparedRun(comparison, option, level, trace);
  const nodesIn = (name: string) => pool.pools.find((part) => part.name === name)?.nodes ?? 0;
  for (const { name, input } of pools) {
    const nodes = nodesIn(name);
    if (nodes === 0) continue;
    const steps: Trace = [];
    // As the pool was planned: agents for the nodes that must hold all pods, the rest for all nodes.
    input.footprint.agents(servingNodes(input.cluster, nodes), steps);
    trace.push(...(pools.length === 1 ? steps : steps.map((step) => inPool(step, name))));
  }
  footprint.deployments(pool.nodes, trace);
  const path = hopPath(comparison, option, asked.totals);
  const perHop = option.latencyPerHop(asked.coefficients, path, trace);
  pathLatency(perHop, comparison.traffic, trace);
  const billed = nodePools(comparison).map(({ name, cluster, nodeDiskMicroUsdPerMonth }) => ({
    name,
    node: cluster.node,
    nodes: nodesIn(name),
    nodeDiskMicroUsdPerMonth,
  }));
  traceBill({ comparison, option, asked, footprint, pools: billed }, trace);
  const restarted = asked.workloads.filter((_, index) => footprint.perPod[index] !== undefined);
  const size = { nodes: pool.nodes, restarted };
  upgradeSeconds(upgradeFactsIn(comparison, option), size, asked.coefficients, trace);
  return distinct(trace.map(derivationOf));
}

/** Agents of several pools are told apart by theirs. */
function inPool(step: Step, pool: string): Step {
  const [name, ...rest] = step.subject.split(": ");
  return { ...step, subject: [`${name}, pool ${pool}`, ...rest].join(": ") };
}

/** The bill's formulas with their values; each is about the line whose label is its subject. */
export function traceBill(
  {
    comparison,
    option,
    asked,
    footprint,
    pools,
  }: {
    readonly comparison: ComparisonInput;
    readonly option: MeshOption;
    readonly asked: FootprintInput;
    readonly footprint: Footprint;
    readonly pools: readonly BilledPool[];
  },
  trace: Trace,
): void {
  const { cluster, prices, traffic } = comparison;
  bill(
    {
      cluster,
      prices,
      traffic,
      totals: asked.totals,
      footprint,
      settings: settingsFor(comparison, option),
      coefficients: asked.coefficients,
      pools,
    },
    trace,
  );
}

/** A step of a trace as a line to be checked by hand. */
export function derivationOf(traced: Step): Derivation {
  const step = inDollars(traced);
  return {
    subject: step.subject,
    label: step.formula.label,
    text: renderStep(step),
    words: formulaInWords(step.formula),
    result: step.result,
    unit: step.formula.unit,
    source: step.formula.source,
    shapeNote: step.formula.shapeNote,
    coefficients: Object.entries(step.citations).map(([name, id]) => ({
      name,
      id,
      value: step.values[name] ?? Number.NaN,
    })),
  };
}

/** Sums are kept in whole micro-dollars; prices are read in dollars. */
function inDollars(step: Step): Step {
  const { formula, values, result } = step;
  if (!formula.unit.startsWith("µ$")) return step;
  return {
    ...step,
    formula: { ...formula, unit: formula.unit.slice(1) },
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        AMOUNTS_OF_MONEY.includes(name) ? value / MICRO_USD_PER_USD : value,
      ]),
    ),
    result: result / MICRO_USD_PER_USD,
  };
}

/** Values of the bill's formulas that are micro-dollars. */
const AMOUNTS_OF_MONEY: readonly string[] = ["price", "dayRate"];

/** The same sum for the same thing is shown once. */
function distinct(derivations: readonly Derivation[]): readonly Derivation[] {
  const seen = new Set<string>();
  return derivations.filter((derivation) => {
    const key = `${derivation.subject}|${derivation.label}|${derivation.text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
