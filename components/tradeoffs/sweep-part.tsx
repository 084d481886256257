"use client";

import { useMemo, useState } from "react";
import { DataTable } from "@/components/ui/data-table";
import { ScrollBox } from "@/components/ui/scroll-box";
import { SelectField } from "@/components/ui/select-field";
import {
  axisSpan,
  axisTitle,
  bareText,
  cheapestInWords,
  gapsInWords,
  metricOf,
  nodesText,
  pairInWords,
  type Sweep,
  type SweepMetric,
  type SweepSpot,
} from "@/lib/charts/tradeoffs/sweep";
import { SWEEP_MEASURES, SWEEP_METRICS } from "@/lib/charts/tradeoffs/sweep-metrics";
import { formatCount } from "@/lib/format/amounts";
import type { Scenario } from "@/lib/scenario/schema";
import { axisChoices, type AxisId } from "@/lib/tradeoffs/axis-choices";
import { FigureLinks } from "./figure-view";
import { SweepChart, SweepLegend } from "./sweep-chart";
import { useSweep } from "./use-sweep";

/** One input on an axis: where each option stands, and where the ranking turns. */
export function SweepPart({
  scenario,
  query,
  release,
  candidates,
  usualPair,
  wanted,
}: {
  readonly scenario: Scenario;
  readonly query: string;
  /** The release the page's numbers are of. */
  readonly release: string;
  /** The two to compare at first: what runs today, or the next best, with the best that fits. */
  readonly usualPair: readonly string[];
  /** Options that meet the function level here, by id. */
  readonly candidates: readonly string[];
  readonly wanted: boolean;
}) {
  const [chosen, setAxis] = useState<AxisId>("pods");
  const [metric, setMetric] = useState<SweepMetric>("cost");
  const [pair, setPair] = useState<string>();
  const key = candidates.join(" ");
  const choices = axisChoices(scenario);
  // What was chosen may have gone with another description of the cluster.
  const axis = choices.some(({ value }) => value === chosen) ? chosen : "pods";
  const ask = useMemo(
    () => ({ scenario, axis, candidates: key.split(" ") }),
    [scenario, axis, key],
  );
  const { done, share, error } = useSweep(ask, wanted);
  const measure = SWEEP_MEASURES[metric];
  const sweep = done?.kind === "done" && done.sweep.axis.id === axis ? done.sweep : undefined;
  return (
    <>
      <div className="mt-2 grid max-w-[60rem] gap-x-6 gap-y-2 md:grid-cols-2">
        <SelectField
          label="Input"
          name="sweep-axis"
          value={axis}
          choices={choices}
          onChange={setAxis}
        />
        <SelectField
          label="Against"
          name="sweep-metric"
          value={metric}
          choices={SWEEP_METRICS}
          onChange={setMetric}
        />
      </div>
      <div className="card mt-2 min-h-96 min-w-0 p-4" data-sweep={sweep === undefined ? "" : axis}>
        {share !== undefined && (
          <p className="text-ink-3">
            Planning <progress value={share} aria-label="Progress of the sweep" />
          </p>
        )}
        {error !== undefined && <p className="text-bad">{error}</p>}
        {done?.kind === "absent" && share === undefined && (
          <p className="text-ink-2">
            This scenario does not have that input: its machine is the only size of its family.
          </p>
        )}
        {sweep !== undefined && (
          <>
            <output className="block max-w-[80ch] font-medium">{cheapestInWords(sweep)}</output>
            <Pair sweep={sweep} pair={pair} usual={usualPair} onPair={setPair} />
            <SweepLegend lines={sweep.lines} />
            <ScrollBox label="Chart of the sweep" className="scroll-edges">
              <SweepChart
                sweep={sweep}
                metric={metric}
                title={measure.title}
                format={measure.format}
              />
            </ScrollBox>
            <p className="text-s text-ink-3">
              {axisSpan(sweep.axis)}; dotted: this scenario. Shades run from low to high
              coefficients, as the comparison has them at this scenario’s value.{" "}
              {gapsInWords(sweep)} {formatCount(sweep.plans)} plans; the rest followed from the
              steps around them.
            </p>
            <p className="mt-2">
              <FigureLinks
                figure="sweep"
                query={query}
                view={{ axis, measure: metric }}
                shared={{ scenario, release }}
              />
            </p>
            <Figures sweep={sweep} metric={metric} />
          </>
        )}
      </div>
      {done?.kind === "done" && <Derived crossings={done.crossings} />}
    </>
  );
}

function Pair({
  sweep,
  pair,
  usual,
  onPair,
}: {
  readonly sweep: Sweep;
  readonly pair: string | undefined;
  readonly usual: readonly string[];
  readonly onPair: (pair: string) => void;
}) {
  const nameOf = (id: string) => sweep.lines.find((line) => line.id === id)?.name ?? id;
  const choices = sweep.pairs.map(({ a, b }) => ({
    value: `${a} ${b}`,
    label: `${nameOf(a)} and ${nameOf(b)}`,
  }));
  const chosen =
    sweep.pairs.find(({ a, b }) => `${a} ${b}` === pair) ??
    sweep.pairs.find(({ a, b }) => usual.includes(a) && usual.includes(b)) ??
    sweep.pairs[0];
  return (
    <div className="my-2 max-w-[80ch] space-y-1">
      <SelectField
        label="Two options"
        name="sweep-pair"
        value={chosen === undefined ? "" : `${chosen.a} ${chosen.b}`}
        choices={choices}
        onChange={onPair}
      />
      {chosen !== undefined && (
        <p className="text-ink-2">
          {pairInWords(
            sweep.axis,
            { id: chosen.a, name: nameOf(chosen.a) },
            { id: chosen.b, name: nameOf(chosen.b) },
            chosen.segments,
          )}
        </p>
      )}
    </div>
  );
}

function Figures({ sweep, metric }: { readonly sweep: Sweep; readonly metric: SweepMetric }) {
  const { format } = SWEEP_MEASURES[metric];
  const { axis } = sweep;
  const place = (at: number) =>
    at === axis.here ? `${bareText(axis, at)}, this scenario` : bareText(axis, at);
  return (
    <DataTable
      caption={`${axis.label}, step by step`}
      columns={["Option", axisTitle(axis), "Pods", "Nodes", "Low", "Typical", "High"]}
      rows={sweep.lines.flatMap((line) =>
        line.spots.map((spot, index) => {
          const ends = line.band[index];
          const end = (of: SweepSpot | undefined) =>
            of === undefined || ends?.planned !== true ? "–" : format(metricOf(of, metric));
          return {
            key: `${line.id} ${spot.at}`,
            cells: [
              line.name,
              place(spot.at),
              formatCount(spot.pods),
              nodesText(spot),
              end(ends?.low),
              format(metricOf(spot, metric)),
              end(ends?.high),
            ],
          };
        }),
      )}
    />
  );
}

/** The crossing of ambient and sidecars by what their charts reserve, as a sum to check by hand. */
function Derived({
  crossings,
}: {
  readonly crossings: readonly (readonly { readonly text: string }[])[];
}) {
  const [plain, withCni] = crossings;
  return (
    <details className="card mt-3 px-4 py-3">
      <summary className="font-medium">
        <span className="turn">Ambient against sidecars by their charts’ requests</span>
      </summary>
      <p className="mt-2 max-w-[80ch] text-ink-2">
        Agents of a node against a proxy in every meshed pod. Above this many pods on a node ambient
        reserves less; at it, a tie belongs to neither.
      </p>
      <ul className="mt-1 list-disc pl-5">
        {plain?.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
        {withCni?.map(({ text }) => (
          <li key={text}>With istio-cni under sidecars too, {text}</li>
        ))}
      </ul>
    </details>
  );
}
