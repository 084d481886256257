import { describe, expect, it } from "vitest";
import { allEvidence } from "@/lib/evidence/all-evidence";
import { MESH_OPTIONS } from "@/lib/model/options";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

/* Upgrades as the projects document them; durations by hand from the default coefficients. */

const shop = scenario({
  workloads: {
    source: "rows",
    namespaceCopies: 1,
    rows: Array.from({ length: 20 }, (_, index) => ({
      name: `service ${index}`,
      namespace: "shop",
      replicas: 10,
      cpuRequestMilli: 200,
      memoryRequestMiB: 200,
    })),
  },
});

describe("an upgrade to the next minor version", () => {
  const estimate = fullEstimate(shop);
  const upgrade = (id: string) => optionOf(estimate, id).upgrade;

  it("restarts every meshed pod with sidecars, none without", () => {
    expect(upgrade("istio-sidecar").podsRestarted).toBe(200);
    expect(upgrade("linkerd").podsRestarted).toBe(200);
    expect(upgrade("istio-ambient-waypoints").podsRestarted).toBe(0);
    expect(upgrade("cilium").podsRestarted).toBe(0);
    expect(upgrade("none").podsRestarted).toBe(0);
  });

  it("takes 10 parts × 4 batches × (20 s start + 30 s drain) for a rolling restart", () => {
    // A tenth of the workloads at a time, 25 % surge: ⌈1 ÷ 0.1⌉ × ⌈100 ÷ 25⌉ × 50 = 2000 s.
    expect(upgrade("linkerd").durationSeconds.typical).toBe(2000);
    expect(upgrade("linkerd").durationSeconds.low).toBe(10 * 4 * (5 + 5));
    expect(upgrade("linkerd").durationSeconds.high).toBe(10 * 4 * (90 + 60));
  });

  it("rolls agents node by node in ambient, two nodes at a time in Cilium", () => {
    const ambient = optionOf(estimate, "istio-ambient-l4");
    const cilium = optionOf(estimate, "cilium");
    expect(ambient.upgrade.durationSeconds.typical).toBe(ambient.typical.nodes * 50);
    expect(cilium.upgrade.durationSeconds.typical).toBe(Math.ceil(cilium.typical.nodes / 2) * 50);
  });

  it("surges a fortieth of the pods (25 % of a tenth), and a second istiod with revisions", () => {
    // 20 classes of 10 pods: ⌈10 × 0.25 × 0.1⌉ = 1 each; istiod runs twice (2 replicas at HA).
    expect(upgrade("istio-sidecar").surgePods).toBe(20 + 2);
    expect(upgrade("linkerd").surgePods).toBe(20);
    expect(upgrade("istio-ambient-l4").surgePods).toBe(2);
    expect(upgrade("cilium").surgePods).toBe(0);
    expect(upgrade("istio-sidecar").extraNodes).toBeGreaterThanOrEqual(0);
  });
});

it("every statement about upgrades cites evidence with a link", () => {
  const byId = new Map(allEvidence.map((record) => [record.id, record]));
  for (const option of MESH_OPTIONS.slice(1)) {
    expect(option.upgrade.evidence.length).toBeGreaterThan(0);
    for (const id of option.upgrade.evidence) expect(byId.get(id)?.sourceUrl).toMatch(/^https:/);
  }
});
