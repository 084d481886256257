import { findFeasibility, findPlatformCni } from "./feasibility";

/** Distributions that are a part of one platform, as their names say. */
const PART_OF: Readonly<Record<string, { readonly platform: string; readonly label: string }>> = {
  "istio-aks-addon": { platform: "aks", label: "AKS" },
  "istio-gke-ambient": { platform: "gke", label: "GKE" },
  "cilium-aks-acns": { platform: "aks", label: "AKS" },
};

/**
 * Why a distribution cannot be had on a platform (a family, such as "eks") and CNI, in a few words:
 * "only as Dataplane V2", "part of AKS". Undefined where it can, and where the catalogue does not
 * know: of most vendors' builds it does not say where they run, and of a custom platform nothing.
 */
export function whyNotHere(id: string, platform: string, cni: string): string | undefined {
  if (platform === "custom" || findPlatformCni(platform, cni) === undefined) return undefined;
  const whole = PART_OF[id];
  if (whole !== undefined && whole.platform !== platform) return `part of ${whole.label}`;
  const cilium = findFeasibility(platform, cni, "cilium");
  switch (id) {
    case "cilium-upstream":
      return cilium?.managed === undefined ? undefined : `only as ${cilium.managed.form}`;
    case "cilium-cloud-managed":
    case "cilium-aks-acns":
      return cilium?.managed === undefined ? "no managed form with this CNI" : undefined;
    default:
      return undefined;
  }
}
