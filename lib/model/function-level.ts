import type { Feasibility, FunctionLevel, OptionSettings } from "./types";

/** What an option provides on this platform and CNI: what the pair takes away is taken away. */
export function providedHere(
  provides: FunctionLevel,
  settings: OptionSettings,
  feasibility: Feasibility | undefined,
): FunctionLevel {
  const limits = feasibility?.limits ?? [];
  const encryption = settings.encryption === "mtls-beta" ? "mtls" : settings.encryption;
  const encryptionGone = limits.some((limit) => limit === encryption);
  return {
    layer: limits.includes("l7") ? "l4" : provides.layer,
    encrypted: provides.encrypted && !encryptionGone,
    workloadIdentity: provides.workloadIdentity && !limits.includes("mtls"),
  };
}

/** Only the cloud's own form can be had, and it has no layer 7: nothing of layer 7 runs. */
function isManagedLayer4(feasibility: Feasibility | undefined): boolean {
  return feasibility?.status === "managed-only" && feasibility.limits?.includes("l7") === true;
}

/** The level an option works at: the one asked for, unless nothing of layer 7 runs there. */
export function levelHere(
  asked: FunctionLevel,
  feasibility: Feasibility | undefined,
): FunctionLevel {
  return isManagedLayer4(feasibility) ? { ...asked, layer: "l4" } : asked;
}

/**
 * What an option lacks against the level the comparison is made at, in words; empty when it does
 * all that is asked. No mesh lacks everything and is only the baseline.
 */
export function shortOfLevel(provides: FunctionLevel, asked: FunctionLevel): readonly string[] {
  const lacks: string[] = [];
  if (asked.layer === "l7" && provides.layer === "l4") {
    lacks.push("no layer-7 policy or routing");
  }
  if (asked.encrypted && !provides.encrypted) lacks.push("no encryption");
  if (asked.workloadIdentity && !provides.workloadIdentity) lacks.push("no workload identity");
  return lacks;
}
