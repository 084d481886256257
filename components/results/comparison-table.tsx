"use client";

import { ScrollBox } from "@/components/ui/scroll-box";
import { useState } from "react";
import { Segments } from "@/components/ui/segments";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { MONEY_PERIODS, type MoneyPeriod } from "@/lib/format/money-period";
import { OptionRow } from "./option-row";

const PERIOD_LABELS: Readonly<Record<MoneyPeriod, string>> = {
  hour: "Hour",
  month: "Month",
  year: "Year",
};

const PERIOD_CHOICES = MONEY_PERIODS.map((value) => ({ value, label: PERIOD_LABELS[value] }));

/** The six options side by side. Each node count opens its derivation. */
export function ComparisonTable({
  rows,
  openDerivation,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly openDerivation: (option: string) => void;
}) {
  const [period, setPeriod] = useState<MoneyPeriod>("month");
  const mostNodes = Math.max(1, ...rows.map((row) => row.nodes.high));
  return (
    <section aria-labelledby="comparison" className="mt-6">
      <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
        <h2 id="comparison" className="text-l font-semibold">
          Comparison
        </h2>
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
      <ScrollBox label="Comparison table" className="card">
        <table className="figures w-full border-collapse">
          <caption className="sr-only">
            Nodes, money and latency of six options. Ranges run from low to high coefficients.
          </caption>
          <thead>
            <tr>
              <th scope="col">Option</th>
              <th scope="col">Nodes</th>
              <th scope="col">A {period}</th>
              <th scope="col">Against no mesh</th>
              <th scope="col">
                Mesh CPU, vCPU
                <br />
                reserved / used
              </th>
              <th scope="col">
                Mesh memory, GiB
                <br />
                reserved / used
              </th>
              <th scope="col">Fair share</th>
              <th scope="col">
                Added latency
                <br />
                p50 / p99
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <OptionRow
                key={row.id}
                row={row}
                period={period}
                mostNodes={mostNodes}
                openDerivation={openDerivation}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
