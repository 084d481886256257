import { isNodeLine } from "../model/bill";
import type { Owner } from "../model/types";
import type { BillsTable } from "./bills";
import type { ComparisonRow } from "./comparison-rows";
import { OWNER_LOOKS } from "./options";
import type { PoolChart, PoolResource } from "./pool-by-owner";

/** One scenario's figures, as far as a comparison of two needs them. */
export type ScenarioFigures = {
  readonly rows: readonly ComparisonRow[];
  readonly pools: Readonly<Record<PoolResource, PoolChart>>;
  readonly bills: BillsTable;
};

export type BeforeAfter = { readonly before: number; readonly after: number };

/** What one owner takes more (or less) of the resource that binds. */
export type OwnerChange = { readonly label: string; readonly change: number };

export type OptionDifference = {
  readonly id: string;
  readonly name: string;
  readonly nodes: BeforeAfter;
  readonly microUsdPerMonth: BeforeAfter;
  /** Added to a request path, at p99. */
  readonly latencyP99Ms: BeforeAfter;
  /** The resource that binds afterwards; the terms are in its unit. */
  readonly resource: PoolResource;
  /** Largest first; what only follows from the number of nodes is left out. */
  readonly terms: readonly OwnerChange[];
  /** Lines of the bill that moved by themselves, nodes and their disks apart. */
  readonly billTerms: readonly BillChange[];
};

export type BillChange = { readonly label: string; readonly microUsdPerMonth: number };

/** Consequences of the number of nodes, not reasons for it; so are the bill's lines of nodes and disks. */
const CONSEQUENCES: readonly Owner[] = ["system", "reserved", "headroom", "stranded"];

/** How A became B, option by option: nodes, money, and whose resources moved. */
export function scenarioDifference(
  a: ScenarioFigures,
  b: ScenarioFigures,
): readonly OptionDifference[] {
  return b.rows.flatMap((after) => {
    const before = a.rows.find((row) => row.id === after.id);
    if (before === undefined || !before.planned || !after.planned) return [];
    const resource = bindingPool(after);
    return [
      {
        id: after.id,
        name: after.name,
        nodes: { before: before.nodes.typical, after: after.nodes.typical },
        microUsdPerMonth: {
          before: before.microUsdPerMonth.typical,
          after: after.microUsdPerMonth.typical,
        },
        latencyP99Ms: {
          before: before.latencyP99Ms.typical,
          after: after.latencyP99Ms.typical,
        },
        resource,
        terms: ownerChanges(after.id, a.pools[resource], b.pools[resource]),
        billTerms: billChanges(after.id, a.bills, b.bills),
      },
    ];
  });
}

function bindingPool(row: ComparisonRow): PoolResource {
  if (row.binding === "memory" || row.binding === "memory-use") return "memory";
  return row.binding === "pods" ? "pods" : "cpu";
}

/** Changes too small to show in the chart's unit with one digit are none. */
const LEAST_CHANGE = 0.05;

function ownerChanges(id: string, a: PoolChart, b: PoolChart): readonly OwnerChange[] {
  return OWNER_LOOKS.filter((look) => !CONSEQUENCES.includes(look.owner))
    .map((look) => ({
      label: look.label,
      change: amountOf(b, id, look.owner) - amountOf(a, id, look.owner),
    }))
    .filter(({ change }) => Math.abs(change) >= LEAST_CHANGE)
    .sort((x, y) => Math.abs(y.change) - Math.abs(x.change));
}

function amountOf(chart: PoolChart, id: string, owner: Owner): number {
  const bar = chart.bars.find((candidate) => candidate.id === id);
  return bar?.amounts[chart.owners.indexOf(owner)] ?? 0;
}

function billChanges(id: string, a: BillsTable, b: BillsTable): readonly BillChange[] {
  const labels = new Map([...a.lines, ...b.lines].map((line) => [line.id, line.label]));
  return [...labels]
    .filter(([line]) => !isNodeLine(line))
    .map(([line, label]) => ({
      label,
      microUsdPerMonth: lineAmount(b, line, id) - lineAmount(a, line, id),
    }))
    .filter(({ microUsdPerMonth }) => Math.abs(microUsdPerMonth) >= LEAST_MICRO_USD)
    .sort((x, y) => Math.abs(y.microUsdPerMonth) - Math.abs(x.microUsdPerMonth));
}

/** Half a dollar: less does not show in whole dollars. */
const LEAST_MICRO_USD = 500_000;

function lineAmount(bills: BillsTable, lineId: string, optionId: string): number {
  const at = bills.options.findIndex((option) => option.id === optionId);
  return bills.lines.find((line) => line.id === lineId)?.microUsdPerMonth[at] ?? 0;
}
