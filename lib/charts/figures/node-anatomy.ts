import { formatCount, formatGiB, formatPercent, formatVcpu } from "../../format/amounts";
import { formatCpuMilli } from "../../units/quantity";
import { type NodeAnatomy, type NodeSlice, nodeAnatomy as anatomyView } from "../node-anatomy";
import { ANATOMY_COLOURS } from "../options";
import { poolsInWords } from "../pool-words";
import { type Box, drawLine, drawRect, drawText, drawTexts } from "../svg/draw";
import { fitText, wrapText } from "../svg/fit-text";
import { type Font, textWidthPx } from "../svg/measure";
import { linear } from "../svg/scale";
import type { Theme } from "../svg/theme";
import type { Figure, FigureContent, FigureFacts } from "./figure";

/** One node from what is paid for to what is left for pods, part by part. */
export const nodeAnatomy: Figure = {
  id: "node-anatomy",
  name: "What a node leaves for pods",
  ofOne: true,
  content,
};

type Resource = "cpuMilli" | "memoryMiB";

function content(facts: FigureFacts): FigureContent {
  const node = anatomyView(facts.cluster);
  const rows = stepsOf(node);
  const basis =
    node.capacityBasis === "estimated"
      ? " Memory capacity estimated, on the low side."
      : node.capacityBasis === "measured"
        ? " Memory capacity as measured on a real node."
        : "";
  return {
    words: {
      title: title(node),
      subtitle: `One ${node.name}${ofDefaultPool(facts)}, before any mesh: what the machine has, what is kept from pods, and what they may request. At most ${formatCount(node.maxPods)} pods.`,
      caption: `CPU and memory are what the scheduler sees.${basis}`,
    },
    description: rows
      .map(({ slice }) => `${slice.label}: ${cpuText(slice)}, ${memoryText(slice)}.`)
      .join(" "),
    table: {
      columns: ["part", "cpu_milli", "memory_mib"],
      rows: rows.map(({ slice }) => [slice.label, slice.cpuMilli, slice.memoryMiB]),
    },
    bodyPx: (widthPx) => HEAD + rows.length * (isNarrow(widthPx) ? 46 : 30),
    draw: (box, theme) => ({ svg: draw(node, rows, box, theme), patterns: "" }),
  };
}

function ofDefaultPool({ comparison }: FigureFacts): string {
  return poolsInWords(comparison) === undefined ? "" : " of the default node pool";
}

function title(node: NodeAnatomy): string {
  const left = node.slices.at(-1);
  if (left === undefined) return node.name;
  const machine = `${bare(formatVcpu(node.machineCpuMilli))} vCPU and ${bare(formatGiB(node.machineMemoryMiB))} GiB`;
  if (left.cpuMilli <= 0 || left.memoryMiB <= 0) {
    return `Of ${machine}, ${node.name} leaves nothing for pods`;
  }
  const cpu = formatPercent(left.cpuMilli / node.machineCpuMilli);
  const memory = formatPercent(left.memoryMiB / node.machineMemoryMiB);
  return `Of ${machine}, ${node.name} leaves ${cpu} of the CPU and ${memory} of the memory for pods`;
}

/** 4.0 → 4: a machine's size is a name, not a measurement. */
const bare = (text: string) => text.replace(/\.0$/, "");

const cpuText = (slice: NodeSlice) => formatCpuMilli(slice.cpuMilli);
const memoryText = (slice: NodeSlice) =>
  Math.abs(slice.memoryMiB) >= 1024
    ? `${formatGiB(slice.memoryMiB)} GiB`
    : `${formatCount(slice.memoryMiB)} MiB`;

/** A row of the waterfall: where its part starts, counted from the machine's own total. */
type Step = {
  readonly slice: NodeSlice;
  readonly kind: "machine" | "kept" | "left";
  readonly after: Readonly<Record<Resource, number>>;
};

const MOST_ROWS = 16;

function stepsOf(node: NodeAnatomy): readonly Step[] {
  const machine: NodeSlice = {
    id: "machine",
    label: "The machine",
    cpuMilli: node.machineCpuMilli,
    memoryMiB: node.machineMemoryMiB,
  };
  const kept = node.slices
    .slice(0, -1)
    .filter((slice) => slice.cpuMilli > 0 || slice.memoryMiB > 0);
  const left = node.slices.at(-1);
  const after = { cpuMilli: machine.cpuMilli, memoryMiB: machine.memoryMiB };
  const steps: Step[] = [{ slice: machine, kind: "machine", after: { cpuMilli: 0, memoryMiB: 0 } }];
  for (const slice of folded(kept)) {
    after.cpuMilli -= slice.cpuMilli;
    after.memoryMiB -= slice.memoryMiB;
    steps.push({ slice, kind: "kept", after: { ...after } });
  }
  if (left !== undefined) {
    steps.push({ slice: left, kind: "left", after: { cpuMilli: 0, memoryMiB: 0 } });
  }
  return steps;
}

/** Past a page's worth of rows, the last ones become one. */
function folded(slices: readonly NodeSlice[]): readonly NodeSlice[] {
  if (slices.length <= MOST_ROWS) return slices;
  const rest = slices.slice(MOST_ROWS - 1);
  return [
    ...slices.slice(0, MOST_ROWS - 1),
    {
      id: "rest",
      label: `${rest.length} more`,
      cpuMilli: rest.reduce((sum, slice) => sum + slice.cpuMilli, 0),
      memoryMiB: rest.reduce((sum, slice) => sum + slice.memoryMiB, 0),
    },
  ];
}

/* ----------------------------------------------------------------- drawing */

const HEAD = 22;
const NAME: Font = { sizePx: 13, weight: "regular" };
const LABEL: Font = { sizePx: 12.5, weight: "regular" };
const SMALL: Font = { sizePx: 11.5, weight: "regular" };
const HEADING: Font = { sizePx: 11.5, weight: "regular" };
const BAR = 16;

const isNarrow = (widthPx: number) => widthPx < 520;

function draw(node: NodeAnatomy, steps: readonly Step[], box: Box, theme: Theme): string {
  const longest = Math.max(...steps.map((step) => textWidthPx(step.slice.label, NAME)));
  const narrow = isNarrow(box.width);
  const names = narrow ? 0 : Math.min(longest + 14, box.width * 0.3);
  const gap = narrow ? 16 : 24;
  const panel = (box.width - names - gap) / 2;
  const rowPx = (box.height - HEAD) / steps.length;
  const panels = [
    { x: box.x + names, resource: "cpuMilli" as const, heading: "CPU" },
    { x: box.x + names + panel + gap, resource: "memoryMiB" as const, heading: "Memory" },
  ];
  const drawn = panels.map(({ x, resource, heading }) =>
    drawPanel(
      steps,
      { x, y: box.y, width: panel, height: box.height },
      { resource, heading, namesAbove: narrow },
      theme,
    ),
  );
  const labels = steps.map((step, index) => {
    const middle = box.y + HEAD + rowPx * (index + 0.5);
    const weight = step.kind === "kept" ? "regular" : "semibold";
    const colour = step.kind === "kept" ? theme.ink2 : theme.ink;
    if (narrow) {
      const style = { ...SMALL, weight, colour } as const;
      return drawText(box.x, middle - 8, fitText(step.slice.label, box.width, style), style);
    }
    const style = { ...NAME, weight, colour, anchor: "end" } as const;
    const lines = wrapText(step.slice.label, names - 14, style, 2);
    const top = middle + 4.5 - (lines.length - 1) * 6.5;
    return lines
      .map((line, at) => drawText(box.x + names - 12, top + at * 13, line, style))
      .join("");
  });
  return labels.join("") + drawn.join("");
}

function drawPanel(
  steps: readonly Step[],
  box: Box,
  panel: { readonly resource: Resource; readonly heading: string; readonly namesAbove: boolean },
  theme: Theme,
): string {
  const { resource, heading, namesAbove } = panel;
  const text = resource === "cpuMilli" ? cpuText : memoryText;
  const machine = steps[0]?.slice[resource] ?? 0;
  const shares = box.width >= 170;
  const labels =
    10 + Math.max(...steps.map((step) => labelWidth(step, resource, machine, text, shares)));
  const scale = linear(
    [0, Math.max(machine, 1)],
    [box.x, box.x + Math.max(20, box.width - labels)],
  );
  const rowPx = (box.height - HEAD) / steps.length;
  const rows = steps.map((step, index) => {
    const middle = box.y + HEAD + rowPx * (index + 0.5) + (namesAbove ? 8 : 0);
    const amount = step.slice[resource];
    const from = scale(step.after[resource]);
    const to = scale(step.after[resource] + Math.max(0, amount));
    const label = shareLabel(step, resource, machine, text);
    const connector =
      step.kind === "kept" && index + 1 < steps.length && !namesAbove
        ? drawLine([from, middle - BAR / 2], [from, middle + rowPx - BAR / 2], {
            stroke: theme.axis,
            "stroke-width": 0.75,
          })
        : "";
    const bar =
      amount > 0
        ? drawRect(
            {
              x: Math.min(from, to - 1.5),
              y: middle - BAR / 2,
              width: Math.max(1.5, to - from),
              height: BAR,
            },
            { fill: colourOf(step, theme) },
          )
        : "";
    const end = step.kind === "left" ? to : Math.max(to, scale(machine));
    return (
      connector +
      bar +
      drawTexts(
        end + 8,
        middle + 4.5,
        [
          [label.amount, step.kind === "kept" ? {} : { weight: "semibold" }],
          [shares ? label.share : "", { colour: theme.ink3 }],
        ],
        { ...LABEL, colour: theme.ink },
      )
    );
  });
  const axis = (from: number, to: number) =>
    drawLine([box.x, from], [box.x, to], { stroke: theme.axis, "stroke-width": 1 });
  const top = box.y + HEAD;
  return [
    drawText(box.x, box.y + 10, heading, { ...HEADING, colour: theme.ink3 }),
    ...rows,
    // An unbroken axis would run through the names.
    ...(namesAbove
      ? steps.map((_, at) => axis(top + rowPx * at + rowPx / 2 - 3, top + rowPx * (at + 1) - 4))
      : [axis(top - 4, box.y + box.height)]),
  ].join("");
}

function shareLabel(
  step: Step,
  resource: Resource,
  machine: number,
  text: (slice: NodeSlice) => string,
): { readonly amount: string; readonly share: string } {
  const amount = step.slice[resource];
  if (step.kind === "machine") return { amount: text(step.slice), share: "" };
  if (amount === 0) return { amount: "0", share: "" };
  const sign = step.kind === "kept" ? "−" : "";
  const share = machine === 0 ? 0 : amount / machine;
  const percent = Math.abs(share) < 0.095 ? `${(share * 100).toFixed(1)} %` : formatPercent(share);
  return { amount: `${sign}${text(step.slice)}`, share: ` ${percent}` };
}

function labelWidth(
  step: Step,
  resource: Resource,
  machine: number,
  text: (slice: NodeSlice) => string,
  shares: boolean,
): number {
  const { amount, share } = shareLabel(step, resource, machine, text);
  const amountPx = textWidthPx(amount, { ...LABEL, weight: "semibold" });
  return shares ? amountPx + textWidthPx(share, LABEL) : amountPx;
}

/** Kept parts in one voice, what pods get in another; the machine in between. */
function colourOf({ kind }: Step, theme: Theme): string {
  return theme.id === "print" ? PAPER[kind] : ANATOMY_COLOURS[kind][theme.id];
}

const PAPER: Readonly<Record<Step["kind"], string>> = {
  machine: "#bfbfbf",
  kept: "#1f1f1f",
  left: "#737373",
};
