import { estimateWith, type ScenarioEstimate } from "../estimate";
import { formatCount, formatPercent, formatValue, formatVcpu } from "../format/amounts";
import { extraNodes } from "../format/extra-nodes";
import type { Planning } from "../model/compare";
import { clusterTotals } from "../model/traffic";
import type { ComponentEstimate, OptionEstimate } from "../model/types";

/** The options the field report speaks of. */
const REPORTED = ["istio-sidecar", "linkerd", "cilium"];

/**
 * The field report's figures beside today's evidence, in words: nodes with the ones and the others,
 * what makes the difference, and what is reserved for the report's raw figures. Undefined where
 * the catalogue's figures are in force.
 */
export function fieldReportNote(
  estimate: ScenarioEstimate,
  planning: Planning,
): string | undefined {
  if (estimate.scenario.coefficientSet !== "field-report") return undefined;
  const catalogued = { coefficientSet: "catalog", proxyCpuForm: "passes" } as const;
  const today = estimateWith(
    { ...estimate.scenario, ...catalogued },
    estimate.catalogue(),
    planning,
  );
  const [reported, measured] = [estimate, today].map(({ comparison }) =>
    comparison.options.find((option) => option.id === "istio-sidecar"),
  );
  return [
    extraNodes(estimate.comparison, REPORTED),
    withToday(today),
    ...(reported === undefined || measured === undefined
      ? []
      : [...difference(reported, measured, today), ...reserved(reported)]),
  ].join(" ");
}

function withToday({ comparison }: ScenarioEstimate): string {
  return extraNodes(comparison, REPORTED).replace("Nodes against no mesh", "With today's evidence");
}

/** Why Istio's count differs: what one sidecar uses, and a control plane beyond its cap. */
function difference(
  reported: OptionEstimate,
  measured: OptionEstimate,
  { input }: ScenarioEstimate,
): readonly string[] {
  const [before, after] = [reported, measured].map(sidecarsOf);
  if (before === undefined || after === undefined) return [];
  const { services } = clusterTotals(input.workloads, 0);
  const scope =
    input.settings["istio-sidecar"]?.configScope === "mesh"
      ? `, as it is told of all ${formatCount(services)} services`
      : "";
  const full = measured.typical.components.filter(({ loadShare = 0 }) => loadShare > 1);
  const saturated = full.map(
    ({ name, loadShare = 0 }) => `${name} is saturated, at ${formatPercent(loadShare)} of its cap`,
  );
  const sidecar = `a sidecar then uses ${eachUse(after)} instead of ${eachUse(before)}${scope}`;
  return [`The difference: ${[sidecar, ...saturated].join("; ")}.`];
}

/** The report's raw figures, and what headroom and whole units make of them. */
function reserved(option: OptionEstimate): readonly string[] {
  const { components, nodes } = option.typical;
  const sidecars = sidecarsOf(option);
  const plane = components.filter(({ owner }) => owner === "control-plane");
  if (sidecars === undefined || sidecars.count === 0) return [];
  const sum = (of: "use" | "request") =>
    plane.reduce((total, component) => total + component[of].cpuMilli, 0);
  return [
    `Reserved is what headroom and rounding make of the report's raw figures: ${eachUse(sidecars)} a sidecar as ${eachRequest(sidecars)}, and a core on 100 nodes, here ${formatVcpu(sum("use"))} on ${formatCount(nodes)}, as ${formatVcpu(sum("request"))}.`,
  ];
}

const sidecarsOf = ({ typical }: OptionEstimate) =>
  typical.components.find(({ owner }) => owner === "per-pod-proxies");

const eachUse = ({ use, count }: ComponentEstimate) => amounts(use, count);
const eachRequest = ({ request, count }: ComponentEstimate) => amounts(request, count);

function amounts(total: ComponentEstimate["use"], count: number): string {
  return `${short(total.memoryMiB / count)} MiB and ${short(total.cpuMilli / count)}m`;
}

/** "153", "1.8": small amounts with a digit. */
function short(amount: number): string {
  return amount >= 10 ? formatCount(Math.round(amount)) : formatValue(Math.round(amount * 10) / 10);
}
