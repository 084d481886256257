import { describe, expect, it } from "vitest";
import { allEvidence } from "@/lib/evidence/all-evidence";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { provenanceOf } from "@/lib/figure/provenance";
import { releasesOf, sourcesText } from "@/lib/figure/sources-text";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";
import { compareVersions } from "@/lib/units/compare-versions";
import { greedyEstimate, scenario } from "../helpers/estimates";

const provenance = (asked = scenario()) =>
  provenanceOf(asked, greedyEstimate(asked), findEvidence, CURRENT_RELEASE, [], undefined);

describe("releases named in a record's version", () => {
  it.each([
    ["istio", "Istio ambient 1.22.3", ["1.22"]],
    ["istio", "Linkerd 2.11.1, Istio 1.12.0", ["1.12"]],
    ["linkerd", "Linkerd 2.11.1, Istio 1.12.0", ["2.11"]],
    ["linkerd", "Linkerd edge-25.3.1, Istio 1.25.0", ["edge-25.3"]],
    ["cilium", "Istio ambient 1.24-dev, Cilium 1.16.1", ["1.16"]],
    ["istio", "Istio, 2018", []],
    ["istio", "Linkerd 2.10", []],
    ["cilium", "Istio, Linkerd, Cilium (2024)", []],
  ] as const)("%s of “%s”", (mesh, version, releases) => {
    expect(releasesOf(mesh, version)).toEqual(releases);
  });
});

describe("what a figure says it rests on", () => {
  it("never says a release was measured that no record measures", () => {
    const text = provenance().sources;
    const measured = /measurements and reports of Istio ([\d.]+) to ([\d.]+)/.exec(text);
    const named = allEvidence
      .filter(({ kind }) => kind === "measured" || kind === "field-report")
      .flatMap(({ version }) => releasesOf("istio", version));
    const [, first = "", last = ""] = measured ?? [];
    expect(named).toContain(first);
    expect(named).toContain(last);
    // The release compared is 1.30: nobody has published a measurement of it.
    expect(compareVersions(last, "1.30")).toBeLessThan(0);
    expect(text).toContain("chart defaults of Istio 1.30, Linkerd 2.20 and Cilium 1.20; ");
  });

  it("says what the author set", () => {
    const overrides = { "hardware.factor": { typical: 1 } };
    const text = sourcesText({ ...scenario(), overrides } as never, findEvidence);
    expect(text).toContain("; 1 coefficient set by the author; each listed at the link");
  });

  it("names the inputs that decide", () => {
    // 34 copies of 12 workloads of one pod, 20 requests a second each.
    expect(provenance().place).toContain(
      "; 8,160 HTTP requests/s, 30 % at layer 7, requests right-sized to predicted use",
    );
    const plain = scenario({ sizing: { policy: "chart-plain" } });
    expect(provenance(plain).place).toContain("requests of the charts' plain install");
  });
});
