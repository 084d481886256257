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

it("counts a coefficient by what its typical value rests on: a source beside it does not make it measured", () => {
  const ids = [
    "latency.cilium-l7.p50",
    "latency.istio-sidecar.p50",
    "latency.istio-ambient-l4.p50",
  ];
  for (const id of ids) expect(kindsOf(id)).toContain("measured");
  const { assumed, byKind } = evidenceSummary(ids.map(running), {}, findEvidence);
  expect(assumed.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect(byKind).toEqual([
    { kind: "measured", count: 1 },
    { kind: "assumption", count: 2 },
  ]);
});

it("a row says that its typical value is assumed where an assumption states it and no source does", () => {
  // The same figure in another unit, or of another thing: read by hand.
  const byHand = new Map([
    ["fieldReport.linkerd.cpuShare", false], // 2 percent, the report's own bound
    ["waypoint.replicas.haMin", true], // 2 is AKS's for istiod
  ]);
  for (const { id, entries } of Object.values(allCoefficients)) {
    for (const { typical, evidence, assumed = false } of entries) {
      const cited = evidence.flatMap((source) => findEvidence(source) ?? []);
      const states = (ours: boolean) =>
        cited.some(({ kind, value }) => (kind === "assumption") === ours && value === typical);
      expect(assumed, id).toBe(byHand.get(id) ?? (states(true) && !states(false)));
    }
  }
});
