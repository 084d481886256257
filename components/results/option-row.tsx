import type { ReactNode } from "react";
import { Swatch, themed } from "@/components/ui/swatch";
import type { ComparisonRow, Pair } from "@/lib/charts/comparison-rows";
import { OPTION_COLOURS, type Swatch as Colours } from "@/lib/charts/options";
import {
  formatCount,
  formatCountRange,
  formatDelta,
  formatGiB,
  formatMs,
  formatPercentDelta,
  formatUsd,
  formatUsdCents,
  formatUsdCentsDelta,
  formatUsdDelta,
  formatVcpu,
} from "@/lib/format/amounts";
import { formatBinds } from "@/lib/format/binding";
import { type MoneyPeriod, perPeriod } from "@/lib/format/money-period";
import type { Range } from "@/lib/model/types";
import { FitCell } from "./fit-cell";

const GREY: Colours = { light: "#8b8d84", dark: "#8f9288" };

/** One option: figures in the first line, ranges and reasons under them. */
export function OptionRow({
  row,
  period,
  mostNodes,
  fit,
  openDerivation,
}: {
  readonly row: ComparisonRow;
  readonly period: MoneyPeriod;
  readonly mostNodes: number;
  /** Something is required: the column of how each option stands to it is shown. */
  readonly fit: boolean;
  readonly openDerivation: (option: string) => void;
}) {
  const colours = OPTION_COLOURS[row.id] ?? GREY;
  return (
    <tr className={`align-top ${row.greyed ? "text-ink-3" : ""}`} data-option={row.id}>
      <th
        scope="row"
        className={`sticky left-0 z-10 bg-panel max-sm:min-w-30 max-sm:whitespace-normal ${fit ? "min-w-34 !whitespace-normal" : ""}`}
      >
        <span className="flex items-center gap-2 font-medium">
          <Swatch colours={colours} />
          {row.name}
        </span>
        <RowStatus row={row} />
      </th>
      {row.planned ? (
        <Figures
          row={row}
          period={period}
          mostNodes={mostNodes}
          colours={colours}
          openDerivation={openDerivation}
        />
      ) : (
        <td colSpan={7}>cannot be placed</td>
      )}
      {fit && <FitCell checks={row.requirements} />}
    </tr>
  );
}

/** What binds the row's node count, and how the row stands at the level asked for. */
function RowStatus({ row }: { readonly row: ComparisonRow }) {
  return (
    <span className="block text-s text-ink-3">
      {row.planned && <span className="block">{formatBinds(row.binding)}</span>}
      {row.baseline && <span className="block">baseline</span>}
      {row.cheapest && (
        <span className="block text-good">
          {row.requirements.length > 0 ? "cheapest that fits" : "cheapest at this level"}
        </span>
      )}
      {row.greyed && <span className="block">{row.planned ? "not at this level here" : ""}</span>}
    </span>
  );
}

function Figures({
  row,
  period,
  mostNodes,
  colours,
  openDerivation,
}: {
  readonly row: ComparisonRow;
  readonly period: MoneyPeriod;
  readonly mostNodes: number;
  readonly colours: Colours;
  readonly openDerivation: (option: string) => void;
}) {
  const money = moneyFormat(period);
  return (
    <>
      <td>
        <button
          type="button"
          className="opens font-semibold"
          aria-label={`${formatCount(row.nodes.typical)} nodes with ${row.name}: show how`}
          onClick={() => openDerivation(row.id)}
        >
          {formatCount(row.nodes.typical)}
        </button>{" "}
        <span className="text-s text-ink-3">
          {row.nodes.low !== row.nodes.high && formatCountRange(row.nodes.low, row.nodes.high)}
        </span>
        <RangeBar range={row.nodes} longest={mostNodes} colours={colours} />
        <Below>
          at least {formatCount(row.lowerBound)} {row.proven ? "✓" : "(gap open)"}
        </Below>
      </td>
      <td>
        {money.plain(row.microUsdPerMonth.typical)}
        <Below className="max-sm:hidden">
          {row.microUsdPerMonth.low !== row.microUsdPerMonth.high &&
            `${money.plain(row.microUsdPerMonth.low)}–${money.plain(row.microUsdPerMonth.high)}`}
        </Below>
      </td>
      <td>
        {row.baseline ? (
          "–"
        ) : (
          <>
            <span className="font-semibold">{formatDelta(row.deltaNodes.typical)}</span>{" "}
            {nodesWord(row.deltaNodes.typical)}
            <Below>
              {money.delta(row.deltaMicroUsdPerMonth.typical)}, {formatPercentDelta(row.deltaShare)}
            </Below>
          </>
        )}
      </td>
      <td>{row.baseline ? "–" : pair(row.meshCpuMilli, formatVcpu)}</td>
      <td>{row.baseline ? "–" : pair(row.meshMemoryMiB, formatGiB)}</td>
      <td>{row.baseline ? "–" : money.plain(row.fairShareMicroUsdPerMonth.typical)}</td>
      <td>
        {row.baseline
          ? "–"
          : `${formatMs(row.latencyP50Ms.typical)} / ${formatMs(row.latencyP99Ms.typical)}`}
      </td>
    </>
  );
}

function Below({
  className = "",
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return <span className={`block text-s text-ink-3 ${className}`}>{children}</span>;
}

/** Low to high on the scale all options share, with a mark at typical. */
function RangeBar({
  range,
  longest,
  colours,
}: {
  readonly range: Range;
  readonly longest: number;
  readonly colours: Colours;
}) {
  const at = (value: number) => `${(value / longest) * 100}%`;
  return (
    <span
      aria-hidden="true"
      className="relative mt-1.5 mb-1 block h-1 min-w-20 rounded-full bg-sunken"
    >
      <span
        className="absolute inset-y-0 rounded-full opacity-50"
        style={{
          left: at(range.low),
          width: at(range.high - range.low),
          backgroundColor: themed(colours),
        }}
      />
      <span
        className="absolute -inset-y-0.5 w-0.5 rounded-full"
        style={{ left: at(range.typical), backgroundColor: themed(colours) }}
      />
    </span>
  );
}

function pair({ reserved, used }: Pair, format: (amount: number) => string): string {
  return `${format(reserved)} / ${format(used)}`;
}

const nodesWord = (count: number) => (Math.abs(count) === 1 ? "node" : "nodes");

/** An hour's sums are small enough for cents. */
function moneyFormat(period: MoneyPeriod) {
  const [plain, delta] =
    period === "hour" ? [formatUsdCents, formatUsdCentsDelta] : [formatUsd, formatUsdDelta];
  return {
    plain: (microUsdPerMonth: number) => plain(perPeriod(microUsdPerMonth, period)),
    delta: (microUsdPerMonth: number) => delta(perPeriod(microUsdPerMonth, period)),
  };
}
