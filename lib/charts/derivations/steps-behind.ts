import type { Derivation } from "../../model/explain";
import type { DerivedOption } from "./derived-option";
import type { FigureKey } from "./figure-key";

/** Passes lead to CPU, never to memory. */
const PASSES = "passes/s";

/**
 * Of all steps of an option, the formulas behind one figure: those of requests and use, as far as
 * they speak of the figure's resource and components. Bill, latency and upgrade bring their own.
 */
export function stepsBehind(
  figure: FigureKey,
  steps: readonly Derivation[],
  derived: DerivedOption,
): readonly Derivation[] {
  const sizing = steps.filter(({ unit }) => SIZING_UNITS.includes(unit));
  if (figure === "nodes") return sizing;
  if (figure.startsWith("cpu-") || figure.startsWith("memory-")) {
    const other = figure.startsWith("cpu-") ? "MiB" : "m";
    // What is used makes what is requested, not the other way.
    const asked = figure.endsWith("-used") ? isRequest : () => false;
    return sizing.filter((step) => !isAbout(other, step) && !asked(step));
  }
  return figure.startsWith("pool:") ? stepsOfOwner(figure, sizing, derived) : [];
}

const SIZING_UNITS: readonly string[] = ["m", "MiB", "", PASSES];

/** A step's unit, or the one its subject ends with: "istiod: CPU request (m)". */
function isAbout(unit: "m" | "MiB", step: Derivation): boolean {
  if (step.unit === PASSES) return unit === "m";
  return step.unit === unit || step.subject.endsWith(`(${unit})`);
}

/** "istiod: CPU request (m)". */
const isRequest = ({ subject }: Derivation) => / request \(\w+\)$/.test(subject);

/** "ztunnel", or with several node pools "ztunnel, pool batch". */
const isOf = (subject: string, name: string) =>
  subject === name || subject.startsWith(`${name}, pool `);

function stepsOfOwner(
  figure: FigureKey,
  sizing: readonly Derivation[],
  { pool }: DerivedOption,
): readonly Derivation[] {
  const [, resource, owner] = figure.split(":");
  const other = resource === "memory" ? "m" : resource === "cpu" ? "MiB" : undefined;
  if (other === undefined) return [];
  const names = pool.components.filter((part) => part.owner === owner).map(({ name }) => name);
  return sizing
    .filter((step) => !isAbout(other, step))
    .filter(({ subject }) =>
      // A sidecar's steps are about "istio-proxy of shop/cart".
      owner === "per-pod-proxies"
        ? subject.includes(" of ")
        : names.some((name) => isOf(subject.split(": ")[0] ?? "", name)),
    );
}
