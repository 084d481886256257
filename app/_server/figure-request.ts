import { FIGURE_FORMATS, type FigureFormat } from "@/components/share/figure-formats";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import { clampSize } from "@/lib/charts/figures/draw-figure";
import { USUAL_WIDTH_PX } from "@/lib/charts/svg/frame";
import type { FigureView } from "@/lib/charts/figures/figure";
import { THEMES } from "@/lib/charts/svg/theme";
import { readShow, writeShow } from "@/lib/figure/view-choice";

/** What the address of a figure asks for; everything but the scenario is clamped here. */
export type FigureRequest = {
  readonly id: string;
  readonly format: FigureFormat;
  readonly size: FigureSize;
  /** Device pixels for one of the drawing's own, in PNG. */
  readonly zoom: number;
  /** A picture of exactly 1.91 : 1, as link previews want it. */
  readonly card: boolean;
  readonly download: boolean;
  /** Which of several things the figure is about; unknown ones are drawn as the usual. */
  readonly view: FigureView;
  /** The rest of the query: the scenario. */
  readonly query: string;
};

/**
 * Parameters that are the figure's own. None is a key of a scenario; what else a link says is looked
 * at stays with the scenario, which is read past it.
 */
const OWN_KEYS = [
  "theme",
  "w",
  "h",
  "x",
  "card",
  "download",
  "option",
  "across",
  "up",
  "axis",
  "measure",
  "show",
] as const;

/** "nodes-and-cost.svg" and a query → a request; undefined where no picture can be meant. */
export function readFigureRequest(file: string, search: string): FigureRequest | undefined {
  const dot = file.lastIndexOf(".");
  const format = FIGURE_FORMATS.find((known) => known === file.slice(dot + 1));
  if (dot < 1 || format === undefined) return undefined;
  const { own, query } = splitQuery(search);
  const theme = THEMES.find((known) => known === own.get("theme")) ?? "light";
  return {
    id: file.slice(0, dot),
    format,
    size: clampSize({
      theme,
      widthPx: amount(own.get("w"), USUAL_WIDTH_PX),
      heightPx: amount(own.get("h"), 0),
    }),
    zoom: own.get("x") === "1" ? 1 : 2,
    card: own.get("card") === "1",
    download: own.get("download") === "1",
    view: viewOf(own),
    query,
  };
}

/** What of several things the figure is about, out of the keys that are its own. */
export function viewOf(own: ReadonlyMap<string, string>): FigureView {
  const [option, across, up] = [own.get("option"), own.get("across"), own.get("up")];
  const show = showOf(own.get("show"));
  return { option, across, up, axis: own.get("axis"), measure: own.get("measure"), show };
}

/** Some times what all options take. */
const LONGEST_SHOW = 300;

/** In its one spelling, so that equal pictures are kept once; what breaks the rule as it came. */
function showOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const named = new URLSearchParams(`show=${text}`).get("show") ?? "";
  const { shown, issue } = readShow(named);
  if (issue !== undefined) return named.slice(0, LONGEST_SHOW);
  return shown === undefined ? undefined : writeShow(shown);
}

function amount(text: string | undefined, usual: number): number {
  const value = text === undefined || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : usual;
}

/** Takes the figure's own parameters out; what is left stays exactly as it was spelled. */
export function splitQuery(search: string): {
  readonly own: ReadonlyMap<string, string>;
  readonly query: string;
} {
  const own = new Map<string, string>();
  const rest: string[] = [];
  for (const pair of search.replace(/^\?/, "").split("&")) {
    const [key = "", value = ""] = pair.split("=", 2);
    if (key === "show" && own.has(key)) own.set(key, `${own.get(key)},${value}`);
    else if (OWN_KEYS.some((known) => known === key)) own.set(key, value);
    else if (pair !== "") rest.push(pair);
  }
  return { own, query: rest.join("&") };
}
