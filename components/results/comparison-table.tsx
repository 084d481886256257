"use client";

import { memo, type ReactNode, useCallback } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import { Segments } from "@/components/ui/segments";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { rowsAgainst } from "@/lib/charts/rows-against";
import { type Sort, type SortKey, sortRows } from "@/lib/charts/sort-rows";
import type { ViewChoice } from "@/lib/figure/view-choice";
import {
  MONEY_BASES,
  MONEY_BASIS_WORDS,
  type MoneyBasis,
  type MoneyUnits,
} from "@/lib/format/money-basis";
import { type ComparisonColumn, FIGURE_COLUMNS } from "./comparison-columns";
import { OptionRow } from "./option-row";

const BASIS_LABELS: Readonly<Record<MoneyBasis, string>> = {
  hour: "Hour",
  month: "Month",
  year: "Year",
  pod: "Pod",
  requests: "1,000 req.",
};

const BASIS_CHOICES = MONEY_BASES.map((value) => ({ value, label: BASIS_LABELS[value] }));

/** The options side by side, rows on a wide screen and cards on a phone. Each number explains itself. */
export const ComparisonTable = memo(function ComparisonTable({
  rows,
  units,
  picker,
  today,
  choice: { sort, money: basis, against: wanted },
  look,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly units: MoneyUnits;
  /** The option that runs today, by id. */
  readonly today: string;
  readonly picker: ReactNode;
  /** How the reader wants it, and what is called for another wish. */
  readonly choice: ViewChoice;
  readonly look: (part: Partial<ViewChoice>) => void;
}) {
  const setSort = useCallback((next: Sort | undefined) => look({ sort: next }), [look]);
  const todays = rows.find(({ id, baseline }) => id === today && !baseline);
  const measured =
    wanted === "today" && todays !== undefined ? rowsAgainst(rows, todays.id) : undefined;
  const against = measured === undefined ? undefined : todays;
  const fit = rows.some((row) => row.requirements.length > 0);
  const mostNodes = Math.max(1, ...rows.map((row) => row.nodes.high));
  return (
    // Its menu of options lies over the parts behind it.
    <section aria-labelledby="comparison" className="relative z-1 mt-6" data-basis={basis}>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
        <h2 id="comparison" className="text-l font-semibold">
          Comparison
        </h2>
        <Tools
          picker={picker}
          wanted={todays === undefined ? undefined : wanted}
          sort={sort}
          basis={basis}
          look={look}
        />
      </div>
      <ScrollBox label="Comparison table" className="card scroll-edges">
        <table className="figures cards w-full border-collapse">
          <caption className="sr-only">
            Nodes, money and latency of the options. Ranges run from low to high coefficients. Each
            number opens its derivation.
          </caption>
          <thead>
            <tr>
              <SortHead column={{ key: "name", head: "Option" }} sort={sort} onSort={setSort} />
              {fit && (
                <th scope="col" className="!text-left">
                  Fit
                </th>
              )}
              {FIGURE_COLUMNS.map((column) => (
                <SortHead
                  key={column.key}
                  column={headed(column, basis, against !== undefined)}
                  sort={sort}
                  onSort={setSort}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sortRows(measured ?? rows, sort).map((row) => (
              <OptionRow
                key={row.id}
                row={row}
                against={against?.id}
                basis={basis}
                units={units}
                mostNodes={mostNodes}
                fit={fit}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
});

/** How the table is to be read. Drawn anew only with another choice: figures change far more often. */
const Tools = memo(function Tools({
  picker,
  wanted,
  sort,
  basis,
  look,
}: {
  readonly picker: ReactNode;
  /** What is measured against; undefined where nothing runs today. */
  readonly wanted: ViewChoice["against"] | undefined;
  readonly sort: Sort | undefined;
  readonly basis: MoneyBasis;
  readonly look: (part: Partial<ViewChoice>) => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {picker}
      {wanted !== undefined && (
        <label className="scripted flex items-center gap-1">
          <span className="text-s text-ink-3">Against</span>
          <select
            className="control w-auto"
            value={wanted}
            onChange={(event) =>
              look({ against: event.target.value === "today" ? "today" : "none" })
            }
          >
            <option value="none">no mesh</option>
            <option value="today">what runs today</option>
          </select>
        </label>
      )}
      <SortChoice sort={sort} onSort={(next) => look({ sort: next })} />
      <div className="scripted">
        <Segments
          label="Money for each"
          labelHidden
          name="money"
          value={basis}
          choices={BASIS_CHOICES}
          onChange={(money) => look({ money })}
        />
      </div>
    </div>
  );
});

/** Two columns are headed by what is chosen. */
function headed(column: ComparisonColumn, basis: MoneyBasis, today: boolean): ComparisonColumn {
  if (column.key === "cost") return { ...column, head: MONEY_BASIS_WORDS[basis] };
  return column.key === "delta" && today ? { ...column, head: "Against today" } : column;
}

type Sorting = {
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
};

/** Smallest first, then largest first, then the options' own order. */
function nextSort(sort: Sort | undefined, key: SortKey): Sort | undefined {
  if (sort?.key !== key) return { key, falling: false };
  return sort.falling ? undefined : { key, falling: true };
}

const SortHead = memo(function SortHead({
  column: { key, head, below, means },
  sort,
  onSort,
}: Sorting & {
  readonly column: {
    readonly key: SortKey;
    readonly head: string;
    readonly below?: string | undefined;
    readonly means?: string | undefined;
  };
}) {
  const here = sort?.key === key;
  const order = !here ? "none" : sort.falling ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={order}>
      <button
        type="button"
        className={`min-h-6 text-inherit hover:underline ${means === undefined ? "" : "underline decoration-dotted underline-offset-3"}`}
        title={means}
        onClick={() => onSort(nextSort(sort, key))}
      >
        {head}
        {here && <span aria-hidden="true">{sort.falling ? " ↓" : " ↑"}</span>}
        {below !== undefined && <span className="block">{below}</span>}
      </button>
    </th>
  );
});

const OWN_ORDER = "own";

/** Cards have no heads to click: the same choice as a list. */
function SortChoice({ sort, onSort }: Sorting) {
  return (
    <label className="scripted flex items-center gap-1 sm:hidden">
      <span className="text-s text-ink-3">
        Sort{sort?.falling === true && <span aria-hidden="true"> ↓</span>}
      </span>
      <select
        className="control w-auto"
        value={sort?.key ?? OWN_ORDER}
        onChange={(event) => {
          const column = FIGURE_COLUMNS.find(({ key }) => key === event.target.value);
          onSort(column === undefined ? undefined : { key: column.key, falling: false });
        }}
      >
        <option value={OWN_ORDER}>as listed</option>
        {FIGURE_COLUMNS.map(({ key, head }) => (
          <option key={key} value={key}>
            {head}
          </option>
        ))}
      </select>
    </label>
  );
}
