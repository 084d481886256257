import { bill } from "./bill";
import { footprintInput, hopPath, settingsFor } from "./compare";
import { pathLatency } from "./latency";
import { renderStep, type Step, type Trace } from "./formula";
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
  readonly result: number;
  readonly unit: string;
  /** Evidence or document the formula's shape comes from. */
  readonly source: string;
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
  const input = footprintInput(comparison, option, level);
  const footprint = option.footprint(input, trace);
  // As the pool was planned: agents for the nodes that must hold all pods, the rest for all nodes.
  footprint.agents(servingNodes(comparison.cluster, pool.nodes), trace);
  footprint.deployments(pool.nodes, trace);
  const perHop = option.latencyPerHop(input.coefficients, hopPath(comparison, input.totals), trace);
  pathLatency(perHop, comparison.traffic, trace);
  traceBill({ comparison, option, asked: input, footprint, nodes: pool.nodes }, trace);
  const proxied = pool.components.find((part) => part.owner === "per-pod-proxies");
  const size = { nodes: pool.nodes, podsRestarted: proxied?.count ?? 0 };
  upgradeSeconds(upgradeFactsIn(comparison, option), size, input.coefficients, trace);
  return distinct(trace.map(derivationOf));
}

/** The bill's formulas with their values; each is about the line whose label is its subject. */
export function traceBill(
  {
    comparison,
    option,
    asked,
    footprint,
    nodes,
  }: {
    readonly comparison: ComparisonInput;
    readonly option: MeshOption;
    readonly asked: FootprintInput;
    readonly footprint: Footprint;
    readonly nodes: number;
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
      nodes,
      poolVcpu: (cluster.node.machine.cpuMilli / 1000) * nodes,
    },
    trace,
  );
}

/** A step of a trace as a line to be checked by hand. */
export function derivationOf(step: Step): Derivation {
  return {
    subject: step.subject,
    label: step.formula.label,
    text: renderStep(step),
    result: step.result,
    unit: step.formula.unit,
    source: step.formula.source,
    coefficients: Object.entries(step.citations).map(([name, id]) => ({
      name,
      id,
      value: step.values[name] ?? Number.NaN,
    })),
  };
}

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
