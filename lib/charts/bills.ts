import type { BillLine, Comparison } from "../model/types";

/** The monthly bill of every option side by side: one line a row, one amount an option. */
export type BillsTable = {
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly lines: readonly {
    readonly id: string;
    readonly label: string;
    readonly microUsdPerMonth: readonly number[];
    /** A line of the user's own. */
    readonly own: boolean;
  }[];
  readonly totals: readonly number[];
};

/** Lines in the order the bills bring them; an option without a line pays nothing for it. */
export function billsTable(comparison: Comparison): BillsTable {
  const planned = comparison.options.filter((option) => option.issues.length === 0);
  const firsts = new Map<string, BillLine>();
  for (const option of planned) {
    for (const line of option.typical.bill) firsts.set(line.id, firsts.get(line.id) ?? line);
  }
  // The user's own come last, apart from what evidence stands behind.
  const found = [...firsts.values()];
  const inOrder = [...found.filter((line) => !line.own), ...found.filter((line) => line.own)];
  const lines = inOrder.map(({ id, label, own = false }) => ({
    id,
    own,
    // Each distribution's fee has a name of its own; one row holds them all.
    label: id === "fee" ? "Distribution fee" : label,
    microUsdPerMonth: planned.map(
      (option) => option.typical.bill.find((line) => line.id === id)?.microUsdPerMonth ?? 0,
    ),
  }));
  return {
    options: planned.map(({ id, name }) => ({ id, name })),
    lines,
    totals: planned.map((option) => option.typical.microUsdPerMonth),
  };
}

/** What of each option's total is the user's own lines; empty where there are none. */
export function ownTotalsOf({ options, lines }: BillsTable): readonly number[] {
  const own = lines.filter((line) => line.own);
  if (own.length === 0) return [];
  return options.map((_, index) =>
    own.reduce((sum, line) => sum + (line.microUsdPerMonth[index] ?? 0), 0),
  );
}
