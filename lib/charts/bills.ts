import type { Comparison } from "../model/types";

/** The monthly bill of every option side by side: one line a row, one amount an option. */
export type BillsTable = {
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly lines: readonly {
    readonly id: string;
    readonly label: string;
    readonly microUsdPerMonth: readonly number[];
  }[];
  readonly totals: readonly number[];
};

/** Lines in the order the bills bring them; an option without a line pays nothing for it. */
export function billsTable(comparison: Comparison): BillsTable {
  const planned = comparison.options.filter((option) => option.issues.length === 0);
  const labels = new Map<string, string>();
  for (const option of planned) {
    for (const line of option.typical.bill) labels.set(line.id, labels.get(line.id) ?? line.label);
  }
  const lines = [...labels].map(([id, label]) => ({
    id,
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
