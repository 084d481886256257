import { type FormLimits, limitsOf } from "@/components/inputs/form-props";
import type { Issue } from "@/lib/result";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { columnsWith, newRow, poolColumn, type RowColumn, readCell, withCell } from "./row-columns";

export type Pasted = {
  readonly rows: readonly WorkloadRow[];
  /** Cells that could not be read, by line; their rows keep the default there. */
  readonly issues: readonly Issue[];
};

/**
 * Cells copied from a spreadsheet (tabs), or CSV with commas or semicolons → rows. A first line
 * that names columns decides their order; without one they are in the table's order.
 */
export function parsePasted(
  text: string,
  limits: FormLimits,
  most: number,
  pools: readonly string[] = [],
): Pasted {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const separator = separatorOf(lines[0] ?? "");
  const cells = lines.map((line) => splitLine(line, separator));
  const inOrder = columnsWith(pools);
  // A heading may speak of pools where there is but one: what it says must not vanish unsaid.
  const named = pools.length > 0 ? inOrder : [...inOrder, poolColumn(pools)];
  const headed = headings(cells[0] ?? [], named);
  const columns = headed ?? inOrder;
  const body = headed === undefined ? cells : cells.slice(1);
  const issues: Issue[] = [];
  const rows = body
    .slice(0, most)
    .map((line, index) => readLine(line, index, columns, limits, issues));
  if (body.length > most) {
    issues.push({
      code: "too-many-rows",
      path: "rows",
      message: `Only the first ${most} rows were taken; a scenario holds no more.`,
      received: String(body.length),
    });
  }
  return { rows, issues };
}

function separatorOf(line: string): string {
  if (line.includes("\t")) return "\t";
  return line.includes(";") ? ";" : ",";
}

/** Splits a line, minding quotes: a quoted cell may hold the separator and doubled quotes. */
function splitLine(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (quoted && character === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (quoted || cell === "")) {
      quoted = !quoted;
    } else if (character === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else {
      cell += character;
    }
  }
  return [...cells, cell];
}

/** The columns a first line names; undefined when it is no heading. */
function headings(
  line: readonly string[],
  named: readonly RowColumn[],
): readonly (RowColumn | undefined)[] | undefined {
  const columns = line.map((title) => columnOf(title, named));
  const known = columns.filter((column) => column !== undefined).length;
  return known >= 2 && known * 2 >= line.length ? columns : undefined;
}

function columnOf(title: string, named: readonly RowColumn[]): RowColumn | undefined {
  const word = title.trim().toLowerCase();
  return named.find(
    (column) =>
      column.title.toLowerCase() === word ||
      column.key.toLowerCase() === word ||
      column.aliases.includes(word),
  );
}

function readLine(
  line: readonly string[],
  index: number,
  columns: readonly (RowColumn | undefined)[],
  limits: FormLimits,
  issues: Issue[],
): WorkloadRow {
  let row = newRow(index + 1);
  columns.forEach((column, at) => {
    const text = line[at];
    if (column === undefined || text === undefined || text.trim() === "") return;
    const read = readCell(column, text, limitsOf(limits, `workloads.rows.*.${column.key}`));
    if (read.ok) row = withCell(row, column, read.value);
    else {
      const problems = read.issues.map((issue) => ({
        ...issue,
        path: `row ${index + 1}, ${column.title}`,
      }));
      issues.push(...problems);
    }
  });
  return row;
}
