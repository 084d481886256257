import { likelyColumn, namedColumn, type PasteTarget, saysOf } from "./headings";
import { columnsWith, type RowColumn } from "./row-columns";
import { splitCells } from "./split-cells";

/** What was pasted, and what each of its columns is taken for. */
export type PastedTable = {
  /** Absent where the first line is a workload already. */
  readonly headings: readonly string[] | undefined;
  readonly body: readonly (readonly string[])[];
  /** By column; undefined: ignored. */
  readonly targets: readonly (PasteTarget | undefined)[];
  /** By column: the unit a person says its bare numbers are in. */
  readonly units?: readonly (string | undefined)[];
  /** Every heading is one of the table's own words: nothing is guessed, nothing left out. */
  readonly certain: boolean;
};

/**
 * Cells of a spreadsheet → a table with its columns recognised. Headings decide the order, in the
 * table's words or in one's own; without them the columns are the table's, in its order. `headed`
 * is a person's word on whether the first line is a heading.
 */
export function pastedTable(text: string, pools: readonly string[], headed?: boolean): PastedTable {
  const cells = splitCells(text);
  const [first = [], ...rest] = cells;
  // A heading may speak of pools where there is but one: what it says must not vanish unsaid.
  const columns = columnsWith(pools, true);
  if (!(headed ?? isHeading(first, rest, columns))) {
    const widest = Math.max(0, ...cells.map((line) => line.length));
    const inOrder = columnsWith(pools);
    const targets = Array.from({ length: widest }, (_, at) => inOrder[at]);
    return { headings: undefined, body: cells, targets, certain: widest <= inOrder.length };
  }
  const named = first.map((heading) => namedColumn(heading, columns));
  const targets = onceEach(
    first.map((heading, at) => named[at] ?? likelyColumn(heading, columns)),
    named,
  );
  return {
    headings: first,
    body: rest,
    targets,
    certain: named.every((column, at) => column !== undefined && targets[at] === column),
  };
}

/** Two columns cannot be the same thing: one that says so in the table's words goes first. */
function onceEach(
  targets: readonly (PasteTarget | undefined)[],
  named: readonly (RowColumn | undefined)[],
): readonly (PasteTarget | undefined)[] {
  return targets.map((target, at) => {
    if (target === undefined) return undefined;
    const holder = named.findIndex((column) => saysOf(column) === saysOf(target));
    const first = targets.findIndex((other) => saysOf(other) === saysOf(target));
    return (holder < 0 ? first : holder) === at ? target : undefined;
  });
}

/** Lines looked at to tell a column of numbers. */
const SAMPLE = 20;
const startsWithDigit = (text: string | undefined) => /^\s*[\d.,]/.test(text ?? "");

/**
 * A heading names columns in the table's own words, or stands in letters over columns of numbers.
 */
function isHeading(
  first: readonly string[],
  rest: readonly (readonly string[])[],
  columns: readonly RowColumn[],
): boolean {
  const named = first.filter((heading) => namedColumn(heading, columns) !== undefined).length;
  if (named >= 2 && named * 2 >= first.length) return true;
  if (first.some(startsWithDigit)) return false;
  const sample = rest.slice(0, SAMPLE);
  return first.some((heading, at) => {
    const filled = sample.filter((line) => (line[at] ?? "").trim() !== "");
    const digits = filled.filter((line) => startsWithDigit(line[at])).length;
    return heading.trim() !== "" && digits > 0 && digits * 2 > filled.length;
  });
}
