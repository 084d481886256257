import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allFeatures } from "@/lib/catalog/features";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import { finding, recommendation } from "@/lib/format/finding";
import { REQUIREMENTS } from "@/lib/scenario/ids";
import { fullEstimate, greedyEstimate, optionOf, scenario } from "../helpers/estimates";
import { scenarioArbitrary } from "../helpers/scenario-arbitrary";

const requiring = (...requirements: string[]) => fullEstimate(scenario({ requirements }));
const free = requiring();

describe("what a scenario requires", () => {
  it("can be any row of the feature table, and nothing else", () => {
    expect(REQUIREMENTS).toEqual(allFeatures.map((feature) => feature.id));
  });

  it("is a set: order and repetition say nothing", () => {
    const asked = scenario({ requirements: ["jwt", "mtls", "jwt"] });
    expect(asked.requirements).toEqual(["mtls", "jwt"]);
  });

  it("moves no figure", () => {
    const bound = requiring("vm-workloads", "wasm").comparison;
    expect(bound.options.map((option) => option.typical)).toEqual(
      free.comparison.options.map((option) => option.typical),
    );
  });
});

/*
 * Read off the projects' pages on the days the table names: Istio's ambient mode takes no virtual
 * machines, its sidecars and Linkerd do; Cilium's external workloads were removed.
 */
describe("virtual machines in the mesh", () => {
  const estimate = requiring("vm-workloads");
  const verdictOf = (id: string) => optionOf(estimate, id).requirements.map((r) => r.verdict);

  it("each option has, lacks or leaves open what its documentation says", () => {
    expect(verdictOf("istio-sidecar")).toEqual(["has"]);
    expect(verdictOf("istio-ambient-l4")).toEqual(["lacks"]);
    expect(verdictOf("istio-ambient-waypoints")).toEqual(["lacks"]);
    expect(verdictOf("linkerd")).toEqual(["has"]);
    expect(verdictOf("cilium")).toEqual(["lacks"]);
    expect(verdictOf("none")).toEqual([]);
  });

  it("what lacks it stays in the table with its figures, is flagged, and is not the cheapest", () => {
    const rows = comparisonRows(estimate.comparison);
    const cilium = rows.find((row) => row.id === "cilium");
    expect(cilium).toMatchObject({ planned: true, greyed: false, eligible: false });
    expect(cilium?.remarks.map((remark) => remark.code)).toContain("lacks-requirement");
    expect(["istio-sidecar", "linkerd"]).toContain(estimate.comparison.cheapest);
    expect(rows.filter((row) => row.cheapest).map((row) => row.id)).toEqual([
      estimate.comparison.cheapest,
    ]);
  });

  it("the recommendation says that all is met, and what a cheaper option lacks", () => {
    // With nothing required Cilium is the cheapest of the first scenario.
    expect(free.comparison.cheapest).toBe("cilium");
    const words = recommendation(estimate.comparison);
    expect(words).toMatch(/^Cheapest at this level that meets the requirement: Linkerd, /);
    expect(words).toMatch(
      /Cilium would cost .* a month less than Linkerd, but lacks virtual machines in the mesh\.$/,
    );
  });
});

describe("the headline", () => {
  const headline = (...requirements: string[]) => finding(requiring(...requirements).comparison);

  it("is told of the options that lack nothing required, and names those that lack something", () => {
    // Cilium's no added nodes would head the answer; it takes no virtual machines.
    expect(finding(free.comparison)).toContain("Cilium needs none");
    const nodes = (id: string) => optionOf(free, id).delta.nodes.typical;
    expect(headline("vm-workloads")).toMatch(
      new RegExp(
        `^Istio sidecars need ${nodes("istio-sidecar")} more nodes than no mesh \\([^)]*\\)\\. Linkerd needs ${nodes("linkerd")}\\. ` +
          "Ambient without waypoints, ambient with waypoints and Cilium each lack a requirement\\.$",
      ),
    );
  });

  it("names one that lacks alone; what no page confirms is not lacking", () => {
    expect(headline("l7-authorization")).toMatch(
      /Cilium needs none\. Ambient without waypoints lacks a requirement\.$/,
    );
    // Mutual TLS is beta with Cilium: to be checked, not lacking.
    expect(headline("mtls")).toBe(finding(free.comparison));
  });

  it("says so where none meets it, and compares all of them", () => {
    // WireGuard between nodes is Cilium's alone; virtual machines are not Cilium's.
    expect(headline("node-encryption", "vm-workloads")).toBe(
      `No option here meets all that is required. ${finding(free.comparison)}`,
    );
  });
});

describe("not confirmed is not no", () => {
  it("an option that no page confirms may still be the cheapest, and is named as to be checked", () => {
    // No page was found that says Cilium takes Wasm extensions, nor one that says it does not.
    const estimate = requiring("wasm");
    const cilium = optionOf(estimate, "cilium");
    expect(cilium.requirements.map((check) => check.verdict)).toEqual(["open"]);
    expect(estimate.comparison.cheapest).toBe("cilium");
    const words = recommendation(estimate.comparison);
    expect(words).toContain("Cheapest at this level that lacks no requirement: Cilium");
    expect(words).toContain("To check with Cilium: Wasm extensions (not confirmed).");
    expect(words).toMatch(/Istio sidecars meet it for \$\d+ a month more\.$/);
  });

  it("a feature of waypoints is lacking where none run", () => {
    const estimate = requiring("jwt");
    expect(optionOf(estimate, "istio-ambient-l4").requirements[0]?.status).toBe("needs a waypoint");
    expect(optionOf(estimate, "istio-ambient-waypoints").requirements[0]?.verdict).toBe("in-part");
  });
});

it("where every option at the level lacks something, none is called cheapest and the nearest is named", () => {
  // WireGuard between nodes is Cilium's alone; virtual machines are not Cilium's.
  const estimate = requiring("node-encryption", "vm-workloads");
  expect(estimate.comparison.cheapest).toBeUndefined();
  expect(recommendation(estimate.comparison)).toMatch(
    /^Every option at this level lacks a requirement\. The fewest: .*Istio sidecars \(WireGuard or IPsec between nodes\)/,
  );
});

it("no option that lacks a requirement is ever the cheapest, whatever the scenario", () => {
  fc.assert(
    fc.property(scenarioArbitrary, (asked) => {
      const estimate = greedyEstimate(asked);
      const { cheapest } = estimate.comparison;
      if (cheapest === undefined) return;
      const best = optionOf(estimate, cheapest);
      expect(best.requirements).toHaveLength(asked.requirements.length);
      expect(best.requirements.filter((check) => check.verdict === "lacks")).toEqual([]);
    }),
    { numRuns: 40, seed: 21 },
  );
});
