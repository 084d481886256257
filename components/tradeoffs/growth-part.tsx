"use client";

import { useMemo, useState } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { type FormLimits, limitsOf } from "@/components/inputs/form-props";
import { figurePath } from "@/components/share/figure-paths";
import { AmountField } from "@/components/ui/amount-field";
import { DataTable } from "@/components/ui/data-table";
import { ScrollBox } from "@/components/ui/scroll-box";
import { Segments } from "@/components/ui/segments";
import { SelectField } from "@/components/ui/select-field";
import { useEcho } from "@/components/ui/use-echo";
import {
  type Growth,
  type GrowthCost,
  growthLineInWords,
  growthOf,
  growthSpan,
  growthTitle,
  rankingInWords,
} from "@/lib/charts/tradeoffs/growth";
import type { Sweep, SweepMetric, SweepSpot } from "@/lib/charts/tradeoffs/sweep";
import { formatCount, formatUsd } from "@/lib/format/amounts";
import type { Scenario } from "@/lib/scenario/schema";
import { MonthField } from "./month-field";
import { SweepChart, SweepLegend } from "./sweep-chart";
import type { TradeoffPartProps } from "./tradeoff-part-props";
import { useSweep } from "./use-sweep";

const BY = [
  { value: "percent", label: "A share" },
  { value: "pods", label: "Pods" },
] as const;

const SHOWN = [
  { value: "bill", label: "Bill of the month" },
  { value: "spent", label: "Spent so far" },
  { value: "nodes", label: "Nodes" },
] as const;
type Shown = (typeof SHOWN)[number]["value"];

/** The bill of the months to come: how the cluster grows, and when the ranking turns. */
export function GrowthPart({
  scenario,
  query,
  candidates,
  wanted,
  limits,
  change,
}: TradeoffPartProps & {
  readonly query: string;
  /** Options that may be called cheapest, by id. */
  readonly candidates: readonly string[];
  readonly wanted: boolean;
}) {
  const [ref, seen] = useSeen();
  const [shown, setShown] = useState<Shown>("bill");
  const key = candidates.join(" ");
  const ask = useMemo(
    () => ({ scenario, axis: "growth" as const, candidates: key.split(" ") }),
    [scenario, key],
  );
  const { done, share, error } = useSweep(ask, wanted && seen);
  const sweep = done?.kind === "done" ? done.sweep : undefined;
  const growth = useMemo(
    () => (sweep === undefined ? undefined : growthOf(sweep, key.split(" "))),
    [sweep, key],
  );
  return (
    <section aria-label="Growth" ref={ref}>
      <GrowthInputs growth={scenario.growth} limits={limits} change={change} />
      <div
        className="card mt-2 min-h-96 min-w-0 p-4"
        data-growth={growth === undefined ? "" : "done"}
      >
        {share !== undefined && (
          <p className="text-ink-3">
            Planning month by month <progress value={share} aria-label="Progress of the months" />
          </p>
        )}
        {error !== undefined && <p className="text-bad">{error}</p>}
        {sweep !== undefined && growth !== undefined && (
          <>
            <output className="block max-w-[80ch] font-medium">{growthTitle(growth)}.</output>
            <ul className="my-2 max-w-[80ch] list-disc pl-5 text-ink-2">
              <li>{growthSpan(growth)}.</li>
              <li>{rankingInWords(growth, growth.byBill, "bill of the month")}</li>
              <li>{rankingInWords(growth, growth.bySpent, "money spent so far")}</li>
            </ul>
            <div className="mb-2 max-w-[30rem]">
              <SelectField
                label="Show"
                name="growth-shown"
                value={shown}
                choices={SHOWN}
                onChange={setShown}
              />
            </div>
            <SweepLegend lines={sweep.lines} />
            <ScrollBox label="Chart of the months">
              <SweepChart
                sweep={shown === "spent" ? spentOf(sweep, growth) : sweep}
                metric={METRIC[shown]}
                title={TITLES[shown]}
                format={shown === "nodes" ? formatCount : formatUsd}
                lasting
              />
            </ScrollBox>
            <p className="text-s text-ink-3">
              Typical coefficients and today’s prices throughout; shades run from low to high
              coefficients, month by month. {formatCount(sweep.plans)} plans.{" "}
              <a className="link" href={figurePath("growth", "svg", query, {})}>
                This figure as a file
              </a>
            </p>
            <Months growth={growth} />
          </>
        )}
      </div>
    </section>
  );
}

const TITLES: Readonly<Record<Shown, string>> = {
  bill: "US dollars a month",
  spent: "US dollars so far",
  nodes: "Nodes",
};

const METRIC: Readonly<Record<Shown, SweepMetric>> = {
  bill: "cost",
  spent: "cost",
  nodes: "nodes",
};

/** The same chart with sums in the place of bills. */
function spentOf(sweep: Sweep, { lines }: Growth): Sweep {
  return {
    ...sweep,
    lines: sweep.lines.map((line) => {
      const costs = lines.find(({ id }) => id === line.id)?.costs ?? [];
      const spent = (spot: SweepSpot, of: Pick<GrowthCost, "spentMicroUsd"> | undefined) => ({
        ...spot,
        microUsdPerMonth: of?.spentMicroUsd ?? 0,
      });
      return {
        ...line,
        spots: line.spots.slice(0, costs.length).map((spot, at) => spent(spot, costs[at])),
        band: line.band.slice(0, costs.length).map(({ low, high, planned }, at) => ({
          low: spent(low, costs[at]?.low),
          high: spent(high, costs[at]?.high),
          planned,
        })),
      };
    }),
  };
}

function GrowthInputs({
  growth,
  limits,
  change,
}: {
  readonly growth: Scenario["growth"];
  readonly limits: FormLimits;
  readonly change: TradeoffPartProps["change"];
}) {
  const edit = (patch: Partial<Scenario["growth"]>, key: string) =>
    change((now) => ({ ...now, growth: { ...now.growth, ...patch } }), key);
  // Which field stands below must follow the hand at once: what is typed next is meant for it.
  const [by, echo] = useEcho(growth.by);
  return (
    <div className="mt-2 grid max-w-[60rem] gap-x-6 gap-y-2 md:grid-cols-2">
      <Segments
        label="Every month the cluster grows by"
        name="growby"
        value={by}
        choices={BY}
        onChange={(next) => {
          echo(next);
          edit({ by: next }, "growby");
        }}
      />
      {by === "percent" ? (
        <AmountField
          key="percent"
          label="Pods more every month"
          hint="Of those there are; below zero it shrinks"
          name="grow"
          unit="%"
          value={growth.percentPerMonth}
          limits={limitsOf(limits, "growth.percentPerMonth")}
          onChange={(percentPerMonth) => edit({ percentPerMonth }, "grow")}
        />
      ) : (
        <AmountField
          key="pods"
          label="Pods more every month"
          hint="Below zero it shrinks"
          name="growpods"
          value={growth.podsPerMonth}
          limits={limitsOf(limits, "growth.podsPerMonth")}
          onChange={(podsPerMonth) => edit({ podsPerMonth }, "growpods")}
        />
      )}
      <AmountField
        label="Months"
        name="growmonths"
        value={growth.months}
        limits={limitsOf(limits, "growth.months")}
        onChange={(months) => edit({ months }, "growmonths")}
      />
      <MonthField
        label="From"
        hint="Empty: the month of the prices"
        name="growfrom"
        value={growth.from}
        onChange={(from) => edit({ from }, "growfrom")}
      />
    </div>
  );
}

/** "$2,456 ($2,271 to $3,080)". */
function billText({ low, microUsdPerMonth, high }: GrowthCost): string {
  const typical = formatUsd(microUsdPerMonth);
  if (low === undefined || high === undefined) return typical;
  return `${typical} (${formatUsd(low.microUsdPerMonth)} to ${formatUsd(high.microUsdPerMonth)})`;
}

function Months({ growth }: { readonly growth: Growth }) {
  return (
    <DataTable
      caption={`Month by month. ${growth.lines.map((line) => growthLineInWords(growth, line)).join(" ")}`}
      columns={["Month", "Pods", ...growth.lines.map(({ name }) => name)]}
      rows={growth.months.map((name, month) => ({
        key: name,
        cells: [
          name,
          formatCount(growth.lines.find(({ costs }) => costs[month])?.costs[month]?.pods ?? 0),
          ...growth.lines.map(({ costs }) => {
            const cost = costs[month];
            return cost === undefined ? "–" : billText(cost);
          }),
        ],
      }))}
    />
  );
}
