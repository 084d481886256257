import { formatCount } from "@/lib/format/amounts";
import type { WorkloadRow } from "@/lib/scenario/schema";

/** "12 rows · 83 pods × 34 copies = 2,822 pods". */
export function rowsInWords(rows: readonly WorkloadRow[], copies: number): string {
  if (rows.length === 0) return "No rows yet";
  const pods = rows.reduce((sum, { replicas }) => sum + replicas, 0);
  const each = `${counted(rows.length, "row")} · ${counted(pods, "pod")}`;
  return copies === 1
    ? each
    : `${each} × ${counted(copies, "copy", "copies")} = ${counted(pods * copies, "pod")}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
