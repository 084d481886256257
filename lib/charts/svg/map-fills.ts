import { drawRect } from "./draw";
import { element } from "./element";
import { type Fill, optionColour } from "./fills";
import type { Theme } from "./theme";

/*
 * Areas of a map: each option has its colour and its own hatching, so that areas stay apart in
 * grey; the shade says how far it leads. A tie is striped in the colours of those that tie.
 */

const TILE = 8;
const HATCHES: Readonly<Record<string, string>> = {
  "istio-sidecar": "M2 0V8M6 0V8",
  "istio-ambient-l4": "M1.5 2H2.5M5.5 6H6.5",
  "istio-ambient-waypoints": "M-2 2L2 -2M0 8L8 0M6 10L10 6",
  linkerd: "M-2 6L2 10M0 0L8 8M6 -2L10 2",
  cilium: "M0 2H8M0 6H8",
};
const CROSSED = "M0 4H8M4 0V8";

const OPACITY = [0.22, 0.5, 0.85] as const;
const PAPER = ["#f4f4f4", "#d6d6d6", "#b0b0b0"] as const;

/** `key`: ids of the cheapest joined by spaces; `step`: 0 for the narrowest lead, 2 for the widest. */
export function mapFill(key: string, step: 0 | 1 | 2, theme: Theme, prefix: string): Fill {
  const ids = key === "" ? [] : key.split(" ");
  if (ids.length === 0) return { paint: theme.sunken, pattern: "" };
  const id = `${prefix}-${theme.id}-${step}-${ids.join("-")}`;
  const ground = drawRect({ x: 0, y: 0, width: TILE, height: TILE }, { fill: theme.page });
  const inside = ids.length > 1 ? stripes(ids, theme) : tinted(ids[0] ?? "", step, theme);
  const pattern = element(
    "pattern",
    { id, width: TILE, height: TILE, patternUnits: "userSpaceOnUse" },
    ground + inside,
  );
  return { paint: `url(#${id})`, pattern };
}

function tinted(optionId: string, step: 0 | 1 | 2, theme: Theme): string {
  const paper = theme.id === "print";
  const colour = paper ? PAPER[step] : optionColour(optionId, theme.id);
  return (
    drawRect(
      { x: 0, y: 0, width: TILE, height: TILE },
      { fill: colour, "fill-opacity": paper ? 1 : OPACITY[step] },
    ) +
    element("path", {
      d: HATCHES[optionId] ?? CROSSED,
      fill: "none",
      stroke: paper ? theme.ink : step === 2 ? theme.page : colour,
      "stroke-opacity": step === 2 && !paper ? 0.45 : 0.7,
      "stroke-width": 1,
    })
  );
}

function stripes(ids: readonly string[], theme: Theme): string {
  const wide = TILE / ids.length;
  const paper = theme.id === "print";
  const bands = ids.map((optionId, index) =>
    drawRect(
      { x: wide * index, y: 0, width: wide, height: TILE },
      paper
        ? { fill: index % 2 === 0 ? "#ffffff" : "#c4c4c4" }
        : { fill: optionColour(optionId, theme.id), "fill-opacity": 0.4 },
    ),
  );
  return bands.join("");
}
