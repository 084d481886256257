import { formatUsdCents, formatUsdFine, formatValue } from "./amounts";

/** The result of a derivation with its unit: "44.7 vCPU", "$2,631.60 a month", "17 nodes". */
export function formatDerived(result: number, unit: string): string {
  if (unit.startsWith("$ for")) return `${formatUsdFine(result * 1e6)}${unit.slice(1)}`;
  if (unit.startsWith("$")) return `${formatUsdCents(result * 1e6)}${unit.slice(1)}`;
  return `${formatValue(result)} ${unit}`.trimEnd();
}
