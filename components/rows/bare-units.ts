import { readAmount } from "@/components/inputs/read-amount";
import { type PasteTarget, unitOf } from "./headings";
import type { PastedTable } from "./pasted-table";

/** Units that bare numbers of a pasted column may be in. */
export const BARE_UNITS: Readonly<Record<"cpu" | "memory", readonly string[]>> = {
  cpu: ["m", "vCPU"],
  memory: ["Mi", "Gi", "M", "G", "bytes"],
};

/** The quantity a pasted column holds, where its cells have a unit. */
export function quantityOf(target: PasteTarget | undefined): "cpu" | "memory" | undefined {
  const amount = target?.kind === "amount" || target?.kind === "limit" ? target.amount : "plain";
  return amount === "plain" ? undefined : amount;
}

/** A number with no unit, other than zero. */
const isBare = (text: string | undefined) =>
  text !== undefined && /^\s*[\d.,]+\s*$/.test(text) && /[1-9]/.test(text);

/** Whether a column has bare numbers that need a unit. */
export function hasBareNumbers({ body, targets }: PastedTable, at: number): boolean {
  return quantityOf(targets[at]) !== undefined && body.some((line) => isBare(line[at]));
}

/**
 * The unit of a column's bare numbers: the one chosen, or its heading's, or vCPU where that is how
 * Kubernetes reads them and no machine is too small for them; undefined: only a person can tell.
 */
export function bareUnitOf(table: PastedTable, at: number): string | undefined {
  const quantity = quantityOf(table.targets[at]);
  if (quantity === undefined) return undefined;
  const stated = table.units?.[at] ?? unitOf(table.headings?.[at] ?? "", quantity);
  if (stated !== undefined || quantity === "memory") return stated;
  return table.body.some((line) => isAskedAbout(line[at])) ? undefined : "vCPU";
}

function isAskedAbout(text: string | undefined): boolean {
  if (text === undefined || !isBare(text)) return false;
  const read = readAmount(text, "cpu", { low: 0, high: Number.MAX_SAFE_INTEGER, whole: true }, "");
  return !read.ok && read.issues[0]?.code === "no-unit";
}

/** A cell with its column's unit behind a bare number. */
export function withUnit(text: string, unit: string | undefined): string {
  return unit !== undefined && isBare(text) ? `${text.trim()}${unit}` : text;
}

/** Columns whose bare numbers could be in one unit or another. */
export function openUnits(table: PastedTable): readonly number[] {
  return table.targets.flatMap((_, at) =>
    hasBareNumbers(table, at) && bareUnitOf(table, at) === undefined ? [at] : [],
  );
}
