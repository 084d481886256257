import type { Owner } from "../model/types";

/*
 * Names and colours of everything a chart or a table tells apart, in one place: the page and the
 * exported figures agree. Colours are chosen for colour-blind eyes and ordered by luminance, so
 * that they hold in grey; `light` and `dark` are for the two themes.
 */

export type Swatch = { readonly light: string; readonly dark: string };

export const OPTION_COLOURS: Readonly<Record<string, Swatch>> = {
  none: { light: "#8b8d84", dark: "#8f9288" },
  "istio-sidecar": { light: "#3355b5", dark: "#7c97ea" },
  "istio-ambient-l4": { light: "#2f93b8", dark: "#5bb8d9" },
  "istio-ambient-waypoints": { light: "#7a58b8", dark: "#a88be0" },
  linkerd: { light: "#2b9a72", dark: "#57c49b" },
  cilium: { light: "#d08a1d", dark: "#e6ad52" },
};

/** Of one node: the machine, what is kept from pods, and what they may have. None is an option's. */
export const ANATOMY_COLOURS: Readonly<Record<"machine" | "kept" | "left", Swatch>> = {
  machine: { light: "#c9cec4", dark: "#4d534a" },
  kept: { light: "#a8442f", dark: "#c9503c" },
  left: { light: "#353a33", dark: "#e6e9e2" },
};

export type OwnerLook = {
  readonly owner: Owner;
  readonly label: string;
  readonly colour: Swatch;
  /** Hatched: not occupied by anything. */
  readonly hatched: boolean;
};

/**
 * Owners of a pool in the order a stacked bar shows them. None looks like an option: their blues,
 * greens and ambers are left to these; what a mesh adds is wine to rust and olive, the rest grey.
 */
export const OWNER_LOOKS: readonly OwnerLook[] = [
  look("applications", "Applications", "#dadfd5", "#3d4239"),
  look("per-pod-proxies", "Per-pod proxies", "#8d2648", "#e36558"),
  look("per-node-agents", "Per-node agents", "#4a1030", "#f0e988"),
  look("waypoints", "Waypoints", "#c9c46b", "#b2548d"),
  look("control-plane", "Control plane", "#a55725", "#7d331e"),
  look("gateways", "Gateways", "#f2b3c8", "#f8cde1"),
  look("add-ons", "Add-ons", "#3c4202", "#877c22"),
  look("system", "System pods", "#b1b7ad", "#686e64"),
  look("reserved", "Kernel and kubelet", "#5c6158", "#c8cdc3"),
  look("headroom", "Headroom", "#e4e4e0", "#2d2f2b", true),
  look("stranded", "Left over", "#ecece8", "#272925", true),
];

const LABELS = new Map<string, string>(OWNER_LOOKS.map((one) => [one.owner, one.label]));

export const ownerLabel = (owner: Owner): string => LABELS.get(owner) ?? owner;

function look(
  owner: Owner,
  label: string,
  light: string,
  dark: string,
  hatched = false,
): OwnerLook {
  return { owner, label, colour: { light, dark }, hatched };
}
