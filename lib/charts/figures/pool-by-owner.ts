import { formatCount, formatGiB, formatPercent, formatVcpu } from "../../format/amounts";
import { MESH_OWNERS } from "../../model/breakdown";
import { lackedRequirements } from "../../model/qualifies";
import type { BindingResource, Comparison, Owner } from "../../model/types";
import { ownerLabel } from "../options";
import { poolsInWords } from "../pool-words";
import {
  POOL_RESOURCE_LOOKS,
  type PoolBar,
  type PoolChart,
  type PoolResource,
  poolByOwner as poolView,
} from "../pool-by-owner";
import { type Box, drawRect, drawText, drawTexts } from "../svg/draw";
import { ownerFill } from "../svg/fills";
import { type Font, textWidthPx } from "../svg/measure";
import { drawOwnerLegend, ownerLegendPx } from "../svg/owner-legend";
import { readableOn } from "../svg/readable-on";
import type { Theme } from "../svg/theme";
import type { Figure, FigureContent, FigureFacts } from "./figure";
import { nodeCount, spoken } from "./spoken";
import { unplanned } from "./unplanned";

/** Who occupies the pool, one bar an option, in the resource that decides the node count. */
export const poolByOwner: Figure = {
  id: "pool-by-owner",
  name: "Pool by owner",
  content,
};

function content(facts: FigureFacts): FigureContent {
  const chart = poolView(facts.comparison, resourceOf(facts.comparison));
  if (chart.bars.length === 0 || chart.longest === 0) {
    return unplanned(facts.comparison.options[0]?.issues[0]?.message ?? "Nothing to show.");
  }
  const look = POOL_RESOURCE_LOOKS[chart.resource];
  const lacked = lackedBy(facts.comparison);
  return {
    words: {
      title: title(chart, lacked),
      subtitle: `${look.label} of the whole pool in ${look.unit}, by who occupies it; ${inSentence(look.label)} decides the node count here. Bars are ${wholeNodes(facts)}.`,
      caption: "At the typical end of every range.",
    },
    description: chart.bars.map((bar) => barInWords(bar, chart)).join(" "),
    table: {
      columns: ["option", "nodes", ...chart.owners.map((owner) => `${owner}_${look.unit}`)],
      rows: chart.bars.map((bar) => [bar.name, bar.nodes, ...bar.amounts]),
    },
    bodyPx: (widthPx) =>
      ownerLegendPx(chart.owners, widthPx) + 10 + chart.bars.length * rowPx(widthPx),
    draw: (box, theme) => draw(named(chart, lacked), box, theme),
  };
}

/** By option, how many requirements it lacks; who lacks none is left out. */
type Lacked = ReadonlyMap<string, number>;

const lackedBy = ({ options }: Comparison): Lacked =>
  new Map(
    options
      .map((option) => [option.id, lackedRequirements(option).length] as const)
      .filter(([, count]) => count > 0),
  );

/** "Cilium (lacks 2)", as the bars of a drawing are named. */
const named = (chart: PoolChart, lacked: Lacked): PoolChart => ({
  ...chart,
  bars: chart.bars.map((bar) => {
    const count = lacked.get(bar.id);
    return count === undefined ? bar : { ...bar, name: `${bar.name} (lacks ${count})` };
  }),
});

function wholeNodes({ comparison, cluster }: FigureFacts): string {
  const pools = poolsInWords(comparison);
  return pools === undefined ? `whole ${cluster.node.name} nodes` : `the whole nodes of ${pools}`;
}

const RESOURCE_OF: Readonly<Record<BindingResource, PoolResource>> = {
  cpu: "cpu",
  "cpu-use": "cpu",
  memory: "memory",
  "memory-use": "memory",
  pods: "pods",
  minimum: "cpu",
};

/** The resource that binds for the option with the most nodes. */
function resourceOf(comparison: Comparison): PoolResource {
  const heaviest = comparison.options.reduce((most, option) =>
    option.typical.nodes > most.typical.nodes ? option : most,
  );
  return RESOURCE_OF[heaviest.typical.bindingResource];
}

/* ------------------------------------------------------------------- words */

const isMesh = (owner: Owner) => MESH_OWNERS.includes(owner);

function meshShare(bar: PoolBar, chart: PoolChart): number {
  const mesh = chart.owners.reduce(
    (sum, owner, index) => sum + (isMesh(owner) ? (bar.amounts[index] ?? 0) : 0),
    0,
  );
  return bar.total === 0 ? 0 : mesh / bar.total;
}

/** The mesh's most and least; of the options that lack no requirement where there are some. */
function title(chart: PoolChart, lacked: Lacked): string {
  const meshes = chart.bars.filter((bar) => bar.id !== "none");
  const meeting = meshes.filter((bar) => !lacked.has(bar.id));
  const ranked = (meeting.length > 0 ? meeting : meshes).toSorted(
    (a, b) => meshShare(b, chart) - meshShare(a, chart),
  );
  const [most] = ranked;
  const least = ranked.at(-1);
  const what = POOL_RESOURCE_LOOKS[chart.resource].label;
  if (most === undefined || least === undefined) {
    return `Without a mesh: who occupies the pool's ${inSentence(what)}`;
  }
  const share = (bar: PoolBar) => fineShare(meshShare(bar, chart));
  const first = `The mesh itself takes ${share(most)} of the pool's ${inSentence(what)} with ${spoken(most)}`;
  return most === least ? first : `${first}, ${share(least)} with ${spoken(least)}`;
}

const inSentence = (label: string) => (label === "CPU" ? label : label.toLowerCase());

/** Shares below ten percent keep a digit: 0.4 % is not 0 %. */
function fineShare(share: number): string {
  if (share === 0 || share >= 0.0995) return formatPercent(share);
  return share < 0.0005 ? "under 0.1 %" : `${(share * 100).toFixed(1)} %`;
}

function barInWords(bar: PoolBar, chart: PoolChart): string {
  const { unit } = POOL_RESOURCE_LOOKS[chart.resource];
  const parts = chart.owners.flatMap((owner, index) => {
    const amount = bar.amounts[index] ?? 0;
    return amount === 0 ? [] : [`${ownerLabel(owner)} ${formatAmount(amount, chart)}`];
  });
  return `${bar.name}, ${nodeCount(bar.nodes)}, ${unit}: ${parts.join(", ")}.`;
}

/** An amount in the chart's unit, as the page writes it. */
export function formatAmount(amount: number, chart: Pick<PoolChart, "resource">): string {
  if (chart.resource === "cpu") return formatVcpu(amount * 1000);
  return chart.resource === "memory" ? formatGiB(amount * 1024) : formatCount(amount);
}

/* ----------------------------------------------------------------- drawing */

const NAME: Font = { sizePx: 13.5, weight: "regular" };
const LABEL: Font = { sizePx: 13, weight: "regular" };
const INSIDE: Font = { sizePx: 11.5, weight: "regular" };
const BAR = 24;

const isNarrow = (widthPx: number) => widthPx < 560;
const rowPx = (widthPx: number) => (isNarrow(widthPx) ? 54 : 38);

function draw(chart: PoolChart, box: Box, theme: Theme) {
  const fills = chart.owners.map((owner) => ownerFill(owner, theme.id, "pool-by-owner"));
  const paints = fills.map((fill) => fill.paint);
  const top = box.y + ownerLegendPx(chart.owners, box.width) + 10;
  const rowHeight = (box.y + box.height - top) / chart.bars.length;
  const above = isNarrow(box.width);
  const names = above ? 0 : 14 + Math.max(...chart.bars.map((bar) => textWidthPx(bar.name, NAME)));
  const totals =
    10 + Math.max(...chart.bars.map((bar) => textWidthPx(totalText(bar, chart), LABEL)));
  const perUnit = Math.max(40, box.width - names - totals) / chart.longest;
  const bars = chart.bars.map((bar, index) => {
    const middle = top + rowHeight * (index + 0.5);
    const y = above ? middle + 10 : middle;
    const name = above
      ? drawText(box.x, middle - 10, bar.name, { ...NAME, colour: theme.ink })
      : drawText(box.x + names - 12, y + 4.5, bar.name, {
          ...NAME,
          colour: theme.ink,
          anchor: "end",
        });
    return name + drawBar(bar, chart, { x: box.x + names, y, perUnit, paints }, theme);
  });
  return {
    svg: drawOwnerLegend(chart.owners, paints, box, theme) + bars.join(""),
    patterns: fills.map((fill) => fill.pattern).join(""),
  };
}

const totalText = (bar: PoolBar, chart: PoolChart) =>
  `${nodeCount(bar.nodes)} · ${formatAmount(bar.total, chart)} ${POOL_RESOURCE_LOOKS[chart.resource].unit}`;

function drawBar(
  bar: PoolBar,
  chart: PoolChart,
  at: {
    readonly x: number;
    readonly y: number;
    readonly perUnit: number;
    readonly paints: readonly string[];
  },
  theme: Theme,
): string {
  let x = at.x;
  const parts: string[] = [];
  chart.owners.forEach((owner, index) => {
    const amount = bar.amounts[index] ?? 0;
    if (amount === 0) return;
    const width = amount * at.perUnit;
    const fill = at.paints[index];
    parts.push(
      drawRect(
        { x, y: at.y - BAR / 2, width, height: BAR },
        { fill, stroke: theme.page, "stroke-width": 0.75 },
      ),
    );
    parts.push(insideLabel(formatAmount(amount, chart), owner, { x, width, y: at.y }, theme, fill));
    x += width;
  });
  const [nodes, total] = totalText(bar, chart).split(" · ");
  parts.push(
    drawTexts(
      x + 8,
      at.y + 4.5,
      [
        [nodes ?? "", { weight: "semibold" }],
        [` · ${total ?? ""}`, { colour: theme.ink3 }],
      ],
      { ...LABEL, colour: theme.ink },
    ),
  );
  return parts.join("");
}

/** The amount inside its segment, where it has room and can be read. */
function insideLabel(
  text: string,
  owner: Owner,
  at: { readonly x: number; readonly width: number; readonly y: number },
  theme: Theme,
  fill: string | undefined,
): string {
  const hatched = fill?.startsWith("url(") === true;
  if (textWidthPx(text, INSIDE) + 8 > at.width) return "";
  if (hatched && owner !== "stranded" && owner !== "headroom") return "";
  const colour = hatched ? theme.ink2 : readableOn(fill ?? "#ffffff");
  const middle = at.x + at.width / 2;
  const label = drawText(middle, at.y + 4, text, { ...INSIDE, colour, anchor: "middle" });
  if (!hatched) return label;
  const width = textWidthPx(text, INSIDE) + 6;
  const plate = { x: middle - width / 2, y: at.y - 8, width, height: 16 };
  return drawRect(plate, { fill: theme.page, opacity: "0.85" }) + label;
}
