import { describe, expect, it } from "vitest";
import { nothingPlannedReason } from "@/lib/charts/unplanned-reason";
import { cheaperButExcluded, excludedReason } from "@/lib/format/excluded";
import { finding, recommendation } from "@/lib/format/finding";
import { qualifies } from "@/lib/model/qualifies";
import { decodeScenario } from "@/lib/scenario/codec";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

/** 900 small pods on GKE, as one who runs sidecars there has them. */
const gke = (differences: Record<string, unknown> = {}, cluster: Record<string, unknown> = {}) =>
  fullEstimate(
    scenario({
      cluster: { platform: "gke-standard", region: "europe-west1", ...cluster },
      workloads: { source: "quick", quickPods: 900, quickCpuMilli: 100, quickMemoryMiB: 128 },
      ...differences,
    }),
  );

describe("what would be cheaper but may not be called cheapest", () => {
  it.each(["l4", "l7"] as const)("is named with its reason, %s", (layer) => {
    const { comparison } = gke({ functionLevel: { layer } });
    const words = recommendation(comparison);
    const best = comparison.options.find(({ id }) => id === comparison.cheapest);
    const left = comparison.options
      .slice(1)
      .filter(
        (option) =>
          !qualifies(option) &&
          option.typical.microUsdPerMonth < (best?.typical.microUsdPerMonth ?? 0),
      );
    expect(left.map(({ id }) => id)).toContain("cilium");
    const cilium = optionOf({ comparison }, "cilium").typical.microUsdPerMonth;
    const saving = Math.round(((best?.typical.microUsdPerMonth ?? 0) - cilium) / 1e6);
    // At layer 4 the three that may be called cheapest cost the same, and all are named.
    const named =
      layer === "l7" ? "Linkerd" : "ambient without waypoints, ambient with waypoints and Linkerd";
    const lacks = layer === "l7" ? ": no layer-7 policy or routing" : "";
    expect(words).toContain(
      `Cilium would cost $${saving} a month less than ${named}, but Google offers it only as Dataplane V2${lacks}.`,
    );
    expect(words.match(/ would cost .*? less than /g)).toHaveLength(left.length);
  });

  // 15 and 16 nodes of e2-standard-4 in europe-west1: $1,890.63 and $2,008.26 a month.
  it("is told against the option called cheapest, not against no mesh", () => {
    const { comparison } = fullEstimate(
      decodeScenario(
        "v=1&m=2026.1&platform=gke-standard&provider=gcp&region=europe-west1&type=e2-standard-4",
      ).scenario,
    );
    expect(recommendation(comparison)).toBe(
      "Cheapest at this level: Linkerd, $118 a month more than no mesh. Cilium would cost $118 a month less than Linkerd, but Google offers it only as Dataplane V2: no layer-7 policy or routing.",
    );
  });

  it("says each lack once, those that are required by the requirement's name", () => {
    const { comparison } = fullEstimate(
      decodeScenario(
        "v=1&m=2026.1&platform=gke-standard&provider=gcp&region=europe-west1&type=e2-standard-4&from=quick&pods=240&services=40&rps=100&identity=1&needs=mtls,l7-weighted-split",
      ).scenario,
    );
    // Its last sentence: the shortfalls of the level are the two requirements in other words.
    expect(recommendation(comparison).split(". ").at(-1)).toBe(
      "Cilium would cost $353 a month less than Linkerd, but Google offers it only as Dataplane V2, which lacks mutual TLS with workload identity, and L7 routing and weighted traffic split.",
    );
  });

  it.each([
    ["has no encryption", ["no encryption"], []],
    ["lacks IPv6", [], ["ipv6"]],
    ["has no encryption and lacks IPv6", ["no encryption"], ["ipv6"]],
    [
      "has no layer-7 policy or routing and lacks IPv6, and mutual TLS with workload identity",
      ["no layer-7 policy or routing", "no workload identity"],
      ["ipv6", "mtls"],
    ],
  ])("where it can be had here: it %s", (words, belowLevel, lacked) => {
    const labels: Readonly<Record<string, string>> = {
      ipv6: "IPv6",
      mtls: "Mutual TLS with workload identity",
    };
    const requirements = lacked.map((id) => ({
      id,
      label: labels[id] ?? id,
      verdict: "lacks" as const,
      status: "no",
      note: "",
      evidence: [],
      checkedOn: "2026-07-20",
    }));
    const option = optionOf(gke(), "linkerd");
    expect(excludedReason({ ...option, belowLevel, requirements })).toBe(words);
  });

  it("a count that cannot be had as such says so in the headline", () => {
    expect(finding(gke({ functionLevel: { layer: "l4" } }).comparison)).toContain(
      "Cilium needs none (only as Dataplane V2).",
    );
    expect(finding(fullEstimate(scenario()).comparison)).not.toContain("only as");
  });

  it("names how many clusters money is for, and whose distributions", () => {
    const asked = scenario({ cluster: { clusters: 3 } });
    const { comparison } = fullEstimate(asked);
    const istio = optionOf({ comparison }, "istio-sidecar").delta;
    const linkerd = optionOf({ comparison }, "linkerd").delta;
    const dollars = (microUsd: number) => `$${Math.round(microUsd / 1e6).toLocaleString("en-US")}`;
    const words = (feeMissing: boolean) =>
      finding(comparison, "month", {
        clusters: 3,
        distributions: { linkerd: { label: "Acme Linkerd", feeMissing } },
      });
    expect(words(false)).toMatch(
      new RegExp(
        `^In each of 3 clusters Istio sidecars need ${istio.nodes.typical} more nodes than no mesh \\(\\+\\d+ %, \\${dollars(istio.microUsdPerMonth.typical)} a month more for all 3\\)`,
      ),
    );
    expect(words(false)).toContain(
      `Linkerd needs ${linkerd.nodes.typical} (as Acme Linkerd, ${dollars(linkerd.microUsdPerMonth.typical)} a month more)`,
    );
    expect(words(true)).toContain("(as Acme Linkerd, its fee not counted)");
  });

  it("is in the order of what it would save, and holds nobody who qualifies", () => {
    const { comparison } = gke();
    const left = cheaperButExcluded(comparison.options.slice(1), Number.MAX_SAFE_INTEGER);
    expect(left.some(qualifies)).toBe(false);
    const costs = left.map(({ typical }) => typical.microUsdPerMonth);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });
});

describe("Cilium as the cloud runs it", () => {
  it.each([
    ["gke-standard", "dataplane-v2"],
    ["aks-1.29-plus", "azure-cni-cilium"],
  ])("%s, %s: the agent of the baseline is not counted a second time", (platform, cni) => {
    const { comparison } = fullEstimate(scenario({ cluster: { platform, cni } }));
    const names = optionOf({ comparison }, "cilium").typical.components.map(({ name }) => name);
    expect(names).not.toContain("cilium-agent");
    expect(names).not.toContain("cilium-operator");
    expect(names).not.toContain("BPF maps (kernel)");
  });

  it("without layer 7 in the managed form there is no Envoy of layer 7 either", () => {
    for (const cni of ["gke-calico", "dataplane-v2"]) {
      const { comparison } = gke({}, { cni });
      const cilium = optionOf({ comparison }, "cilium");
      expect(cilium.typical.components.map(({ name }) => name)).not.toContain("cilium-envoy");
      expect(cilium.belowLevel).toEqual(["no layer-7 policy or routing"]);
      const asked = gke({ functionLevel: { layer: "l4" } }, { cni });
      expect(cilium.typical.nodes).toBe(optionOf(asked, "cilium").typical.nodes);
    }
  });

  it("no mesh on Dataplane V2 is told to stand in kube-proxy's request", () => {
    const codes = (cni: string) => gke({}, { cni }).notes.map(({ code }) => code);
    expect(codes("dataplane-v2")).toContain("managed-agent");
    expect(codes("default")).not.toContain("managed-agent");
  });
});

it("where nothing can be planned the pod that fits no node is named, not the function level", () => {
  const { comparison, input } = fullEstimate(
    scenario({
      workloads: {
        source: "rows",
        namespaceCopies: 1,
        rows: [{ name: "giant", replicas: 1, cpuRequestMilli: 500_000, memoryRequestMiB: 128 }],
      },
    }),
  );
  const words = recommendation(comparison, nothingPlannedReason(comparison, input));
  expect(words).toMatch(
    /giant.*: 500 vCPU requested, a node has \d.* left for pods\. Choose a larger machine/,
  );
  expect(words).not.toContain("function level");
});

it("nothing is said to be too large where something is planned", () => {
  const { comparison, input } = fullEstimate(scenario());
  expect(nothingPlannedReason(comparison, input)).toBeUndefined();
});
