"use client";

import { lazy, memo, type ReactNode, Suspense } from "react";
import { CostBars } from "@/components/charts/cost-bars";
import { useSeen } from "@/components/charts/use-seen";
import { DataTable } from "@/components/ui/data-table";
import type { BillsTable } from "@/lib/charts/bills";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import {
  MONEY_BASIS_WORDS,
  MONEY_TITLES,
  type MoneyBasis,
  moneyFormat,
  type MoneyUnits,
} from "@/lib/format/money-basis";
import { BillTable } from "./bill-table";

const CostChart = lazy(() => import("@/components/charts/cost-chart"));

/** The month's bill of every option: with its range on one scale, then line by line. */
const MoneySection = memo(function MoneySection({
  rows,
  bills,
  units,
  basis,
  share,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly bills: BillsTable;
  readonly units: MoneyUnits;
  /** What money is shown for. */
  readonly basis: MoneyBasis;
  /** The way to this figure for a document. */
  readonly share: ReactNode;
}) {
  const [ref, seen] = useSeen();
  const planned = rows.filter((row) => row.planned);
  const { plain: write } = moneyFormat(basis, units);
  const plain = <CostBars rows={planned} write={write} />;
  return (
    <section aria-labelledby="money" className="below mt-10" ref={ref} data-basis={basis}>
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 id="money" className="text-l font-semibold">
            {MONEY_TITLES[basis]}
          </h2>
          <p className="text-ink-2">
            Bars and bill at typical coefficients, whiskers from low to high; 730 hours a month.
          </p>
        </div>
        <div className="scripted">{share}</div>
      </div>
      <div className="card mt-2 p-4">
        {seen ? (
          <Suspense fallback={plain}>
            <CostChart rows={planned} title={MONEY_TITLES[basis]} write={write} />
          </Suspense>
        ) : (
          plain
        )}
        <DataTable
          caption={`${MONEY_TITLES[basis]}, by option`}
          columns={["Option", "Low", "Typical", "High"]}
          rows={planned.map(({ id, name, microUsdPerMonth }) => ({
            key: id,
            cells: [
              name,
              write(microUsdPerMonth.low),
              write(microUsdPerMonth.typical),
              write(microUsdPerMonth.high),
            ],
          }))}
        />
      </div>
      <BillTable bills={bills} head={MONEY_BASIS_WORDS[basis]} write={write} />
    </section>
  );
});

export default MoneySection;
