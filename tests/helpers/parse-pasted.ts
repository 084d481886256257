import { plainRow } from "@/components/rows/edited-row";
import { unreadIssues } from "@/components/rows/unread-issues";
import { pastedTable } from "@/components/rows/pasted-table";
import { rowsOfTable } from "@/components/rows/rows-of-table";
import type { numberLimits } from "@/lib/scenario/limits";

/** Pasted text taken as it is recognised: the rows as a scenario has them, and all that is said of them. */
export function parsePasted(
  text: string,
  limits: ReturnType<typeof numberLimits>,
  most: number,
  pools: readonly string[] = [],
) {
  const { rows, issues } = rowsOfTable(pastedTable(text, pools), limits, most);
  return {
    rows: rows.map(plainRow),
    issues: [...issues, ...unreadIssues(rows, limits, pools)],
  };
}
