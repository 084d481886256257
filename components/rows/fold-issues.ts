import { formatCount, formatList } from "@/lib/format/amounts";
import type { Issue } from "@/lib/result";

const FIRST_ROWS = 3;
const OF_A_ROW = /^row (\d+), (.+)$/;

/** Issues of one kind in one column are told once: of the first row, with the rows they are in. */
export function foldIssues(issues: readonly Issue[]): readonly Issue[] {
  const groups = new Map<string, Issue[]>();
  issues.forEach((issue, index) => {
    const column = OF_A_ROW.exec(issue.path)?.[2];
    const key = column === undefined ? `${index}` : `${issue.code} ${column}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  });
  return [...groups.values()].flatMap(folded);
}

function folded(group: readonly Issue[]): readonly Issue[] {
  const [first] = group;
  if (first === undefined || group.length === 1) return group;
  const rows = group.flatMap(({ path }) => OF_A_ROW.exec(path)?.[1] ?? []);
  const rest = rows.length - FIRST_ROWS;
  const shown = rows.slice(0, FIRST_ROWS);
  const named = formatList(rest > 0 ? [...shown, `${formatCount(rest)} more`] : shown);
  const column = OF_A_ROW.exec(first.path)?.[2] ?? "";
  const others = group.length === 2 ? "The other" : `The other ${formatCount(group.length - 1)}`;
  return [
    {
      ...first,
      path: `rows ${named}, ${column}`,
      message: `Row ${rows[0]}: ${first.message} ${others} likewise.`,
    },
  ];
}
