import {
  formatCount,
  formatCpu,
  formatList,
  formatMemory,
  formatPercent,
} from "../../format/amounts";
import type { Owner } from "../../model/types";
import {
  contentsLines,
  type NodeBin,
  type NodeBins,
  type OptionBins,
  takenShare,
  typicalNode,
} from "../node-bins";
import { OWNER_LOOKS, ownerLabel } from "../options";
import { cleanText, isolated } from "../svg/clean-text";
import { type Box, drawText } from "../svg/draw";
import { ownerFill } from "../svg/fills";
import { wrapText, wrapWords } from "../svg/fit-text";
import type { Font } from "../svg/measure";
import { drawNodePicture, type Paints } from "../svg/node-picture";
import { drawOwnerLegend, ownerLegendPx } from "../svg/owner-legend";
import type { Theme } from "../svg/theme";
import type { Figure, FigureContent, FigureFacts, FigureTable, FigureView } from "./figure";
import { isPlural, nodeCount, spoken } from "./spoken";
import { unplanned } from "./unplanned";

/** How pods sit on the nodes: the commonest node of every option, or every kind of node of one. */
export const nodeBins: Figure = {
  id: "node-bins",
  name: "How pods sit on the nodes",
  ofOne: ({ comparison }, { option }) =>
    comparison.options.some(({ id, issues }) => id === option && issues.length === 0),
  content,
};

const TOO_MANY =
  "Pods of so many kinds fill as many kinds of nodes: none is typical, and a list of them all takes too long here. The page shows them in the browser, one option at a time; or merge rows that are alike.";

/** One picture: so many nodes of a pool carry this. */
type Told = { readonly option: OptionBins; readonly pool: NodeBins; readonly bin: NodeBin };

/** More kinds of nodes than this are counted, not drawn. */
const MOST_KINDS = 12;

function content(facts: FigureFacts, view: FigureView = {}): FigureContent {
  const options = facts.nodeBins();
  if (options === "too-many-kinds") return unplanned(TOO_MANY, "Hardly two nodes are alike here");
  const asked = options.find(({ id }) => id === view.option);
  const told = asked === undefined ? options.flatMap(commonest) : kindsOf(asked);
  const [first] = told;
  if (first === undefined) {
    return unplanned(
      facts.comparison.options[0]?.issues[0]?.message ?? "There are no nodes to look into.",
    );
  }
  const drawn = told.slice(0, MOST_KINDS);
  const lay = laidOnce(drawn.map(asked === undefined ? optionCell : kindCell));
  const owners = ownersOf(drawn);
  return {
    words: {
      title: asked === undefined ? averageTitle(options, facts.pods) : kindsTitle(asked),
      subtitle: subtitle(drawn, asked),
      caption: caption(facts, options, asked, told),
    },
    description: drawn.map((each) => inWords(each, asked)).join(" "),
    // Of more kinds of nodes than are drawn: a drawing does not ask for it.
    get table() {
      return table(told);
    },
    bodyPx: (widthPx) => ownerLegendPx(owners, widthPx) + GAP + lay(widthPx).heightPx,
    draw: (box, theme) => draw(lay(box.width), owners, box, theme),
  };
}

function commonest(option: OptionBins): readonly Told[] {
  const found = typicalNode(option);
  return found === undefined ? [] : [{ option, ...found }];
}

const kindsOf = (option: OptionBins): readonly Told[] =>
  option.pools.flatMap((pool) => pool.bins.map((bin) => ({ option, pool, bin })));

/** "pool batch" where there are several, else nothing. */
const poolName = ({ option, pool }: Told) =>
  option.pools.length < 2 ? "" : `pool ${shown(pool.pool)}`;

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== "").join(", ");

/** Owners with anything on a drawn node, in the order of the palette; what is left over is last. */
function ownersOf(told: readonly Told[]): readonly Owner[] {
  const held = new Set(told.flatMap(({ bin }) => bin.slices.map(({ owner }) => owner)));
  return OWNER_LOOKS.map(({ owner }) => owner).filter(
    (owner) => held.has(owner) || owner === "stranded",
  );
}

/* ------------------------------------------------------------------- words */

/** Names of pods and pools are the scenario's: whatever they hold, they stay one line of ours. */
const shown = (name: string) => isolated(cleanText(name));

const carriedLines = (bin: NodeBin, mostNames: number) => contentsLines(bin, mostNames).map(shown);
const carried = (bin: NodeBin, mostNames: number) => carriedLines(bin, mostNames).join(", ");

const nodesOf = ({ pools }: OptionBins) => pools.reduce((sum, { nodes }) => sum + nodes, 0);

/** "with ambient with waypoints" would be hard to read: such go by their names. */
const withOption = (option: OptionBins) =>
  option.id === "none"
    ? "without a mesh"
    : `with ${isPlural(option) ? spoken(option) : option.name}`;

/** Pods of the workloads over nodes: 27.2, and whole where there are hundreds. */
function podsPerNode(pods: number, option: OptionBins): string {
  const average = pods / Math.max(1, nodesOf(option));
  return average < 99.95 ? average.toFixed(1) : formatCount(Math.round(average));
}

/** The finding: whole nodes carry fewer of the workloads' pods where a mesh takes its part. */
function averageTitle(options: readonly OptionBins[], pods: number): string {
  if (pods === 0) return "There are no workloads yet: what every node carries before them";
  const averages = new Set(options.map((option) => podsPerNode(pods, option)));
  if (averages.size === 1 && options.length > 1) {
    return `A node carries on average ${[...averages][0]} pods, with every option`;
  }
  const meshes = options.filter(({ id }) => id !== "none").sort((a, b) => nodesOf(b) - nodesOf(a));
  const baseline = options.find(({ id }) => id === "none");
  const ends = new Set([baseline, meshes[0], meshes.at(-1)].flatMap((option) => option ?? []));
  const words = [...ends].map(
    (option, at) => `${podsPerNode(pods, option)}${at === 0 ? " pods" : ""} ${withOption(option)}`,
  );
  return `A node carries on average ${formatList(words)}`;
}

function kindsTitle(option: OptionBins): string {
  const found = typicalNode(option);
  if (found === undefined) return `No nodes ${withOption(option)}`;
  const { pool, bin } = found;
  const where = option.pools.length < 2 ? "" : ` of pool ${shown(pool.pool)}`;
  const full = `${formatPercent(takenShare(bin, "cpuShare"))} of the CPU and ${formatPercent(takenShare(bin, "memoryShare"))} of the memory taken`;
  const of = `${where} ${withOption(option)}`;
  if (pool.nodes === 1) return `The one node${of} carries ${podCount(bin.pods)}: ${full}`;
  if (bin.count === 1) {
    return `No two of the ${formatCount(pool.nodes)} nodes${of} carry the same pods`;
  }
  const all = bin.count === pool.nodes;
  const nodes = all ? `All ${formatCount(pool.nodes)}` : ofNodes(bin.count, pool.nodes);
  return `${nodes} nodes${of} carry the same ${podCount(bin.pods)}: ${full}`;
}

const podCount = (count: number) => `${formatCount(count)} ${count === 1 ? "pod" : "pods"}`;
const ofNodes = (count: number, nodes: number) => `${formatCount(count)} of ${formatCount(nodes)}`;

function subtitle(told: readonly Told[], asked: OptionBins | undefined): string {
  const machines = new Map(told.map(({ pool }) => [pool.nodeType, pool]));
  const named = [...machines.values()].map(
    ({ nodeType, machineCpuMilli, machineMemoryMiB }) =>
      `${shown(nodeType)} (${formatCpu(machineCpuMilli)}, ${formatMemory(machineMemoryMiB)})`,
  );
  const what =
    asked === undefined
      ? "One node of each option, the commonest of its kind"
      : `Every kind of node of ${asked.name}, the commonest first`;
  return `${what}: a column is as high as the CPU or the memory of the whole ${formatList(named)}, filled by whoever holds it.`;
}

function caption(
  { comparison }: FigureFacts,
  options: readonly OptionBins[],
  asked: OptionBins | undefined,
  told: readonly Told[],
): string {
  const open = comparison.options.filter(
    ({ id, issues, typical }) =>
      issues.length === 0 && !typical.proven && (asked === undefined || id === asked.id),
  );
  const left = told.slice(MOST_KINDS);
  const nodes = left.reduce((sum, { bin }) => sum + bin.count, 0);
  const pools = options.some((option) => option.pools.length > 1);
  return [
    "At the typical end of every range; in percent of the machine, by what is requested, kernel and kubelet included.",
    ...(asked === undefined
      ? [
          `Averages: pods of the workloads over all nodes.${pools ? " Of several pools the largest is drawn." : ""}`,
        ]
      : []),
    "Nodes whose pods ask for the same are one kind.",
    ...(left.length === 0
      ? []
      : [`Not drawn: ${formatCount(left.length)} more kinds, ${nodeCount(nodes)}.`]),
    ...(open.length === 0
      ? []
      : [`Planned, not proved minimal: ${formatList(open.map(({ name }) => name))}.`]),
  ].join(" ");
}

/** A node in one sentence, for those who cannot see it. */
function inWords(told: Told, asked: OptionBins | undefined): string {
  const { option, pool, bin } = told;
  const parts = (share: "cpuShare" | "memoryShare") =>
    bin.slices
      .filter((slice) => slice[share] > 0)
      .map((slice) => `${ownerLabel(slice.owner).toLowerCase()} ${finePercent(slice[share])}`)
      .join(", ");
  const place = poolName(told);
  const subject =
    asked === undefined ? joined(option.name, place) : place === "" ? "" : `In ${place}`;
  const start = subject === "" ? "" : `${subject}: `;
  const verb = bin.count === 1 ? "carries" : "carry";
  const pods = bin.pods === 0 ? "" : `${podCount(bin.pods)}, `;
  return `${start}${ofNodes(bin.count, pool.nodes)} nodes ${verb} ${pods}${carried(bin, MOST_NAMES)}. CPU ${formatPercent(takenShare(bin, "cpuShare"))}: ${parts("cpuShare")}; memory ${formatPercent(takenShare(bin, "memoryShare"))}: ${parts("memoryShare")}.`;
}

/** A share below a percent is not nothing. */
const finePercent = (share: number) => (share < 0.005 ? "under 1 %" : formatPercent(share));

/** Thousands of workloads fill as many kinds of nodes: past a few pages of them they are counted. */
const MOST_ROWS = 100;

function table(told: readonly Told[]): FigureTable {
  const [rows, left] = [told.slice(0, MOST_ROWS), told.slice(MOST_ROWS)];
  const owners = ownersOf(rows).filter((owner) => owner !== "stranded");
  const columnOf = (owner: Owner) => owner.replaceAll("-", "_");
  return {
    columns: [
      "option",
      "pool",
      "node_type",
      "nodes_in_pool",
      "nodes_like_this",
      "pods_on_each",
      "carry",
      ...owners.flatMap((owner) => [
        `${columnOf(owner)}_cpu_milli`,
        `${columnOf(owner)}_memory_mib`,
      ]),
    ],
    rows: [
      ...rows.map(({ option, pool, bin }) => [
        option.name,
        pool.pool,
        pool.nodeType,
        pool.nodes,
        bin.count,
        bin.pods,
        bin.contents.map(({ name, count }) => `${count} ${name}`).join("; "),
        ...owners.flatMap((owner) => {
          const slice = bin.slices.find((one) => one.owner === owner);
          return [slice?.cpuMilli ?? 0, slice?.memoryMiB ?? 0];
        }),
      ]),
      ...(left.length === 0 ? [] : [restRow(left, owners.length)]),
    ],
  };
}

function restRow(left: readonly Told[], owners: number): FigureTable["rows"][number] {
  const nodes = left.reduce((sum, { bin }) => sum + bin.count, 0);
  const kinds = `${left.length} more kinds of nodes`;
  const unsaid = Array.from({ length: 2 * owners }, () => "");
  return [left[0]?.option.name ?? "", "", "", "", nodes, "", kinds, ...unsaid];
}

/* ----------------------------------------------------------------- drawing */

const HEAD: Font = { sizePx: 12.5, weight: "semibold" };
const TEXT: Font = { sizePx: 11.5, weight: "regular" };
const LEADING = 15;
const GAP = 14;
const LEAST_CELL_PX = 106;
/** Few cells stay together rather than spread over a wide figure. */
const WIDEST_CELL_PX = 240;
const FEW = 4;
const PICTURE_PX = 190;
const MOST_NAMES = 4;
const DRAWN_NAMES = 2;
const MOST_LINES = 8;

type Cell = { readonly head: string; readonly sub: string; readonly bin: NodeBin };

const optionCell = (told: Told): Cell => ({
  head: joined(told.option.name, poolName(told)),
  sub: `${ofNodes(told.bin.count, told.pool.nodes)} nodes`,
  bin: told.bin,
});

const kindCell = (told: Told): Cell => ({
  head: `${ofNodes(told.bin.count, told.pool.nodes)} nodes`,
  sub: poolName(told),
  bin: told.bin,
});

type LaidCell = Cell & {
  readonly headLines: readonly string[];
  readonly footLines: readonly string[];
};
type Laid = {
  readonly widthPx: number;
  readonly cellPx: number;
  readonly rows: readonly {
    readonly cells: readonly LaidCell[];
    readonly headPx: number;
    readonly heightPx: number;
  }[];
  readonly heightPx: number;
};

/** Cells side by side in rows of nearly as many each; in a row pictures stand on one line. */
function layCells(cells: readonly Cell[], widthPx: number): Laid {
  const fit = Math.max(1, Math.floor((widthPx + GAP) / (LEAST_CELL_PX + GAP)));
  const rowCount = Math.ceil(cells.length / fit);
  const columns = Math.ceil(cells.length / rowCount);
  const even = (widthPx - GAP * (columns - 1)) / columns;
  const cellPx = columns < FEW ? Math.min(WIDEST_CELL_PX, even) : even;
  const hasSubs = cells.some(({ sub }) => sub !== "");
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const laid = cells.slice(row * columns, (row + 1) * columns).map((cell) => ({
      ...cell,
      headLines: wrapText(cell.head, cellPx, HEAD, 4),
      footLines: footOf(cell.bin, cellPx),
    }));
    const most = (of: (cell: LaidCell) => readonly string[]) =>
      Math.max(...laid.map((cell) => of(cell).length));
    const headPx =
      LEADING * (most(({ headLines }) => headLines) + (hasSubs ? 1 : 0)) + HEAD.sizePx / 2;
    const heightPx = headPx + PICTURE_PX + 6 + LEADING * most(({ footLines }) => footLines) + GAP;
    return { cells: laid, headPx, heightPx };
  });
  return { widthPx, cellPx, rows, heightPx: rows.reduce((sum, { heightPx }) => sum + heightPx, 0) };
}

/** A figure's height is asked for before it is drawn: both at one width. */
function laidOnce(cells: readonly Cell[]): (widthPx: number) => Laid {
  let last: Laid | undefined;
  return (widthPx) => {
    if (last?.widthPx !== widthPx) last = layCells(cells, widthPx);
    return last;
  };
}

/** How many pods, then what they are: a line, or more, for each kind. */
function footOf(bin: NodeBin, cellPx: number): readonly string[] {
  const lines = (text: string) => wrapWords(text, cellPx, TEXT, MOST_LINES);
  const contents = carriedLines(bin, DRAWN_NAMES).flatMap(lines);
  return bin.pods === 0 ? contents : [podCount(bin.pods), ...contents];
}

function draw(laid: Laid, owners: readonly Owner[], box: Box, theme: Theme) {
  const fills = owners.map((owner) => ownerFill(owner, theme.id, "node-bins"));
  const legend = fills.map(({ paint }) => paint);
  const paints: Paints = new Map(owners.map((owner, index) => [owner, legend[index] ?? ""]));
  const start = box.y + ownerLegendPx(owners, box.width) + GAP;
  const spare = box.y + box.height - start - laid.heightPx;
  const picturePx = PICTURE_PX + Math.max(0, spare) / laid.rows.length;
  let top = start;
  const rows = laid.rows.map((row) => {
    const drawn = row.cells.map((cell, index) => {
      const x = box.x + index * (laid.cellPx + GAP);
      return drawCell(cell, { x, y: top, width: laid.cellPx, height: picturePx }, row.headPx, {
        paints,
        theme,
      });
    });
    top += row.heightPx + picturePx - PICTURE_PX;
    return drawn.join("");
  });
  return {
    svg: drawOwnerLegend(owners, legend, box, theme) + rows.join(""),
    patterns: fills.map(({ pattern }) => pattern).join(""),
  };
}

function drawCell(
  { bin, sub, headLines, footLines }: LaidCell,
  { x, y, width, height }: Box,
  headPx: number,
  { paints, theme }: { readonly paints: Paints; readonly theme: Theme },
): string {
  // Names of one line and of two end above their pictures alike.
  const last = y + headPx - HEAD.sizePx / 2 - 3;
  const lines = [...headLines, ...(sub === "" ? [] : [sub])];
  const heads = lines.map((line, index) => {
    const voice =
      index < headLines.length ? { ...HEAD, colour: theme.ink } : { ...TEXT, colour: theme.ink3 };
    return drawText(x, last - LEADING * (lines.length - 1 - index), line, voice);
  });
  const picture = drawNodePicture(bin, { x, y: y + headPx, width, height }, paints, theme);
  const below = y + headPx + height + 6;
  const feet = footLines.map((line, index) =>
    drawText(x, below + LEADING * index + TEXT.sizePx, line, {
      ...TEXT,
      colour: index === 0 && bin.pods > 0 ? theme.ink : theme.ink2,
    }),
  );
  return heads.join("") + picture + feet.join("");
}
