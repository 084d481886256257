"use client";

import { lazy, memo, type ReactNode, Suspense, useState } from "react";
import { PoolBars } from "@/components/charts/pool-bars";
import { useSeen } from "@/components/charts/use-seen";
import { FigureValue } from "@/components/derivation/figure-value";
import { DataTable } from "@/components/ui/data-table";
import { Segments } from "@/components/ui/segments";
import { Swatch } from "@/components/ui/swatch";
import { OWNER_LOOKS } from "@/lib/charts/options";
import {
  POOL_RESOURCE_LOOKS,
  POOL_RESOURCES,
  type PoolChart as PoolChartView,
  type PoolResource,
} from "@/lib/charts/pool-by-owner";
import { formatTotal } from "./format-total";

const PoolChart = lazy(() => import("@/components/charts/pool-chart"));

const RESOURCE_CHOICES = POOL_RESOURCES.map((value) => ({
  value,
  label: POOL_RESOURCE_LOOKS[value].label,
}));

/** Who occupies the pool, one resource at a time, as bars and as a table. */
export const PoolSection = memo(function PoolSection({
  pools,
  share,
}: {
  readonly pools: Readonly<Record<PoolResource, PoolChartView>>;
  /** The way to this figure for a document. */
  readonly share: ReactNode;
}) {
  const [resource, setResource] = useState<PoolResource>("cpu");
  const [ref, seen] = useSeen();
  const chart = pools[resource];
  const { label, unit } = POOL_RESOURCE_LOOKS[resource];
  const plain = <PoolBars chart={chart} unit={unit} />;
  return (
    <section aria-labelledby="pool" className="below mt-10" ref={ref}>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 id="pool" className="text-l font-semibold">
            Who occupies the pool
          </h2>
          <p className="text-ink-2">
            {label} of all nodes, in {unit}. Hatched: occupied by nothing.
          </p>
        </div>
        <div className="scripted flex flex-wrap gap-2">
          {share}
          <Segments
            label="Resource"
            labelHidden
            name="resource"
            value={resource}
            choices={RESOURCE_CHOICES}
            onChange={setResource}
          />
        </div>
      </div>
      <div className="card p-4">
        {seen ? (
          <Suspense fallback={plain}>
            <PoolChart chart={chart} unit={unit} />
          </Suspense>
        ) : (
          plain
        )}
        <Legend chart={chart} />
        <PoolTable chart={chart} unit={unit} />
      </div>
    </section>
  );
});

function Legend({ chart }: { readonly chart: PoolChartView }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 border-t border-line pt-3 text-s text-ink-2">
      {OWNER_LOOKS.filter((look) => chart.owners.includes(look.owner)).map((look) => (
        <li key={look.owner} className="flex items-center gap-1.5">
          <Swatch colours={look.colour} hatched={look.hatched} />
          {look.label}
        </li>
      ))}
    </ul>
  );
}

function PoolTable({ chart, unit }: { readonly chart: PoolChartView; readonly unit: string }) {
  const labels = OWNER_LOOKS.filter((look) => chart.owners.includes(look.owner));
  return (
    <DataTable
      caption={`Pool by owner, ${unit}`}
      columns={["Owner", ...chart.bars.map((bar) => bar.name)]}
      rows={labels.map((look, index) => ({
        key: look.owner,
        cells: [
          look.label,
          ...chart.bars.map((bar) => {
            const amount = bar.amounts[index] ?? 0;
            const text = formatTotal(amount, unit);
            if (amount === 0) return text;
            return (
              <FigureValue
                key={bar.id}
                option={bar.id}
                figure={`pool:${chart.resource}:${look.owner}`}
              >
                {text}
              </FigureValue>
            );
          }),
        ],
      }))}
      total={["Pool", ...chart.bars.map((bar) => formatTotal(bar.total, unit))]}
    />
  );
}
