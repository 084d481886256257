import { describe, expect, it } from "vitest";
import { interruptedConnections } from "@/lib/charts/tradeoffs/interrupted-connections";
import {
  paceInWords,
  costText,
  type UpgradePlan,
  upgradeInWords,
  upgradePlans,
  upgradeTitle,
} from "@/lib/charts/tradeoffs/upgrade-plans";
import { upgradeStory } from "@/lib/charts/tradeoffs/upgrade-story";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { MESH_OPTIONS } from "@/lib/model/options";
import { greedyEstimate, scenario } from "../helpers/estimates";
import { madeFacts } from "../helpers/figure-facts";

const { comparison, cluster } = madeFacts();
const PLANS = upgradePlans(comparison, cluster);
const planOf = (id: string): UpgradePlan => {
  const found = PLANS.find((plan) => plan.id === id);
  if (found === undefined) throw new Error(`no plan ${id}`);
  return found;
};

describe("what an upgrade costs while it lasts", () => {
  it("extra nodes × price × hours × clusters", () => {
    // 2 nodes × 192,000 µ$ an hour × 600 s ÷ 3,600 s = 64,000 µ$
    expect(planOf("istio-sidecar").extraMicroUsd).toBe(64_000);
    const three = upgradePlans(comparison, { ...cluster, clusters: 3 });
    expect(three[0]?.extraMicroUsd).toBe(3 * 64_000);
    expect(planOf("cilium").extraMicroUsd).toBe(0);
  });

  it("no mesh and what could not be planned are left out", () => {
    expect(PLANS.map(({ id }) => id)).not.toContain("none");
    const unplanned = madeFacts([
      { id: "none", name: "No mesh", nodes: [3, 3, 3] },
      { id: "linkerd", name: "Linkerd", nodes: [3, 3, 3], planned: false },
    ]);
    expect(upgradePlans(unplanned.comparison, cluster)).toEqual([]);
    expect(upgradeTitle([])).toBe("There is no mesh to upgrade");
  });

  it("cuts at most the connections of meshed pods", () => {
    // 10 pods × 7 connections; the pods of row b are not in the mesh. Cilium's Envoy holds the 30 % at layer 7.
    const asked = (more: object) => {
      const { input } = greedyEstimate(
        scenario({
          ...more,
          workloads: {
            source: "rows",
            namespaceCopies: 1,
            rows: [
              { name: "a", replicas: 10, connections: 7 },
              { name: "b", replicas: 4, connections: 50, meshed: false },
            ],
          },
        }),
      );
      return MESH_OPTIONS.map((option) => [option.id, interruptedConnections(input, option)]);
    };
    const all = [
      ["none", 0],
      ["istio-sidecar", 70],
      ["istio-ambient-l4", 70],
      ["istio-ambient-waypoints", 70],
      ["linkerd", 70],
    ];
    expect(asked({})).toEqual([...all, ["cilium", 70 * 0.3]]);
    expect(asked({ traffic: { l7SharePercent: 45 } })).toEqual([...all, ["cilium", 32]]); // 31.5
    const layer4 = { layer: "l4", encrypted: true, workloadIdentity: false };
    expect(asked({ functionLevel: layer4 })).toEqual([...all, ["cilium", 0]]);
    const ztunnel = { options: { cilium: { encryption: "mtls-beta" } } };
    expect(asked(ztunnel)).toEqual([...all, ["cilium", 70]]);
  });
});

describe("an upgrade in words", () => {
  it("says why pods do not lengthen it", () => {
    expect(paceInWords(0.1, 25)).toBe(
      "Pods restart by shares, so more pods take no longer: 10 % of the workloads at a time, each replacing 25 % of its pods at once. Node agents roll node by node or a few at a time, so more nodes do.",
    );
  });

  it("names the longest and the shortest", () => {
    // Agents: 60 s a node, 55 nodes would be the longest, but sidecars restart pods: 600 s.
    // Ambient with waypoints: 60 s × 44 nodes = 2,640 s = 44 min.
    expect(upgradeTitle(PLANS)).toBe(
      "An upgrade of ambient with waypoints takes about 44 min and restarts no application pod; Istio sidecars or Linkerd about 10 min and 400 pods",
    );
  });

  it("says everything of one option", () => {
    expect(upgradeInWords(planOf("istio-sidecar"))).toBe(
      "Istio sidecars: about 10 min (5 min to 30 min), restarts 400 pods, runs 100 pods more at the worst moment, 2 nodes more (under $1 in all), with two control planes side by side.",
    );
    expect(upgradeInWords(planOf("cilium"))).toBe(
      "Cilium: about 41 min (21 min to 2 h), restarts no application pod, needs no extra pods, no extra nodes.",
    );
  });

  it("small sums are not nothing", () => {
    expect([costText(0), costText(64_000), costText(2_400_000)]).toEqual(["$0", "under $1", "$2"]);
  });
});

describe("the story of Istio 1.5 to 1.7", () => {
  const story = upgradeStory(planOf("istio-sidecar"));

  it("in place it is two rollouts, with revisions one", () => {
    const text = story.map((line) => line.text).join(" ");
    // 2 × 400 restarts, 2 × 10 min; 400 restarts, 10 min.
    expect(text).toContain("800 restarts, about 20 min");
    expect(text).toContain("400 restarts, about 10 min");
  });

  it("every statement cites records that exist, and the records say so", () => {
    for (const line of story) {
      expect(line.evidence.length).toBeGreaterThan(0);
      for (const id of line.evidence) expect(findEvidence(id), id).toBeDefined();
    }
    expect(findEvidence("up-istio-skip")?.value).toBe(2);
    expect(findEvidence("up-istio-skip")?.note).toContain("one minor at a time");
    expect(findEvidence("seed-upgrade")?.conditions).toBe("1.5 to 1.7");
  });
});
