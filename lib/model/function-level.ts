import type { FunctionLevel } from "./types";

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
