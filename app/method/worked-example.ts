import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { estimateWith, type ScenarioEstimate, sliceKey } from "@/lib/estimate";
import { footprintInput } from "@/lib/model/compare";
import { DEFAULT_POOL } from "@/lib/model/default-pool";
import { type Derivation, explain, traceBill } from "@/lib/model/explain";
import type { Trace } from "@/lib/model/formula";
import { MESH_OPTIONS } from "@/lib/model/options";
import { hopPath } from "@/lib/model/pool-estimate";
import type { MeshOption, OptionEstimate } from "@/lib/model/types";
import { upgradeSeconds } from "@/lib/model/upgrade";
import { upgradeFactsIn } from "@/lib/model/upgrade-facts";
import { DEFAULT_SCENARIO } from "@/lib/scenario/schema";

/** One formula with its names, and the same with the example's values put in. */
export type WorkedFormula = Derivation & {
  /** The formula as it is written, e.g. "{base} + {connections} × {perConnection}". */
  readonly written: string;
};

export type WorkedExample = {
  readonly estimate: ScenarioEstimate;
  readonly options: readonly OptionEstimate[];
  /** The first derivation with this label in an option; throws where the model has none. */
  readonly formula: (optionId: string, label: string, subject?: string) => WorkedFormula;
};

let known: WorkedExample | undefined;

/** The scenario a first visitor sees, estimated and explained by the model itself. Made once. */
export function workedExample(): WorkedExample {
  known ??= build();
  return known;
}

function build(): WorkedExample {
  const estimate = estimateWith(DEFAULT_SCENARIO, sliceOf(catalog, sliceKey(DEFAULT_SCENARIO)));
  const { options } = estimate.comparison;
  const lines = new Map(MESH_OPTIONS.map((option) => [option.id, explained(option, estimate)]));
  return {
    estimate,
    options,
    formula: (optionId, label, subject) => {
      const line = lines
        .get(optionId)
        ?.find((one) => one.label === label && (subject === undefined || one.subject === subject));
      if (line === undefined) throw new Error(`No "${label}" of "${subject}" in "${optionId}".`);
      return line;
    },
  };
}

function explained(option: MeshOption, estimate: ScenarioEstimate): readonly WorkedFormula[] {
  const pool = estimate.comparison.options.find((one) => one.id === option.id)?.typical;
  if (pool === undefined) return [];
  const written = writtenFormulas(option, estimate, pool.nodes);
  return explain(estimate.input, option, "typical", pool).map((line) => ({
    ...line,
    written: written.get(line.label) ?? "",
  }));
}

/** How each formula of an option is written, by its label. */
function writtenFormulas(
  option: MeshOption,
  { input }: ScenarioEstimate,
  nodes: number,
): ReadonlyMap<string, string> {
  const trace: Trace = [];
  const asked = footprintInput(input, option, "typical");
  const footprint = option.footprint(asked, trace);
  footprint.agents(nodes, trace);
  footprint.deployments(nodes, trace);
  traceBill(
    {
      comparison: input,
      option,
      asked,
      footprint,
      pools: [{ name: DEFAULT_POOL, node: input.cluster.node, nodes, nodeDiskMicroUsdPerMonth: 0 }],
    },
    trace,
  );
  option.latencyPerHop(asked.coefficients, hopPath(input, option, asked.totals), trace);
  upgradeSeconds(
    upgradeFactsIn(input, option),
    { nodes, restarted: asked.workloads },
    asked.coefficients,
    trace,
  );
  return new Map(trace.map((step) => [step.formula.label, step.formula.text]));
}
