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
    // A tenth of 20 workloads is 2 at a time: 10 turns. 25 % of 10 pods is ⌈2.5⌉ = 3: ⌈10 ÷ 3⌉ = 4 batches.
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

  it("surges 3 pods of each of the 2 workloads under way, and a second istiod with revisions", () => {
    // ⌈10 × 0.25⌉ = 3 of each; istiod runs twice (2 replicas at HA).
    expect(upgrade("istio-sidecar").surgePods).toBe(2 * 3 + 2);
    expect(upgrade("linkerd").surgePods).toBe(2 * 3);
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
