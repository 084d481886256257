import {
  formatCount,
  formatCountRange,
  formatPercentDelta,
  formatUsd,
  formatUsdDelta,
} from "../../format/amounts";
import { lackedRequirements } from "../../model/qualifies";
import { type ComparisonRow, comparisonRows } from "../comparison-rows";
import { poolsInWords } from "../pool-words";
import { type Box, drawLiftedRange, drawLine, drawRect, drawText, drawTexts } from "../svg/draw";
import { optionColour } from "../svg/fills";
import { fitText } from "../svg/fit-text";
import { type Font, textWidthPx } from "../svg/measure";
import type { Scale } from "../svg/scale";
import type { Theme } from "../svg/theme";
import { element } from "../svg/element";
import type { Figure, FigureContent, FigureFacts } from "./figure";
import { capital, isPlural, nodeCount, spoken } from "./spoken";
import { unplanned } from "./unplanned";

/** Nodes and cost of every option, with their ranges: the comparison as one picture. */
export const nodesAndCost: Figure = {
  id: "nodes-and-cost",
  name: "Nodes and cost by option",
  content,
};

function content(facts: FigureFacts): FigureContent {
  const rows = comparisonRows(facts.comparison);
  const [baseline] = rows;
  if (baseline === undefined || !baseline.planned) {
    return unplanned(baseline?.remarks[0]?.message ?? "Nothing could be planned.");
  }
  return {
    words: {
      title: title(rows),
      subtitle: `${formatCount(facts.pods)} pods on ${poolsInWords(facts.comparison) ?? facts.cluster.node.name}${inEach(facts.cluster.clusters)}. Thin lines run from low to high of the published figures.`,
      caption: certainty(rows),
    },
    description: rows.map(rowInWords).join(" "),
    table: table(rows),
    bodyPx: (widthPx) => HEAD + rows.length * (isNarrow(widthPx) ? 58 : 42),
    draw: (box, theme) => ({ svg: draw(rows, box, theme), patterns: "" }),
  };
}

/* ------------------------------------------------------------------- words */

function inEach(clusters: number): string {
  return clusters === 1 ? "" : `, in each of ${formatCount(clusters)} clusters; money is for all`;
}

function isComparable(row: ComparisonRow): boolean {
  return !row.baseline && row.planned && !row.blockedBy.includes("infeasible");
}

/** The finding: what the heaviest option adds, and the lightest; of those that lack no requirement where some do. */
function title(rows: readonly ComparisonRow[]): string {
  const comparable = rows.filter(isComparable);
  const meeting = comparable.filter((row) => lackedOf(row) === 0);
  const some = meeting.length > 0 && meeting.length < comparable.length;
  const ranked = (some ? meeting : comparable).toSorted(
    (a, b) =>
      b.deltaNodes.typical - a.deltaNodes.typical ||
      b.deltaMicroUsdPerMonth.typical - a.deltaMicroUsdPerMonth.typical,
  );
  const [heaviest] = ranked;
  const lightest = ranked.at(-1);
  if (heaviest === undefined || lightest === undefined) {
    return "None of the options can be planned on this cluster";
  }
  if (heaviest.deltaNodes.typical === 0 && lightest.deltaNodes.typical === 0) {
    const none = some ? "Of the options that lack no requirement none" : "No option";
    return `${none} needs another node: what they reserve fits into what is left over`;
  }
  const first = `${capital(spoken(heaviest))} ${need(heaviest)} ${moreNodes(heaviest)} than no mesh`;
  return heaviest === lightest
    ? first
    : `${first}, ${spoken(lightest)} ${fewWords(lightest.deltaNodes.typical)}`;
}

const need = (row: ComparisonRow) => (isPlural(row) ? "need" : "needs");

function moreNodes(row: ComparisonRow): string {
  const nodes = row.deltaNodes.typical;
  const [count, ...noun] = nodeCount(Math.abs(nodes)).split(" ");
  return `${count} ${nodes < 0 ? "fewer" : "more"} ${noun.join(" ")}`;
}

function fewWords(nodes: number): string {
  if (nodes === 0) return "none";
  return nodes < 0 ? `${formatCount(-nodes)} fewer` : formatCount(nodes);
}

function certainty(rows: readonly ComparisonRow[]): string {
  const open = rows.filter((row) => row.planned && !row.proven);
  if (open.length === 0) return "All counts proved minimal.";
  return "≥: the count beside it is planned, not proved minimal; no plan can have fewer than the number after ≥.";
}

function rowInWords(row: ComparisonRow): string {
  if (!row.planned) return `${row.name}: ${row.remarks[0]?.message ?? "not planned."}`;
  const nodes = `${row.name}: ${nodeCount(row.nodes.typical)} (${formatCountRange(row.nodes.low, row.nodes.high)})`;
  const cost = `${formatUsd(row.microUsdPerMonth.typical)} a month`;
  if (row.baseline) return `${nodes}, ${cost}.`;
  return `${nodes}, ${cost}, ${formatUsdDelta(row.deltaMicroUsdPerMonth.typical)} against no mesh.`;
}

function table(rows: readonly ComparisonRow[]) {
  return {
    columns: [
      "option",
      "nodes_low",
      "nodes_typical",
      "nodes_high",
      "nodes_at_least",
      "usd_per_month_low",
      "usd_per_month_typical",
      "usd_per_month_high",
      "extra_usd_per_month_low",
      "extra_usd_per_month_typical",
      "extra_usd_per_month_high",
    ],
    rows: rows
      .filter((row) => row.planned)
      .map((row) => [
        row.name,
        ...ends(row.nodes),
        row.lowerBound,
        ...ends(row.microUsdPerMonth).map(usd),
        ...ends(row.deltaMicroUsdPerMonth).map(usd),
      ]),
  };
}

const ends = ({ low, typical, high }: ComparisonRow["nodes"]) => [low, typical, high];
const usd = (microUsd: number) => microUsd / 1e6;

/* ----------------------------------------------------------------- drawing */

const HEAD = 22;
const NAME: Font = { sizePx: 13.5, weight: "regular" };
const LABEL: Font = { sizePx: 13, weight: "regular" };
const HEADING: Font = { sizePx: 11.5, weight: "regular" };
const GREYED = 0.5;

const isNarrow = (widthPx: number) => widthPx < 560;

type Layout = {
  readonly nodes: { readonly x: number; readonly width: number };
  readonly cost: { readonly x: number; readonly width: number };
  readonly rowPx: number;
  readonly nameAbove: boolean;
};

/** Two panels side by side; on a narrow figure names go above their bars. */
function layOut(rows: readonly ComparisonRow[], box: Box): Layout {
  const nameAbove = isNarrow(box.width);
  const longest = Math.max(...rows.map((row) => textWidthPx(row.name, NAME)));
  const names = nameAbove ? 0 : Math.min(longest + 14, box.width * 0.28);
  const gap = nameAbove ? 16 : 28;
  const panels = box.width - names - gap;
  const nodes = { x: box.x + names, width: Math.round(panels * 0.47) };
  const cost = { x: nodes.x + nodes.width + gap, width: panels - nodes.width };
  return { nodes, cost, rowPx: (box.height - HEAD) / rows.length, nameAbove };
}

function draw(rows: readonly ComparisonRow[], box: Box, theme: Theme): string {
  const layout = layOut(rows, box);
  const labelled = rows.map(withLabels);
  const scale = { nodes: nodesScale(labelled, layout), cost: costsScale(labelled, layout) };
  let svg =
    heading(layout.nodes.x, box.y, "Nodes", theme) +
    heading(layout.cost.x, box.y, "Extra cost a month", theme);
  for (const [index, row] of labelled.entries()) {
    const middle = box.y + HEAD + layout.rowPx * (index + 0.5);
    svg += drawRow(row, middle, layout, scale, theme, box);
  }
  const zero = scale.cost(0);
  const axis = { stroke: theme.axis, "stroke-width": 1 };
  for (const [top, bottom] of axisRuns(rows.length, layout, box)) {
    svg += drawLine([layout.nodes.x, top], [layout.nodes.x, bottom], axis);
    svg += drawLine([zero, top], [zero, bottom], axis);
  }
  return svg;
}

/** One line from top to bottom; where names stand above their bars, a piece for each bar. */
function axisRuns(
  count: number,
  layout: Layout,
  box: Box,
): readonly (readonly [top: number, bottom: number])[] {
  if (!layout.nameAbove) return [[box.y + HEAD - 4, box.y + box.height]];
  return Array.from({ length: count }, (_, index) => {
    const bar = box.y + HEAD + layout.rowPx * (index + 0.5) + 12;
    return [bar - 14, bar + 14] as const;
  });
}

function heading(x: number, y: number, text: string, theme: Theme): string {
  return drawText(x, y + 10, text, { ...HEADING, colour: theme.ink3 });
}

/** Pixels for one unit, so that every row's label still fits behind its longest mark. */
function perUnit(
  marks: readonly { readonly length: number; readonly labelPx: number }[],
  widthPx: number,
): number {
  const rooms = marks
    .filter((mark) => mark.length > 0)
    .map((mark) => Math.max(20, widthPx - mark.labelPx) / mark.length);
  return rooms.length === 0 ? 0 : Math.min(...rooms);
}

/** A row with what stands behind its marks: its room is measured before it is drawn. */
type Labelled = {
  readonly row: ComparisonRow;
  readonly nodes: readonly Part[];
  readonly cost: readonly Part[];
};

const withLabels = (row: ComparisonRow): Labelled =>
  row.planned ? { row, nodes: nodeParts(row), cost: costParts(row) } : { row, nodes: [], cost: [] };

function nodesScale(rows: readonly Labelled[], layout: Layout): Scale {
  const { x, width } = layout.nodes;
  const marks = rows
    .filter(({ row }) => row.planned)
    .map(({ row, nodes }) => ({ length: row.nodes.high, labelPx: partsWidth(nodes) + 10 }));
  const unit = perUnit(marks, width);
  return (nodes) => x + nodes * unit;
}

function costsScale(rows: readonly Labelled[], layout: Layout): Scale {
  const { x, width } = layout.cost;
  const planned = rows.filter(({ row }) => row.planned);
  const least = Math.min(0, ...planned.flatMap(({ row }) => ends(row.deltaMicroUsdPerMonth)));
  const from = least < 0 ? x + 6 : x;
  const marks = planned.map(({ row, cost }) => ({
    length: Math.max(0, ...ends(row.deltaMicroUsdPerMonth)) - least,
    labelPx: partsWidth(cost) + 14,
  }));
  const unit = perUnit(marks, x + width - from);
  return (microUsd) => from + (microUsd - least) * unit;
}

type Part = readonly [text: string, voice: "strong" | "plain" | "quiet"];

function nodeParts(row: ComparisonRow): readonly Part[] {
  const range =
    row.nodes.low === row.nodes.high ? "" : ` ${formatCountRange(row.nodes.low, row.nodes.high)}`;
  const bound = row.proven ? "" : ` ≥ ${formatCount(row.lowerBound)}`;
  return [
    [formatCount(row.nodes.typical), "strong"],
    [bound, "quiet"],
    [range, "quiet"],
  ];
}

function costParts(row: ComparisonRow): readonly Part[] {
  if (row.baseline) {
    return [
      [formatUsd(row.microUsdPerMonth.typical), "strong"],
      [" a month in all", "quiet"],
    ];
  }
  return [
    [formatUsdDelta(row.deltaMicroUsdPerMonth.typical), "strong"],
    [` (${formatPercentDelta(row.deltaShare)})`, "quiet"],
  ];
}

function partsWidth(parts: readonly Part[]): number {
  return parts.reduce((sum, [text, voice]) => sum + textWidthPx(text, fontOf(voice)), 0);
}

const STRONG: Font = { ...LABEL, weight: "semibold" };
const fontOf = (voice: Part[1]) => (voice === "strong" ? STRONG : LABEL);

function drawParts(x: number, middle: number, parts: readonly Part[], theme: Theme): string {
  return drawTexts(
    x,
    middle + 4.5,
    parts.map(([text, voice]) => [
      text,
      voice === "strong"
        ? { weight: "semibold" as const }
        : { colour: voice === "quiet" ? theme.ink3 : theme.ink },
    ]),
    { ...LABEL, colour: theme.ink },
  );
}

function drawRow(
  labelled: Labelled,
  middle: number,
  layout: Layout,
  scale: { readonly nodes: Scale; readonly cost: Scale },
  theme: Theme,
  box: Box,
): string {
  const { row } = labelled;
  const bar = layout.nameAbove ? middle + 12 : middle;
  const name = drawName(row, layout, middle, theme, box);
  if (!row.planned) {
    const x = layout.nodes.x + 8;
    const room = layout.nameAbove ? box.width - 8 : layout.nodes.width + 10;
    const text = fitText("A pod of it fits no node of this type", room, LABEL);
    return name + drawText(x, bar + 4.5, text, { ...LABEL, colour: theme.ink3 });
  }
  const marks =
    drawNodes(labelled, bar, layout, scale.nodes, theme) +
    drawCost(labelled, bar, scale.cost, theme);
  return name + (row.greyed ? element("g", { opacity: GREYED }, marks) : marks);
}

function drawName(row: ComparisonRow, layout: Layout, middle: number, theme: Theme, box: Box) {
  const colour = row.greyed ? theme.ink3 : theme.ink;
  const why = row.greyed ? shortReason(row) : shortLack(row);
  if (layout.nameAbove) {
    const text = why === "" ? row.name : `${row.name}: ${why}`;
    const style = { ...NAME, colour };
    if (textWidthPx(text, NAME) <= box.width) return drawText(box.x, middle - 10, text, style);
    const parts = [[`${row.name}: `, {}] as const, [why, { sizePx: HEADING.sizePx }] as const];
    return drawTexts(box.x, middle - 10, parts, style);
  }
  const x = layout.nodes.x - 12;
  const style = { ...NAME, colour, anchor: "end" as const };
  if (why === "") return drawText(x, middle + 4.5, row.name, style);
  const small = { ...HEADING, colour: theme.ink3, anchor: "end" as const };
  return (
    drawText(x, middle - 2, row.name, style) +
    drawText(x, middle + 12, fitText(why, x - box.x, HEADING), small)
  );
}

/** Two or three words under a greyed name; the page has the whole reason. */
function shortReason(row: ComparisonRow): string {
  const codes = row.blockedBy;
  if (codes.includes("infeasible")) return "not possible here";
  const lacks = lackedOf(row) === 0 ? [] : [`lacks ${lackedOf(row)}`];
  if (codes.includes("managed-only")) return ["managed form only", ...lacks].join(", ");
  return [...(codes.includes("below-level") ? ["below the level"] : []), ...lacks].join(", ");
}

/** "lacks 2 of 5 required": what keeps an option from being called cheapest though it runs here. */
function shortLack(row: ComparisonRow): string {
  const lacked = lackedOf(row);
  return lacked === 0 ? "" : `lacks ${lacked} of ${row.requirements.length} required`;
}

const lackedOf = (row: ComparisonRow) => lackedRequirements(row).length;

function drawNodes(
  { row, nodes }: Labelled,
  middle: number,
  layout: Layout,
  scale: Scale,
  theme: Theme,
): string {
  const start = layout.nodes.x;
  const thick = 20;
  const bar = drawRect(
    { x: start, y: middle - thick / 2, width: scale(row.nodes.typical) - start, height: thick },
    { fill: optionColour(row.id, theme.id) },
  );
  const range =
    row.nodes.low === row.nodes.high
      ? ""
      : errorBar(scale(row.nodes.low), scale(row.nodes.high), middle, theme);
  const labelX = scale(Math.max(row.nodes.typical, row.nodes.high)) + 8;
  return bar + range + drawParts(labelX, middle, nodes, theme);
}

function drawCost({ row, cost }: Labelled, middle: number, scale: Scale, theme: Theme): string {
  if (row.baseline) return drawParts(scale(0) + 10, middle, cost, theme);
  const { low, typical, high } = row.deltaMicroUsdPerMonth;
  const [least, most] = [Math.min(low, typical, high), Math.max(low, typical, high)];
  const range = least === most ? "" : errorBar(scale(least), scale(most), middle, theme);
  const dot = element("circle", {
    cx: scale(typical),
    cy: middle,
    r: 5,
    fill: optionColour(row.id, theme.id),
    stroke: theme.page,
    "stroke-width": 1.5,
  });
  return range + dot + drawParts(Math.max(scale(most), scale(0)) + 11, middle, cost, theme);
}

const errorBar = (from: number, to: number, y: number, theme: Theme): string =>
  drawLiftedRange(from, to, y, theme.ink, { stroke: theme.page, opacity: 0.55 });
