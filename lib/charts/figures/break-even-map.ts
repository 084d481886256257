import { roundTo9Digits } from "../../units/numbers";
import { type Box, drawLine, drawRect, drawText } from "../svg/draw";
import { element } from "../svg/element";
import { fitText } from "../svg/fit-text";
import { mapFill } from "../svg/map-fills";
import { type Font, textWidthPx } from "../svg/measure";
import { linear, niceTicks, type Scale } from "../svg/scale";
import type { Theme } from "../svg/theme";
import {
  type BreakEvenMap,
  cellKey,
  cheapestText,
  looksEverywhere,
  MARGIN_LABELS,
  type MapAxis,
  mapInWords,
  mapTitle,
} from "../tradeoffs/break-even";
import { deepestPlaces, mapShapes } from "../tradeoffs/map-shapes";
import { capital } from "./spoken";
import type { Figure, FigureContent } from "./figure";
import { tooManyKinds, unplanned } from "./unplanned";

/** The cheapest option over two inputs at once. */
export const breakEvenMap: Figure = {
  id: "break-even-map",
  name: "Break-even map",
  content: (facts, view) => breakEvenContent(facts.breakEven(view)),
};

export function breakEvenContent(map: BreakEvenMap | undefined | "too-many-kinds"): FigureContent {
  if (map === "too-many-kinds") return tooManyKinds("A map");
  if (map === undefined) {
    return unplanned(
      "No option that does what is asked can be planned here, so there is nothing to rank.",
      "Nothing competes for the cheapest here",
    );
  }
  const { x, y } = map;
  return {
    words: {
      title: mapTitle(map),
      subtitle: `The cheapest option over ${lower(x.label)} (across) and ${lower(y.label)} (up), all else as it is. The stronger the colour, the further ahead; striped: a tie.`,
      caption: `${x.values.length} × ${y.values.length} places${bordersInWords(map)}; the ring is this scenario. Only options that reach the asked function level and requirements compete.`,
    },
    description: mapInWords(map),
    table: {
      columns: [columnOf(x), columnOf(y), "cheapest", "margin_percent", "too_close_to_call_with"],
      rows: map.cells.map(({ cheapest, margin, open }, index) => [
        nameOrValue(x, x.values[index % x.values.length] ?? 0),
        nameOrValue(y, y.values[Math.floor(index / x.values.length)] ?? 0),
        cheapestText(map, cheapest),
        margin === undefined ? "" : Math.round(margin * 10_000) / 100,
        open.length === 0 ? "" : cheapestText(map, open),
      ]),
    },
    bodyPx: (widthPx) => mapHeightPx(map, widthPx),
    draw: (box, theme) => drawMap(map, box, theme),
  };
}

/** A band narrower than the distance of two places that agree is seen by none of them. */
const bordersInWords = (map: BreakEvenMap) =>
  looksEverywhere(map)
    ? ", every value of both inputs, so borders are exact"
    : "; between two neighbours that differ a border is found to the whole number, but narrower bands may lie between places";

const lower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);
const columnOf = ({ id }: MapAxis) => id.replaceAll("-", "_");
const nameOrValue = (axis: MapAxis, at: number) => axis.names[at] ?? at;

/* ----------------------------------------------------------------- drawing */

const TICK: Font = { sizePx: 11.5, weight: "regular" };
const LABEL: Font = { sizePx: 12.5, weight: "semibold" };
const LEGEND: Font = { sizePx: 12, weight: "regular" };
const LEGEND_ROW = 20;
const BELOW = 42;
const ABOVE = 22;

/** Where the map itself lies in its drawing: what whoever points at it needs to know. */
export function mapPlot(map: BreakEvenMap, box: Box): Box {
  const ticks = ticksOf(map.y, 6).map((tick) => textWidthPx(tickText(map.y, tick), TICK));
  const left = Math.max(24, ...ticks) + 8;
  return {
    x: box.x + left,
    y: box.y + ABOVE,
    width: box.width - left - 6,
    height: box.height - ABOVE - BELOW - legendPx(map, box.width),
  };
}

export function mapHeightPx(map: BreakEvenMap, widthPx: number): number {
  const plot = Math.min(420, Math.max(220, widthPx * 0.52));
  return plot + ABOVE + BELOW + legendPx(map, widthPx);
}

/** Along an axis as it is drawn: evenly in value, or in factors. */
export function mapScale(axis: MapAxis, range: readonly [number, number]): Scale {
  const along = (value: number) =>
    axis.scale === "log" ? roundTo9Digits(Math.log(Math.max(0.5, value))) : value;
  const [low = 0, high = 1] = [axis.values[0], axis.values.at(-1)];
  const scale = linear([along(low), Math.max(along(high), along(low) + 1e-6)], range);
  return (value) => Math.min(Math.max(...range), Math.max(Math.min(...range), scale(along(value))));
}

/** The map with axes and legend. Pure: the page and every file draw the very same. */
export function drawMap(
  map: BreakEvenMap,
  box: Box,
  theme: Theme,
): { readonly svg: string; readonly patterns: string } {
  const plot = mapPlot(map, box);
  const x = mapScale(map.x, [plot.x, plot.x + plot.width]);
  const y = mapScale(map.y, [plot.y + plot.height, plot.y]);
  const { areas, borders } = mapShapes(map, { x, y });
  const fills = new Map(
    areas.map(({ key, step }) => [`${step} ${key}`, mapFill(key, step, theme, "map")]),
  );
  const legend = legendOf(map);
  for (const { key, step } of legend) {
    if (!fills.has(`${step} ${key}`)) fills.set(`${step} ${key}`, mapFill(key, step, theme, "map"));
  }
  const paint = (key: string, step: 0 | 1 | 2) =>
    fills.get(`${step} ${key}`)?.paint ?? theme.sunken;
  const svg = [
    ...areas.map(({ key, step, d }) => element("path", { d, fill: paint(key, step) })),
    element("path", {
      d: borders === "" ? "M0 0" : borders,
      fill: "none",
      stroke: theme.ink,
      "stroke-width": 1.25,
    }),
    drawRect(plot, { fill: "none", stroke: theme.axis }),
    drawAxes(map, plot, x, y, theme),
    drawNames(map, plot, x, y, theme),
    drawHere(map, x, y, theme),
    drawLegend(legend, paint, { ...box, y: plot.y + plot.height + BELOW }, theme),
  ].join("");
  const patterns = new Set([...fills.values()].map(({ pattern }) => pattern));
  return { svg, patterns: [...patterns].join("") };
}

function ticksOf(axis: MapAxis, count: number): readonly number[] {
  const [low = 0, high = 1] = [axis.values[0], axis.values.at(-1)];
  const inside = (tick: number) => tick >= low && tick <= high && Number.isInteger(tick);
  if (axis.scale === "linear") return niceTicks(low, Math.max(high, low + 1), count).filter(inside);
  return [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
    .flatMap((ten) => [ten, 2 * ten, 5 * ten])
    .filter(inside);
}

function tickText(axis: MapAxis, tick: number): string {
  return axis.names[tick]?.split(/[.-]/).at(-1) ?? tick.toLocaleString("en-US");
}

function drawAxes(map: BreakEvenMap, plot: Box, x: Scale, y: Scale, theme: Theme): string {
  const bottom = plot.y + plot.height;
  let free = Number.NEGATIVE_INFINITY;
  const across = ticksOf(map.x, Math.max(2, Math.floor(plot.width / 70))).map((tick) => {
    const text = tickText(map.x, tick);
    const half = textWidthPx(text, TICK) / 2;
    if (x(tick) - half < free + 6) return "";
    free = x(tick) + half;
    return (
      drawLine([x(tick), bottom], [x(tick), bottom + 4], { stroke: theme.axis }) +
      drawText(x(tick), bottom + 17, text, { ...TICK, colour: theme.ink3, anchor: "middle" })
    );
  });
  let above = Number.POSITIVE_INFINITY;
  const up = ticksOf(map.y, 6).map((tick) => {
    if (y(tick) > above - 13) return "";
    above = y(tick);
    return (
      drawLine([plot.x - 4, y(tick)], [plot.x, y(tick)], { stroke: theme.axis }) +
      drawText(plot.x - 7, y(tick) + 4, tickText(map.y, tick), {
        ...TICK,
        colour: theme.ink3,
        anchor: "end",
      })
    );
  });
  return [
    ...across,
    ...up,
    drawText(plot.x, bottom + 34, fitText(axisTitle(map.x), plot.width, TICK), {
      ...TICK,
      colour: theme.ink2,
    }),
    drawText(plot.x, plot.y - 8, fitText(axisTitle(map.y), plot.width, TICK), {
      ...TICK,
      colour: theme.ink2,
    }),
  ].join("");
}

function axisTitle({ label, unit }: MapAxis): string {
  if (unit === "") return label;
  return unit.startsWith(lower(label)) ? capital(unit) : `${label}: ${unit}`;
}

/** Names where an area has room for its own. */
function drawNames(map: BreakEvenMap, plot: Box, x: Scale, y: Scale, theme: Theme): string {
  const cell = plot.width / Math.max(1, map.x.values.length - 1);
  return deepestPlaces(map)
    .map(({ key, column, row, depth }) => {
      const name = capital(cheapestText(map, key === "" ? [] : key.split(" ")));
      const width = textWidthPx(name, LABEL) + 10;
      if (width > (2 * depth + 1) * cell) return "";
      const at = [x(map.x.values[column] ?? 0), y(map.y.values[row] ?? 0)] as const;
      const left = Math.min(
        plot.x + plot.width - width - 2,
        Math.max(plot.x + 2, at[0] - width / 2),
      );
      return (
        drawRect(
          { x: left, y: at[1] - 10, width, height: 20 },
          { fill: theme.page, "fill-opacity": 0.9 },
        ) + drawText(left + 5, at[1] + 4.5, name, { ...LABEL, colour: theme.ink })
      );
    })
    .join("");
}

function drawHere(map: BreakEvenMap, x: Scale, y: Scale, theme: Theme): string {
  const inside = ({ values, here }: MapAxis) =>
    here >= (values[0] ?? 0) && here <= (values.at(-1) ?? 0);
  if (!inside(map.x) || !inside(map.y)) return "";
  const at = { cx: x(map.x.here), cy: y(map.y.here), fill: "none" };
  return (
    element("circle", { ...at, r: 6, stroke: theme.page, "stroke-width": 5 }) +
    element("circle", { ...at, r: 6, stroke: theme.ink, "stroke-width": 2 })
  );
}

/* ------------------------------------------------------------------ legend */

type LegendEntry = { readonly key: string; readonly step: 0 | 1 | 2; readonly text: string };

/** Less of the map than this has no entry of its own. */
const LEAST_SHARE = 0.005;

const legends = new WeakMap<BreakEvenMap, readonly LegendEntry[]>();

/** Its height is asked for before it is drawn. */
function legendOf(map: BreakEvenMap): readonly LegendEntry[] {
  const known = legends.get(map);
  if (known !== undefined) return known;
  const legend = legendEntries(map);
  legends.set(map, legend);
  return legend;
}

function legendEntries(map: BreakEvenMap): readonly LegendEntry[] {
  const counts = new Map<string, number>();
  for (const cell of map.cells) {
    const key = cellKey(cell);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts]
    .filter(([, count]) => count / map.cells.length >= LEAST_SHARE)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const areas = keys.map(([key]) => {
    const ids = key === "" ? [] : key.split(" ");
    const tie = ids.length > 1 ? " (tie)" : "";
    return { key, step: 2 as const, text: `${capital(cheapestText(map, ids))}${tie}` };
  });
  const lead = keys.find(([key]) => key !== "" && !key.includes(" "))?.[0];
  if (lead === undefined) return areas;
  const shades = MARGIN_LABELS.map((text, step) => ({
    key: lead,
    step: step as 0 | 1 | 2,
    text: `ahead by ${text}`,
  }));
  return [...areas, ...shades];
}

/** Entries in rows, as many beside each other as fit. */
function legendRows(entries: readonly LegendEntry[], widthPx: number): readonly LegendEntry[][] {
  const rows: LegendEntry[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const width = textWidthPx(entry.text, LEGEND) + 40;
    if (used + width > widthPx) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(entry);
    used += width;
  }
  return rows;
}

function legendPx(map: BreakEvenMap, widthPx: number): number {
  return legendRows(legendOf(map), widthPx).length * LEGEND_ROW + 4;
}

function drawLegend(
  entries: readonly LegendEntry[],
  paint: (key: string, step: 0 | 1 | 2) => string,
  box: Box,
  theme: Theme,
): string {
  return legendRows(entries, box.width)
    .flatMap((row, index) => {
      let left = box.x;
      return row.map(({ key, step, text }) => {
        const top = box.y + index * LEGEND_ROW;
        const at = left;
        left += textWidthPx(text, LEGEND) + 40;
        return (
          drawRect(
            { x: at, y: top + 2, width: 18, height: 12 },
            { fill: paint(key, step), stroke: theme.axis },
          ) +
          drawText(at + 24, top + 12.5, fitText(text, box.width - 24, LEGEND), {
            ...LEGEND,
            colour: theme.ink2,
          })
        );
      });
    })
    .join("");
}
