import { formatValue, formatValueRange } from "@/lib/format/amounts";
import type { Range } from "@/lib/model/types";

/** "0.35 (0.2–0.6)": typical, then low to high; one figure where all three are the same. */
export function rangeText({ low, typical, high }: Range): string {
  const range = low === high ? "" : ` (${formatValueRange(low, high)})`;
  return `${formatValue(typical)}${range}`;
}
