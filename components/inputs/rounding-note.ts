import { parseQuantity } from "@/lib/units/quantity";
import { BYTES_PER_MIB } from "@/lib/units/bytes";
import { type AmountKind, writeAmount } from "./read-amount";

/** A difference below this is no news: 500M are 476.8Mi and count as 477Mi. */
const WORTH_SAYING = 1.01;

/** That a request counts for more than was written, because only whole milli-CPU and MiB are counted. */
export function roundingNote(text: string, value: number, kind: AmountKind): string | undefined {
  if (kind === "plain" || value <= 0) return undefined;
  const [one, unit] = kind === "memory" ? [BYTES_PER_MIB, "MiB"] : [1e-3, "milli-CPU"];
  const bare = text.replaceAll(",", "").replace(/\s*(v?cpus?|cores?|b|bytes?)$/i, "");
  const exact = parseQuantity(bare, "");
  if (!exact.ok || value < (exact.value / one) * WORTH_SAYING) return undefined;
  return `Counts as ${writeAmount(value, kind)}: rounded up to whole ${unit}.`;
}
