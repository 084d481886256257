import { describe, expect, it } from "vitest";
import { allFeatures, findFeature, findFeatureCell } from "@/lib/catalog/features";
import { featureColumns, featureFileSchema } from "@/lib/catalog/features-schema";
import { findEvidence } from "@/lib/evidence/find-evidence";

describe("the feature table", () => {
  it("obeys the schema", () => {
    expect(featureFileSchema.safeParse(allFeatures).error?.issues ?? []).toEqual([]);
  });

  it("has the twenty features, each once", () => {
    expect(allFeatures.map((feature) => feature.id).sort()).toEqual([
      "circuit-breaking",
      "egress-control",
      "fault-injection",
      "fips",
      "gateway-api",
      "ipv6",
      "jwt",
      "l7-authorization",
      "l7-weighted-split",
      "mirroring",
      "mtls",
      "multicluster",
      "network-policy",
      "no-restart-upgrade",
      "node-encryption",
      "rate-limit",
      "retries-timeouts",
      "tcp-split",
      "vm-workloads",
      "wasm",
    ]);
  });

  it("never says no without a source: silence of the docs is not-confirmed", () => {
    for (const feature of allFeatures) {
      for (const column of featureColumns) {
        const cell = feature.cells[column];
        if (cell.status !== "no") continue;
        const kinds = cell.evidence.map((id) => findEvidence(id)?.kind);
        expect(kinds.length, `${feature.id} ${column}`).toBeGreaterThan(0);
        expect(kinds).not.toContain(undefined);
      }
    }
  });

  it("says where nothing was found when somebody last looked", () => {
    const open = allFeatures.flatMap((feature) =>
      featureColumns
        .filter((column) => feature.cells[column].status === "not-confirmed")
        .map((column) => `${feature.id} ${column} ${feature.cells[column].checkedOn}`),
    );
    expect(open.sort()).toEqual(["wasm cilium 2026-11-25"]);
  });

  it("looked once more at every cell that was not confirmed in the first survey, and says where", () => {
    // Section by section of the survey: "not confirmed" and "not found in docs".
    const once = [
      ["tcp-split", "linkerd"],
      ["mirroring", "istio-ambient"],
      ["mirroring", "linkerd"],
      ["mirroring", "cilium"],
      ["fault-injection", "istio-ambient"],
      ["fault-injection", "cilium"],
      ["retries-timeouts", "istio-ambient"],
      ["circuit-breaking", "istio-ambient"],
      ["wasm", "linkerd"],
      ["wasm", "cilium"],
      ["jwt", "linkerd"],
      ["fips", "cilium"],
      ["ipv6", "istio-ambient"],
    ] as const;
    for (const [feature, column] of once) {
      const cell = findFeatureCell(feature, column);
      expect(cell?.checkedOn, `${feature} ${column}`).toBe("2026-11-25");
      const links = cell?.evidence.map((id) => findEvidence(id)?.sourceUrl) ?? [];
      expect(links, `${feature} ${column}`).not.toContain(undefined);
      if (cell?.status === "not-confirmed") expect(cell.note).toContain("Looked for in");
    }
  });

  it.each([
    ["mtls", "istio-ambient", "yes", undefined],
    ["mtls", "cilium", "beta", undefined],
    ["l7-weighted-split", "istio-ambient", "beta", "waypoint"],
    ["mirroring", "linkerd", "no", undefined],
    ["vm-workloads", "istio-ambient", "no", undefined],
    ["vm-workloads", "cilium", "no", undefined],
    ["fips", "linkerd", "vendor", undefined],
    ["network-policy", "istio-sidecar", "left-to-cni", undefined],
    ["node-encryption", "cilium", "yes", undefined],
    ["no-restart-upgrade", "istio-sidecar", "no", undefined],
    ["no-restart-upgrade", "istio-ambient", "yes", undefined],
  ] as const)("%s on %s: %s", (feature, column, status, needs) => {
    const cell = findFeatureCell(feature, column);
    expect(cell?.status).toBe(status);
    expect(cell?.needs).toBe(needs);
  });

  it("finds nothing for an unknown id", () => {
    expect(findFeature("teleportation")).toBeUndefined();
  });
});
