import { formatCount, formatGiB, formatVcpu } from "@/lib/format/amounts";

/** An amount of a pool in its chart's unit, as the page writes amounts of that kind. */
export function formatTotal(amount: number, unit: string): string {
  if (unit === "vCPU") return formatVcpu(amount * 1000);
  return unit === "GiB" ? formatGiB(amount * 1024) : formatCount(amount);
}
