import { bill } from "./bill";
import { footprintInput, l7ShareOf, settingsFor } from "./compare";
import { pathLatency } from "./latency";
import { renderStep, type Step, type Trace } from "./formula";
import type { ComparisonInput, Level, MeshOption, PoolEstimate } from "./types";
import { upgradeSeconds } from "./upgrade";
import { upgradeFactsIn } from "./upgrade-facts";

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
  footprint.agents(pool.nodes, trace);
  footprint.deployments(pool.nodes, trace);
  bill(
    {
      cluster: comparison.cluster,
      prices: comparison.prices,
      traffic: comparison.traffic,
      totals: input.totals,
      footprint,
      settings: settingsFor(comparison, option),
      coefficients: input.coefficients,
      nodes: pool.nodes,
      poolVcpu: (comparison.cluster.node.machine.cpuMilli / 1000) * pool.nodes,
    },
    trace,
  );
  const path = { l7Share: l7ShareOf(input.totals), zones: comparison.cluster.zones };
  const perHop = option.latencyPerHop(input.coefficients, path, trace);
  pathLatency(perHop, comparison.traffic, trace);
  const proxied = pool.components.find((part) => part.owner === "per-pod-proxies");
  const size = { nodes: pool.nodes, podsRestarted: proxied?.count ?? 0 };
  upgradeSeconds(upgradeFactsIn(comparison, option), size, input.coefficients, trace);
  return distinct(trace.map(toDerivation));
}

function toDerivation(step: Step): Derivation {
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
