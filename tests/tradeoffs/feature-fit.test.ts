import { describe, expect, it } from "vitest";
import { allFeatures } from "@/lib/catalog/features";
import type { Feature, FeatureCell } from "@/lib/catalog/features-schema";
import { featureFit, fitSentence, optionFits } from "@/lib/charts/tradeoffs/feature-fit";
import { WORKAROUNDS } from "@/lib/charts/tradeoffs/workarounds";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { MESH_OPTIONS } from "@/lib/model/options";

const cell = (status: FeatureCell["status"], needs?: "waypoint"): FeatureCell => ({
  status,
  note: "",
  evidence: ["some-page"],
  checkedOn: "2026-11-22",
  ...(needs === undefined ? {} : { needs }),
});

const feature = (
  id: string,
  [sidecar, ambient, linkerd, cilium]: readonly [
    FeatureCell,
    FeatureCell,
    FeatureCell,
    FeatureCell,
  ],
): Feature => ({
  id,
  label: id.toUpperCase(),
  cells: { "istio-sidecar": sidecar, "istio-ambient": ambient, linkerd, cilium },
});

const FEATURES = [
  feature("jwt", [cell("yes"), cell("beta", "waypoint"), cell("no"), cell("not-confirmed")]),
  feature("split", [cell("yes"), cell("yes", "waypoint"), cell("yes"), cell("yes")]),
  feature("ipv6", [cell("alpha"), cell("yes"), cell("yes"), cell("yes")]),
];
const FIT = featureFit(FEATURES, MESH_OPTIONS);

describe("features by option", () => {
  it("has one cell for every mesh, none for no mesh", () => {
    expect(FIT.options.map(({ id }) => id)).toEqual([
      "istio-sidecar",
      "istio-ambient-l4",
      "istio-ambient-waypoints",
      "linkerd",
      "cilium",
    ]);
  });

  it("on a platform with the managed form alone, cells say what that form leaves out", () => {
    const here = {
      cilium: {
        managed: { by: "Google", form: "Dataplane V2", lacks: ["split", "jwt"] },
        evidence: ["gke-page"],
      },
    };
    const fit = featureFit(FEATURES, MESH_OPTIONS, here);
    const cilium = fit.options.findIndex(({ id }) => id === "cilium");
    const cellOf = (id: string) => fit.rows.find((row) => row.id === id)?.cells[cilium];
    expect(cellOf("split")).toMatchObject({
      verdict: "lacks",
      label: "not in the managed form",
      evidence: ["gke-page", "some-page"],
    });
    expect(cellOf("split")?.note).toContain("Google offers Cilium only as Dataplane V2");
    expect(cellOf("ipv6")).toEqual(FIT.rows.find((row) => row.id === "ipv6")?.cells[cilium]);
    for (const [index, row] of fit.rows.entries()) {
      expect(row.cells.slice(0, cilium)).toEqual(FIT.rows[index]?.cells.slice(0, cilium));
    }
  });

  it("what needs a waypoint is missing without one, and as stated with one", () => {
    const [jwt, split] = FIT.rows;
    expect(jwt?.cells.map(({ verdict }) => verdict)).toEqual([
      "has",
      "lacks",
      "in-part",
      "lacks",
      "open",
    ]);
    expect(split?.cells.map(({ verdict }) => verdict)).toEqual([
      "has",
      "lacks",
      "has",
      "has",
      "has",
    ]);
  });

  it("every cell of the catalogue has a source that exists and a day", () => {
    for (const row of featureFit(allFeatures, MESH_OPTIONS).rows) {
      for (const { evidence, checkedOn } of row.cells) {
        expect(evidence.length).toBeGreaterThan(0);
        for (const id of evidence) expect(findEvidence(id), id).toBeDefined();
        expect(checkedOn).toMatch(/^2026-\d{2}-\d{2}$/);
      }
    }
  });

  it("ways round belong to features there are", () => {
    const ids = allFeatures.map(({ id }) => id);
    for (const id of Object.keys(WORKAROUNDS)) expect(ids).toContain(id);
  });
});

describe("picked requirements in words", () => {
  const say = (required: readonly string[]) =>
    fitSentence(optionFits(FIT, required), required.length);

  it("nothing required", () => {
    expect(say([])).toBe("Nothing is required yet: every option fits.");
  });

  it("one option is left", () => {
    expect(say(["jwt", "split"])).toBe(
      "Only one option documents all 2 requirements in full: Istio sidecars. Lacking in ambient without waypoints: JWT and SPLIT. Lacking in Linkerd: JWT. With care, ambient with waypoints: in part JWT. With care, Cilium: not confirmed JWT.",
    );
  });

  it("several fit alike", () => {
    expect(say(["split"])).toBe(
      "In full, the requirement: Istio sidecars, ambient with waypoints, Linkerd and Cilium. Lacking in ambient without waypoints: SPLIT.",
    );
  });

  it("none fits in full", () => {
    expect(say(["jwt", "ipv6"])).toMatch(/^No option documents all 2 requirements in full\./);
  });
});
