import type { Derivation } from "@/lib/model/explain";
import { roundTo9Digits } from "@/lib/units/numbers";

/** The coefficient a proxy's memory starts from, by mesh option: what a measured total sets. */
export const PROXY_MEMORY_BASE: Readonly<Record<string, string>> = {
  "istio-sidecar": "envoy.memory.base",
  linkerd: "linkerd.proxy.memory.base",
};

/**
 * What the model adds to the base of a proxy's memory, in MiB: configuration and connections. Where
 * workloads differ, the amount most of them have. Undefined where no proxy's memory follows the base.
 */
export function memoryBesideBase(steps: readonly Derivation[], baseId: string): number | undefined {
  const counts = new Map<number, number>();
  for (const { result, coefficients, unit } of steps) {
    const base = coefficients.find(({ id }) => id === baseId);
    if (base === undefined || unit !== "MiB") continue;
    const beside = roundTo9Digits(result - base.value);
    counts.set(beside, (counts.get(beside) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
