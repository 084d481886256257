import { plain } from "../lazy";
import type { Range } from "../model/types";
import type { ComparisonRow } from "./comparison-rows";

/**
 * The rows with their differences taken to another option than no mesh, at the same coefficients.
 * Undefined where that option is not there or has no plan.
 */
export function rowsAgainst(
  rows: readonly ComparisonRow[],
  id: string,
): readonly ComparisonRow[] | undefined {
  const base = rows.find((row) => row.id === id && row.planned);
  if (base === undefined) return undefined;
  return rows.map((row) => ({
    ...plain(row),
    deltaNodes: difference(row.nodes, base.nodes),
    deltaMicroUsdPerMonth: difference(row.microUsdPerMonth, base.microUsdPerMonth),
    deltaShare: share(row.microUsdPerMonth.typical, base.microUsdPerMonth.typical),
  }));
}

const difference = (of: Range, base: Range): Range => ({
  low: of.low - base.low,
  typical: of.typical - base.typical,
  high: of.high - base.high,
});

const share = (of: number, base: number) => (base === 0 ? 0 : (of - base) / base);
