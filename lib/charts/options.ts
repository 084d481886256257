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

export type OwnerLook = {
  readonly owner: Owner;
  readonly label: string;
  readonly colour: Swatch;
  /** Hatched: not occupied by anything. */
  readonly hatched: boolean;
};

/** Owners of a pool in the order a stacked bar shows them. */
export const OWNER_LOOKS: readonly OwnerLook[] = [
  look("applications", "Applications", "#c9cec4", "#4d534a"),
  look("per-pod-proxies", "Per-pod proxies", "#3355b5", "#7c97ea"),
  look("per-node-agents", "Per-node agents", "#7a58b8", "#a88be0"),
  look("waypoints", "Waypoints", "#c2569b", "#e08abf"),
  look("control-plane", "Control plane", "#d08a1d", "#e6ad52"),
  look("gateways", "Gateways", "#a8442f", "#e0806c"),
  look("add-ons", "Add-ons", "#2b9a72", "#57c49b"),
  look("system", "System pods", "#9aa096", "#6a6f66"),
  look("reserved", "Kernel and kubelet", "#6d7269", "#9aa095"),
  look("headroom", "Headroom", "#e4e4e0", "#2d2f2b", true),
  look("stranded", "Left over", "#ecece8", "#272925", true),
];

function look(
  owner: Owner,
  label: string,
  light: string,
  dark: string,
  hatched = false,
): OwnerLook {
  return { owner, label, colour: { light, dark }, hatched };
}
