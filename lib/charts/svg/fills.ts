import { OPTION_COLOURS, OWNER_LOOKS, type Swatch } from "../options";
import { drawRect } from "./draw";
import { element } from "./element";
import type { ThemeId } from "./theme";

/*
 * What areas and lines are filled with. On screens: the page's own colours. On paper: greys and
 * hatchings that stay apart without colour, and dashes for lines.
 */

/** A fill, and the pattern it needs, if any. */
export type Fill = { readonly paint: string; readonly pattern: string };

type Hatch = { readonly base: string; readonly mark?: string; readonly d?: string };

const TILE = 6;
const DIAGONAL = "M-1 1L1 -1M0 6L6 0M5 7L7 5";
const BACK = "M-1 5L1 7M0 0L6 6M5 -1L7 1";
const UPRIGHT = "M1.5 0V6M4.5 0V6";
const LEVEL = "M0 1.5H6M0 4.5H6";
const DOTS = "M1 1H2.6V2.6H1ZM4 4H5.6V5.6H4Z";

const PAPER: Readonly<Record<string, Hatch>> = {
  applications: { base: "#d9d9d9" },
  "per-pod-proxies": { base: "#1f1f1f" },
  "per-node-agents": { base: "#ffffff", mark: "#1f1f1f", d: DIAGONAL },
  waypoints: { base: "#8c8c8c", mark: "#ffffff", d: DOTS },
  "control-plane": { base: "#ffffff", mark: "#1f1f1f", d: UPRIGHT },
  gateways: { base: "#595959", mark: "#ffffff", d: LEVEL },
  "add-ons": { base: "#ffffff", mark: "#1f1f1f", d: DOTS },
  system: { base: "#a6a6a6" },
  reserved: { base: "#737373" },
  headroom: { base: "#ffffff", mark: "#bfbfbf", d: LEVEL },
  stranded: { base: "#ffffff", mark: "#bfbfbf", d: BACK },
  none: { base: "#d9d9d9" },
  option: { base: "#a6a6a6" },
};

const HATCHED: Readonly<Record<"light" | "dark", string>> = { light: "#d0d0ca", dark: "#42453e" };

const SWATCHES: Readonly<Record<string, Swatch>> = Object.fromEntries(
  OWNER_LOOKS.map((look) => [look.owner, look.colour]),
);
const HATCHED_OWNERS: ReadonlySet<string> = new Set(
  OWNER_LOOKS.filter((look) => look.hatched).map((look) => look.owner),
);

/** The colour of an option's marks; paper tells options apart by their labels alone. */
export function optionColour(optionId: string, theme: ThemeId): string {
  if (theme !== "print") return OPTION_COLOURS[optionId]?.[theme] ?? "#8b8d84";
  return (optionId === "none" ? PAPER["none"] : PAPER["option"])?.base ?? "#a6a6a6";
}

/** Lines on paper: solid for the baseline, then dashes that stay apart. */
const DASHES: Readonly<Record<string, string>> = {
  "istio-sidecar": "8 3",
  "istio-ambient-l4": "2 3",
  "istio-ambient-waypoints": "8 3 2 3",
  linkerd: "12 4",
  cilium: "5 2 1 2 1 2",
};

export function optionStroke(
  optionId: string,
  theme: ThemeId,
): { readonly stroke: string; readonly "stroke-dasharray": string | undefined } {
  if (theme !== "print") {
    return { stroke: optionColour(optionId, theme), "stroke-dasharray": undefined };
  }
  return { stroke: "#000000", "stroke-dasharray": DASHES[optionId] };
}

/** The fill of an owner's area. `prefix` keeps ids apart where several figures share a page. */
export function ownerFill(owner: string, theme: ThemeId, prefix: string): Fill {
  const id = `${prefix}-${theme}-${owner}`;
  if (theme === "print") return hatchFill(id, PAPER[owner] ?? { base: "#d9d9d9" });
  const base = SWATCHES[owner]?.[theme] ?? "#8b8d84";
  if (!HATCHED_OWNERS.has(owner)) return { paint: base, pattern: "" };
  return hatchFill(id, { base, mark: HATCHED[theme], d: DIAGONAL });
}

function hatchFill(id: string, hatch: Hatch): Fill {
  if (hatch.d === undefined) return { paint: hatch.base, pattern: "" };
  const tile =
    drawRect({ x: 0, y: 0, width: TILE, height: TILE }, { fill: hatch.base }) +
    element("path", {
      d: hatch.d,
      fill: hatch.d === DOTS ? hatch.mark : "none",
      stroke: hatch.d === DOTS ? undefined : hatch.mark,
      "stroke-width": hatch.d === DOTS ? undefined : "1.2",
    });
  const pattern = element(
    "pattern",
    { id, width: TILE, height: TILE, patternUnits: "userSpaceOnUse" },
    tile,
  );
  return { paint: `url(#${id})`, pattern };
}
