"use client";

import { formatCount } from "@/lib/format/amounts";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { unreadCount } from "./edited-row";
import { useEditedRows } from "./edited-rows";

/** Says that some cells of the workload rows stand for a default, until they are mended. */
export function UnreadNote({ rows }: { readonly rows: readonly WorkloadRow[] }) {
  const edited = useEditedRows(rows);
  const count = unreadCount(edited);
  if (count === 0) return null;
  const names = edited.filter((row) => row.unread !== undefined).map(({ name }) => name);
  const cells = count === 1 ? "one cell" : `${formatCount(count)} cells`;
  const rest =
    names.length > MOST_NAMES ? ` and ${formatCount(names.length - MOST_NAMES)} more` : "";
  return (
    <output className="mb-4 block rounded-lg border border-care px-4 py-3 text-care">
      Computed with {cells} of the workload rows at {count === 1 ? "its" : "their"} default until{" "}
      {count === 1 ? "it is" : "they are"} mended: {names.slice(0, MOST_NAMES).join(", ")}
      {rest}.
    </output>
  );
}

const MOST_NAMES = 5;
