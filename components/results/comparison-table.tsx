"use client";

import { memo } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import { type ReactNode, useState } from "react";
import { Segments } from "@/components/ui/segments";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { type SortKey, sortRows } from "@/lib/charts/sort-rows";
import { MONEY_PERIODS, type MoneyPeriod } from "@/lib/format/money-period";
import { OptionRow } from "./option-row";

const PERIOD_LABELS: Readonly<Record<MoneyPeriod, string>> = {
  hour: "Hour",
  month: "Month",
  year: "Year",
};

const PERIOD_CHOICES = MONEY_PERIODS.map((value) => ({ value, label: PERIOD_LABELS[value] }));

/** The six options side by side. Each node count opens its derivation. */
export const ComparisonTable = memo(function ComparisonTable({
  rows,
  picker,
  openDerivation,
}: {
  readonly picker: ReactNode;
  readonly rows: readonly ComparisonRow[];
  readonly openDerivation: (option: string) => void;
}) {
  const [period, setPeriod] = useState<MoneyPeriod>("month");
  const [sortKey, setSortKey] = useState<SortKey>();
  const sorting: Sorting = {
    sorted: sortKey,
    onSort: (key) => setSortKey(key === sortKey ? undefined : key),
  };
  const fit = rows.some((row) => row.requirements.length > 0);
  const mostNodes = Math.max(1, ...rows.map((row) => row.nodes.high));
  return (
    <section aria-labelledby="comparison" className="mt-6">
      <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
        <h2 id="comparison" className="text-l font-semibold">
          Comparison
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          {picker}
          <div className="scripted">
            <Segments
              label="Money for each"
              labelHidden
              name="money"
              value={period}
              choices={PERIOD_CHOICES}
              onChange={setPeriod}
            />
          </div>
        </div>
      </div>
      <ScrollBox label="Comparison table" className="card">
        <table className="figures w-full border-collapse">
          <caption className="sr-only">
            Nodes, money and latency of six options. Ranges run from low to high coefficients.
          </caption>
          <thead>
            <tr>
              <th scope="col">Option</th>
              <SortHead sortKey="nodes" {...sorting}>
                Nodes
              </SortHead>
              <SortHead sortKey="cost" {...sorting}>
                A {period}
              </SortHead>
              <th scope="col">Against no mesh</th>
              <SortHead sortKey="cpu" {...sorting}>
                Mesh CPU, vCPU
                <br />
                reserved / used
              </SortHead>
              <SortHead sortKey="memory" {...sorting}>
                Mesh memory, GiB
                <br />
                reserved / used
              </SortHead>
              <SortHead sortKey="fair-share" {...sorting}>
                Fair share
              </SortHead>
              <SortHead sortKey="latency" {...sorting}>
                Added latency
                <br />
                p50 / p99
              </SortHead>
              {fit && <th scope="col">Fit</th>}
            </tr>
          </thead>
          <tbody>
            {sortRows(rows, sortKey).map((row) => (
              <OptionRow
                key={row.id}
                row={row}
                period={period}
                mostNodes={mostNodes}
                fit={fit}
                openDerivation={openDerivation}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
});

type Sorting = {
  readonly sorted: SortKey | undefined;
  readonly onSort: (key: SortKey) => void;
};

/** A heading that sorts by its column, smallest first; once more, and the options' own order is back. */
function SortHead({
  sortKey,
  sorted,
  onSort,
  children,
}: Sorting & { readonly sortKey: SortKey; readonly children: ReactNode }) {
  const here = sorted === sortKey;
  return (
    <th scope="col" aria-sort={here ? "ascending" : "none"}>
      <button type="button" className="text-right hover:underline" onClick={() => onSort(sortKey)}>
        {children}
        {here && <span aria-hidden="true"> ↑</span>}
      </button>
    </th>
  );
}
