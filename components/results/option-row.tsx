import { memo, type ReactNode } from "react";
import { Swatch, themed } from "@/components/ui/swatch";
import type { FigureKey } from "@/lib/charts/derivations/figure-key";
import type { ComparisonRow, RemarkConcern } from "@/lib/charts/comparison-rows";
import { OPTION_COLOURS, type Swatch as Colours } from "@/lib/charts/options";
import {
  formatCount,
  formatCountRange,
  formatDelta,
  formatGiB,
  formatMsNumber,
  formatPercentDelta,
  formatVcpu,
} from "@/lib/format/amounts";
import { formatBinds } from "@/lib/format/binding";
import { formatDuration } from "@/lib/format/duration";
import { type MoneyBasis, moneyFormat, type MoneyUnits } from "@/lib/format/money-basis";
import type { Range } from "@/lib/model/types";
import { FIGURE_COLUMNS } from "./comparison-columns";
import { FigureValue } from "@/components/derivation/figure-value";
import { FitCell } from "./fit-cell";
import { RemarkMark } from "./remark-mark";

const GREY: Colours = { light: "#8b8d84", dark: "#8f9288" };

/** One option: figures in the first line, ranges and reasons under them. On a phone it is a card. */
export const OptionRow = memo(function OptionRow({
  row,
  basis,
  units,
  mostNodes,
  fit,
  against,
}: {
  readonly row: ComparisonRow;
  /** The option differences are taken to, by id; undefined: no mesh. */
  readonly against: string | undefined;
  readonly basis: MoneyBasis;
  readonly units: MoneyUnits;
  readonly mostNodes: number;
  /** Something is required: the column of how each option stands to it is shown. */
  readonly fit: boolean;
}) {
  const colours = OPTION_COLOURS[row.id] ?? GREY;
  return (
    <tr className={`align-top ${row.greyed ? "text-ink-3" : ""}`} data-option={row.id}>
      <th scope="row" className={fit ? "min-w-34 !whitespace-normal" : ""}>
        <span className="flex items-center gap-2 font-medium">
          <Swatch colours={colours} />
          {row.name}
          <RemarkMark row={row} concern="option" />
        </span>
        <RowStatus row={row} />
      </th>
      {fit && <FitCell option={row.id} checks={row.requirements} />}
      {row.planned ? (
        <Figures
          row={row}
          basis={basis}
          units={units}
          mostNodes={mostNodes}
          colours={colours}
          against={against}
        />
      ) : (
        <td colSpan={FIGURE_COLUMNS.length} className="wide">
          cannot be placed on these nodes
        </td>
      )}
    </tr>
  );
});

const BINDS_MEANS =
  "What decides the number of nodes: of this the pods ask for most, against what the nodes offer";

/** Of an empty cluster nothing is claimed to be proved: the row leaves it out. */
const proof = ({ proven }: ComparisonRow) => (proven ? "✓" : "(gap open)");

/** What binds the row's node count, and how the row stands at the level asked for. */
function RowStatus({ row }: { readonly row: ComparisonRow }) {
  const blocked = row.remarks.find(({ tone }) => tone === "blocked");
  return (
    <span className="block max-w-44 text-s text-ink-3 max-sm:max-w-none sm:whitespace-normal">
      {row.planned && (
        <span className="block" title={BINDS_MEANS}>
          {formatBinds(row.binding)}
        </span>
      )}
      {row.baseline && <span className="block">baseline</span>}
      {row.cheapest && (
        <span className="block text-good">
          {row.requirements.length > 0 ? "cheapest that fits" : "cheapest at this level"}
        </span>
      )}
      {row.greyed && blocked !== undefined && (
        <span className="block text-bad">{blocked.inShort}</span>
      )}
    </span>
  );
}

function Figures({
  row,
  basis,
  units,
  mostNodes,
  colours,
  against,
}: {
  readonly row: ComparisonRow;
  readonly basis: MoneyBasis;
  readonly units: MoneyUnits;
  readonly mostNodes: number;
  readonly colours: Colours;
  readonly against: string | undefined;
}) {
  const money = moneyFormat(basis, units);
  const value = (figure: FigureKey, text: string, strong = false) => (
    <FigureValue option={row.id} figure={figure} className={strong ? "font-semibold" : ""}>
      {text}
    </FigureValue>
  );
  const nothing = row.baseline ? NOTHING : undefined;
  return (
    <>
      <Cell at={0} row={row} concern="nodes">
        <FigureValue
          option={row.id}
          figure="nodes"
          label={`${formatCount(row.nodes.typical)} nodes with ${row.name}`}
          className="font-semibold"
        >
          {formatCount(row.nodes.typical)}
        </FigureValue>{" "}
        <span className="text-s text-ink-3">
          {row.nodes.low !== row.nodes.high && formatCountRange(row.nodes.low, row.nodes.high)}
        </span>
        {row.pools.length > 1 && <Below>{splitText(row)}</Below>}
        <RangeBar range={row.nodes} longest={mostNodes} colours={colours} />
        <Below>
          at least {formatCount(row.lowerBound)} {units.pods > 0 && proof(row)}
        </Below>
      </Cell>
      <Cell at={1} row={row} concern="cost">
        {value("cost", money.plain(row.microUsdPerMonth.typical))}
        <Below>
          {row.microUsdPerMonth.low !== row.microUsdPerMonth.high && (
            // Twice six digits of a dollar would make the table wider than its box: they may go on two lines.
            <span className={basis === "requests" ? "whitespace-normal" : ""}>
              {`${money.plain(row.microUsdPerMonth.low)}–${money.plain(row.microUsdPerMonth.high)}`}
            </span>
          )}
        </Below>
      </Cell>
      <Cell at={2} row={row} label={against === undefined ? undefined : "Against today"}>
        {against === undefined
          ? (nothing ?? (
              <>
                {value("delta-nodes", formatDelta(row.deltaNodes.typical), true)}{" "}
                {nodesWord(row.deltaNodes.typical)}
                <Below>
                  {value("delta-cost", money.delta(row.deltaMicroUsdPerMonth.typical))},{" "}
                  {value("delta-share", formatPercentDelta(row.deltaShare))}
                </Below>
              </>
            ))
          : against === row.id
            ? "runs today"
            : // Figures explain themselves against no mesh; these are differences of two of them.
              againstText(row, money.delta)}
      </Cell>
      <Cell at={3} row={row} concern="cpu">
        {nothing ?? (
          <>
            {value("cpu-reserved", formatVcpu(row.meshCpuMilli.reserved))} /{" "}
            {value("cpu-used", formatVcpu(row.meshCpuMilli.used))}
          </>
        )}
      </Cell>
      <Cell at={4} row={row} concern="memory">
        {nothing ?? (
          <>
            {value("memory-reserved", formatGiB(row.meshMemoryMiB.reserved))} /{" "}
            {value("memory-used", formatGiB(row.meshMemoryMiB.used))}
          </>
        )}
      </Cell>
      <Cell at={5} row={row}>
        {nothing ?? value("fair-share", money.plain(row.fairShareMicroUsdPerMonth.typical))}
      </Cell>
      <Cell at={6} row={row} concern="latency">
        {nothing ??
          (row.latencyApplies ? (
            <>
              {value("latency-p50", formatMsNumber(row.latencyP50Ms.typical))} /{" "}
              {value("latency-p99", formatMsNumber(row.latencyP99Ms.typical))}
            </>
          ) : (
            "–"
          ))}
      </Cell>
      <Cell at={7} row={row}>
        {nothing ?? (
          <>
            <FigureValue option={row.id} figure="upgrade-time" className={TALL}>
              {formatDuration(row.upgrade.seconds.typical)}
            </FigureValue>
            <Below>
              {row.upgrade.podsRestarted > 0 ? (
                <FigureValue option={row.id} figure="pods-restarted" className={TALL}>
                  {formatCount(row.upgrade.podsRestarted)} pods
                </FigureValue>
              ) : (
                counted(row.upgrade.agentsRolled, "agent")
              )}
            </Below>
          </>
        )}
      </Cell>
    </>
  );
}

function againstText(row: ComparisonRow, money: (microUsdPerMonth: number) => string) {
  return (
    <>
      <span className="font-semibold">{formatDelta(row.deltaNodes.typical)}</span>{" "}
      {nodesWord(row.deltaNodes.typical)}
      <Below>
        {money(row.deltaMicroUsdPerMonth.typical)}, {formatPercentDelta(row.deltaShare)}
      </Below>
    </>
  );
}

/** What the baseline has none of; a card leaves it out. */
const NOTHING = "–";

/** One figure of a row: under its column's head, or with its own label where rows are cards. */
function Cell({
  at,
  row,
  concern,
  label = FIGURE_COLUMNS[at]?.onCard,
  children,
}: {
  readonly at: number;
  readonly row: ComparisonRow;
  /** On a card, where it is not the column's own. */
  readonly label?: string | undefined;
  readonly concern?: RemarkConcern;
  readonly children: ReactNode;
}) {
  return (
    <td className={children === NOTHING ? "max-sm:hidden" : ""}>
      <span className="cell-label">{label}</span>
      {children}
      {concern !== undefined && <RemarkMark row={row} concern={concern} />}
    </td>
  );
}

/** "12 + 7": the nodes of each pool, in their order. */
function splitText({ pools }: ComparisonRow): string {
  return pools.map(({ nodes }) => formatCount(nodes.typical)).join(" + ");
}

function Below({ children }: { readonly children: ReactNode }) {
  return <span className="block text-s text-ink-3">{children}</span>;
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

const nodesWord = (count: number) => (Math.abs(count) === 1 ? "node" : "nodes");

const counted = (count: number, noun: string) =>
  `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;

/** Two numbers one above the other, each high enough for a finger. */
const TALL = "my-0 inline-block min-h-6";
