import { describe, expect, it } from "vitest";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { MESH_OPTIONS } from "@/lib/model/options";
import { upgradeFacts } from "@/lib/model/upgrade-facts";
import type { MeshOption } from "@/lib/model/types";
import { fullEstimate, optionOf, resolved, scenario } from "../helpers/estimates";

/* What a mesh's version changes: charts' requests, init containers, what an upgrade does. */

const option = (id: string): MeshOption => {
  const found = MESH_OPTIONS.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe("a version counts for its own mesh", () => {
  it("Cilium 1.20 is not taken for an Istio older than 1.23: its ztunnel asks for what its chart says", () => {
    const beta = { cilium: { encryption: "mtls-beta" } };
    const estimate = fullEstimate(
      scenario({ options: beta, sizing: { policy: "chart-production" } }),
    );
    const cilium = optionOf(estimate, "cilium").typical;
    const ztunnel = cilium.components.find(({ name }) => name === "ztunnel");
    // Cilium 1.20's chart: 200m and 512Mi on every node (Istio's before 1.23: 500m and 2Gi).
    expect(ztunnel?.request).toEqual({
      cpuMilli: 200 * cilium.nodes,
      memoryMiB: 512 * cilium.nodes,
    });
  });

  it("moves Istio's own figures and nobody else's", () => {
    const input = (version: string) =>
      resolved(scenario({ options: { "istio-ambient-l4": { version } } })).input.coefficients;
    const at = (version: string, id: string) => input(version)[id]?.typical["ztunnel.request.cpu"];
    expect(at("1.22", "istio-ambient-l4")).toBe(500);
    expect(at("1.30", "istio-ambient-l4")).toBe(200);
    expect(at("1.22", "linkerd")).toBe(at("1.30", "linkerd"));
  });
});

describe("linkerd-init in a pod that asks for little", () => {
  /** One pod of 20m and 30 MiB with a chart's plain proxy, which requests nothing. */
  const requestAt = (version: string, settings: object = {}) => {
    const small = scenario({
      workloads: {
        source: "rows",
        namespaceCopies: 1,
        rows: [{ name: "small", cpuRequestMilli: 20, memoryRequestMiB: 30 }],
      },
      sizing: { policy: "chart-plain" },
      options: { linkerd: { version, ...settings } },
    });
    const { breakdown } = optionOf(fullEstimate(small), "linkerd").typical;
    return {
      cpu: breakdown.cpuMilli.applications + breakdown.cpuMilli["per-pod-proxies"],
      memory: breakdown.memoryMiB.applications + breakdown.memoryMiB["per-pod-proxies"],
    };
  };

  it("decides the pod's request where its chart gives it 100m: max(100, 20 + 0), max(20, 30 + 0)", () => {
    expect(requestAt("2.14")).toEqual({ cpu: 100, memory: 30 });
  });

  it("does not in 2.11 (10m) nor from 2.16 on (what the proxy asks for)", () => {
    expect(requestAt("2.11")).toEqual({ cpu: 20, memory: 30 });
    expect(requestAt("2.20")).toEqual({ cpu: 20, memory: 30 });
  });

  it("does not with the CNI plugin, which sets up the pod's network in its place", () => {
    expect(requestAt("2.14", { cniPlugin: true })).toEqual({ cpu: 20, memory: 30 });
  });
});

describe("upgrades by version", () => {
  const doubles = (id: string, version: string | undefined) =>
    upgradeFacts(option(id), version).doublesControlPlane;

  it("Istio runs two control planes since 1.6's guide, ambient since 1.23's", () => {
    expect(doubles("istio-sidecar", "1.4")).toBe(false);
    expect(doubles("istio-sidecar", "1.5")).toBe(true);
    expect(doubles("istio-ambient-l4", "1.21.3")).toBe(false);
    expect(doubles("istio-ambient-waypoints", "1.22")).toBe(true);
    expect(doubles("istio-sidecar", undefined)).toBe(true);
  });

  it("tells of the failed requests from 1.6 to 1.7, and only there", () => {
    const interrupts = (version: string) =>
      upgradeFacts(option("istio-sidecar"), version).interrupts;
    for (const version of ["1.5", "1.6.14"]) expect(interrupts(version)).toContain("503");
    for (const version of ["1.4", "1.7", "1.10", "1.30"]) {
      expect(interrupts(version)).not.toContain("503");
    }
  });

  it("Cilium's Envoy restarts with the agent before 1.16", () => {
    const { interrupts } = upgradeFacts(option("cilium"), "1.15.2");
    expect(interrupts).toContain("inside the agent");
    expect(upgradeFacts(option("cilium"), "1.16").interrupts).not.toContain("inside the agent");
  });

  it("surges no second istiod where the version knows no revisions", () => {
    const at = (version: string) =>
      optionOf(
        fullEstimate(scenario({ options: { "istio-ambient-l4": { version } } })),
        "istio-ambient-l4",
      ).upgrade.surgePods;
    expect(at("1.21")).toBe(0);
    // Highly available by default: two replicas of istiod, once more.
    expect(at("1.30")).toBe(2);
  });

  it.each(
    MESH_OPTIONS.flatMap(({ id, olderUpgrades = [] }) =>
      olderUpgrades.map(({ before, facts }) => ({ name: `${id} before ${before}`, facts })),
    ),
  )("$name cites records with a link", ({ facts }) => {
    expect(facts.evidence.length).toBeGreaterThan(0);
    for (const id of facts.evidence) expect(findEvidence(id)?.sourceUrl, id).toMatch(/^https:/);
  });

  it.each(MESH_OPTIONS)("$id lists older lines oldest first", ({ olderUpgrades = [] }) => {
    const minors = olderUpgrades.map(({ before }) => Number(before.split(".")[1]));
    expect(minors).toEqual([...minors].sort((a, b) => a - b));
  });
});

describe("what linkerd-viz brings along", () => {
  it("is its Prometheus too, once: its series do not ask for a second", () => {
    const names = (settings: object) =>
      optionOf(fullEstimate(scenario({ options: { linkerd: settings } })), "linkerd")
        .typical.components.filter(({ owner }) => owner === "add-ons")
        .map(({ name }) => name);
    const both = ["linkerd-viz", "Prometheus (mesh metrics)"];
    expect(names({ observability: true })).toEqual(both);
    expect(names({ observability: true, metrics: "in-cluster" })).toEqual(both);
    expect(names({ metrics: "in-cluster" })).toEqual(["Prometheus (mesh metrics)"]);
    expect(names({})).toEqual([]);
  });

  it("linkerd-cni uses something though its chart requests nothing", () => {
    const linkerd = optionOf(
      fullEstimate(
        scenario({
          options: { linkerd: { cniPlugin: true } },
          sizing: { policy: "chart-production" },
        }),
      ),
      "linkerd",
    ).typical;
    const cni = linkerd.components.find(({ name }) => name === "linkerd-cni");
    expect(cni?.request).toEqual({ cpuMilli: 0, memoryMiB: 0 });
    expect(cni?.use).toEqual({ cpuMilli: linkerd.nodes, memoryMiB: 10 * linkerd.nodes });
  });
});
