import { coefficientsUsed } from "@/lib/charts/coefficients-used";
import { derive } from "@/lib/charts/derivations/derive";
import { type DerivedOption, derivedOption } from "@/lib/charts/derivations/derived-option";
import { type FigureKey, ROW_FIGURES } from "@/lib/charts/derivations/figure-key";
import { saysSomething } from "@/lib/charts/derivations/grouped-steps";
import { stepsBehind } from "@/lib/charts/derivations/steps-behind";
import { moneyUnits } from "@/lib/charts/money-units";
import { POOL_RESOURCES } from "@/lib/charts/pool-by-owner";
import { nodeArguments } from "@/lib/charts/why-nodes";
import type { ScenarioEstimate } from "@/lib/estimate";
import { formatDerived } from "@/lib/format/derived";
import type { MoneyBasis } from "@/lib/format/money-basis";
import { type Derivation, explain } from "@/lib/model/explain";
import { MESH_OPTIONS } from "@/lib/model/options";
import { type Level, OWNERS } from "@/lib/model/types";
import { MESH_OF, versionOf } from "@/lib/scenario/defaults";
import { OPTION_IDS } from "@/lib/scenario/ids";
import { priceSources } from "./price-sources";
import type { DerivationAnswer, FigureLine, FigureLines } from "./protocol";

type AskedDerivation = {
  readonly option: string;
  readonly figure: FigureKey;
  readonly level: Level;
  readonly basis: MoneyBasis;
};

/** How one figure came about: its own lines, the formulas behind them, and every coefficient in those. */
export async function derivationAnswer(
  estimate: ScenarioEstimate,
  { option: optionId, figure, level, basis }: AskedDerivation,
): Promise<DerivationAnswer> {
  // Half a megabyte of sources is fetched when somebody asks, not before.
  const { findEvidence } = await import("@/lib/evidence/find-evidence");
  const { input, comparison, scenario } = estimate;
  const option = MESH_OPTIONS.find((candidate) => candidate.id === optionId);
  const id = OPTION_IDS.find((known) => known === optionId);
  if (option === undefined || id === undefined) {
    throw new Error(`There is no option "${optionId}".`);
  }
  const derived = derivedOption(input, comparison, option, level);
  if (derived === undefined) {
    throw new Error(`${option.name} cannot be placed on these nodes: there is nothing to derive.`);
  }
  const { pool } = derived;
  const all = explain(input, option, derived.level, pool);
  const [head, ...parts] = derive(derived, figure, { basis, units: moneyUnits(input) });
  const lines = head === undefined ? [] : [head, ...parts.filter(saysSomething)];
  const steps = stepsBehind(figure, all, derived).filter(saysSomething);
  const cited = (of: typeof all) => of.flatMap((step) => step.coefficients.map((c) => c.id));
  const inForce = [...new Set(cited([...lines, ...steps]))];
  const used = new Set(cited(all));
  const describe = (ids: readonly string[]) =>
    coefficientsUsed(
      ids,
      { mesh: MESH_OF[id], version: versionOf(scenario, id) },
      scenario.overrides,
      findEvidence,
    );
  return {
    option: optionId,
    figure,
    level,
    nodes: pool.nodes,
    lowerBound: pool.lowerBound,
    arguments: figure === "nodes" ? nodeArguments(input, option, derived.level, pool) : [],
    lines,
    steps,
    prices: priceSources(figure, pool.bill, scenario, estimate.catalogue()),
    inForce: describe(inForce),
    aside: figure === "nodes" ? describe(option.coefficients.filter((c) => !used.has(c))) : [],
  };
}

/** Every figure of the page in one line each, at typical coefficients. */
export function figureLinesAnswer(
  { input, comparison }: ScenarioEstimate,
  basis: MoneyBasis,
): FigureLines {
  const units = moneyUnits(input);
  return Object.fromEntries(
    MESH_OPTIONS.flatMap((option) => {
      const derived = derivedOption(input, comparison, option, "typical");
      if (derived === undefined) return [];
      const lines = figuresOf(derived).flatMap((figure) => {
        const [head] = derive(derived, figure, { basis, units });
        return head === undefined ? [] : [[figure, lineOf(figure, head, derived)] as const];
      });
      return [[option.id, Object.fromEntries(lines)]];
    }),
  );
}

function lineOf(figure: FigureKey, head: Derivation, { pool }: DerivedOption): FigureLine {
  const { subject, label, result, unit } = head;
  const detail = subject.split(": ")[1];
  const line = {
    label: detail === undefined ? label : `${label}, ${detail}`,
    text: `${withNames(head)} = ${formatDerived(result, unit)}`,
  };
  if (figure !== "nodes" || result === pool.nodes) return line;
  return {
    ...line,
    label: `${line.label}; whole pods and the rules on nodes make it ${pool.nodes}`,
  };
}

const MOST_NAMED = 4;

/** A short sum says whose each of its terms is: "(4080 per-pod proxies + 27 control plane) ÷ 1000". */
function withNames({ text, terms = [] }: Derivation): string {
  if (terms.length === 0 || terms.length > MOST_NAMED) return text;
  const plain = terms.map((term) => term.text).join(" + ");
  const named = terms.map((term) => `${term.text} ${term.label}`).join(" + ");
  return text.replace(plain, () => named);
}

function figuresOf({ pool }: DerivedOption): readonly FigureKey[] {
  return [
    ...ROW_FIGURES,
    ...pool.bill.map(({ id }) => `bill:${id}` as const),
    ...POOL_RESOURCES.flatMap((resource) =>
      OWNERS.map((owner) => `pool:${resource}:${owner}` as const),
    ),
  ];
}
