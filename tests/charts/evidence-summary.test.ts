import { expect, it } from "vitest";
import { allCoefficients, resolveCoefficient } from "@/lib/catalog/coefficients";
import { evidenceSummary } from "@/lib/charts/evidence-summary";
import { findEvidence } from "@/lib/evidence/find-evidence";

const running = (id: string) => ({ id, mesh: "istio", version: "1.30" });

/** Kinds of the sources a coefficient's row cites, read here by themselves. */
function kindsOf(id: string): readonly (string | undefined)[] {
  const coefficient = allCoefficients[id];
  if (coefficient === undefined) throw new Error(id);
  const version = coefficient.mesh === "istio" ? "1.30" : undefined;
  return resolveCoefficient(coefficient, version).entry.evidence.map((e) => findEvidence(e)?.kind);
}

it("counts each coefficient once, by its best source; own figures stand apart", () => {
  const ids = [
    "envoy.cpu.fixed",
    "envoy.memory.base",
    "sidecar.request.cpu",
    "warning.nearSaturation.share",
  ];
  const used = [...ids, ...ids].map(running);
  const summary = evidenceSummary(used, { "envoy.memory.base": {} }, findEvidence);
  expect(summary.inForce).toBe(4);
  expect(summary.overridden.map(({ id }) => id)).toEqual(["envoy.memory.base"]);
  expect(summary.byKind.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  // The threshold of a warning is nobody's measurement.
  expect(kindsOf("warning.nearSaturation.share")).toEqual(["assumption"]);
  expect(summary.assumed.map(({ id }) => id)).toContain("warning.nearSaturation.share");
  const measured = ids.filter(
    (id) => id !== "envoy.memory.base" && kindsOf(id).includes("measured"),
  );
  expect(summary.byKind.find(({ kind }) => kind === "measured")?.count ?? 0).toBe(measured.length);
});
