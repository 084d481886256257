import { describe, expect, it } from "vitest";
import { fullEstimate, greedyEstimate, optionOf, resolved, scenario } from "../helpers/estimates";

describe("platform and CNI", () => {
  it("Cilium replaces aws-node and kube-proxy on EKS, and says so", () => {
    const cilium = optionOf(fullEstimate(scenario()), "cilium");
    expect(cilium.typical.removed).toEqual(["aws-node", "kube-proxy"]);
    expect(cilium.warnings.find((w) => w.code === "replaces")?.message).toContain("aws-node");
  });

  it("counts only the increment where Cilium is the CNI already", () => {
    const before = optionOf(greedyEstimate(scenario()), "cilium");
    const after = optionOf(greedyEstimate(scenario({ cluster: { cni: "cilium" } })), "cilium");
    expect(after.feasibility.status).toBe("increment");
    expect(after.typical.components.map((part) => part.name)).not.toContain("cilium-agent");
    expect(before.typical.components.map((part) => part.name)).toContain("cilium-agent");
    expect(after.typical.removed).toEqual([]);
  });

  it("GKE does not let its CNI be replaced: Cilium is only there as the managed form, never cheapest", () => {
    const estimate = greedyEstimate(scenario({ cluster: { platform: "gke-standard" } }));
    expect(optionOf(estimate, "cilium").feasibility.status).toBe("managed-only");
    expect(optionOf(estimate, "cilium").typical.removed).toEqual([]);
    expect(estimate.comparison.cheapest).not.toBe("cilium");
  });

  it("chained on aws-node Cilium loses encryption and layer 7, and falls below the level", () => {
    const chained = greedyEstimate(scenario({ cluster: { cni: "cilium-chained" } }));
    expect(optionOf(chained, "cilium").belowLevel).toEqual([
      "no layer-7 policy or routing",
      "no encryption",
    ]);
  });

  it("chained on aws-node, Cilium runs beside aws-node and kube-proxy", () => {
    const names = (cni: string) =>
      resolved(scenario({ cluster: { cni } })).input.cluster.daemonSets.map((d) => d.name);
    expect(names("cilium-chained")).toEqual(["aws-node", "kube-proxy", "cilium"]);
    expect(names("cilium")).toEqual(["cilium"]);
  });

  it("a custom node that states no pod limit holds the kubelet's 110", () => {
    const custom = greedyEstimate(scenario({ cluster: { platform: "custom" } }));
    expect(custom.input.cluster.node.maxPods).toBe(110);
    expect(optionOf(custom, "none").issues).toEqual([]);
    expect(optionOf(custom, "none").typical.nodes).toBeGreaterThan(0);
  });

  it("an overlay address pool lifts the pod slots of the network interfaces", () => {
    const rows = [{ name: "tiny", replicas: 900, cpuRequestMilli: 10, memoryRequestMiB: 16 }];
    const tiny = (ipam: string) =>
      optionOf(
        fullEstimate(
          scenario({
            workloads: { source: "rows", namespaceCopies: 1, rows },
            traffic: { httpRequestsPerSecondPerPod: 0 },
            options: { cilium: { ipam } },
          }),
        ),
        "cilium",
      ).typical;
    // 58 slots less DaemonSets against 110: pods bind, so nodes fall by about half.
    expect(tiny("platform").bindingResource).toBe("pods");
    expect(tiny("cluster-pool").nodes).toBeLessThan(tiny("platform").nodes);
  });
});

describe("who cannot be meshed", () => {
  const rows = [
    { name: "plain", replicas: 3 },
    { name: "host", replicas: 5, unmeshable: "host-network" },
    { name: "batch", replicas: 7, unmeshable: "job" },
    { name: "left", replicas: 2, meshed: false },
  ];
  const proxies = (kubernetesVersion: string, id: string) => {
    const estimate = greedyEstimate(
      scenario({
        cluster: { kubernetesVersion },
        workloads: { source: "rows", namespaceCopies: 1, rows },
      }),
    );
    const option = optionOf(estimate, id);
    const count =
      option.typical.components.find((part) => part.owner === "per-pod-proxies")?.count ?? 0;
    return { count, said: option.warnings.filter((w) => w.code === "left-out").length };
  };

  it("Jobs join a sidecar mesh once sidecars are native (Kubernetes 1.29), host-network pods never", () => {
    expect(proxies("1.34", "istio-sidecar")).toEqual({ count: 3 + 7, said: 1 });
    expect(proxies("1.28", "istio-sidecar")).toEqual({ count: 3, said: 2 });
    expect(proxies("1.28", "linkerd").count).toBe(3);
  });
});

describe("function level", () => {
  it("ambient without waypoints is below an L7 level and never cheapest; at L4 it may be", () => {
    const l7 = greedyEstimate(scenario({ functionLevel: { layer: "l7" } }));
    expect(optionOf(l7, "istio-ambient-l4").belowLevel).toEqual(["no layer-7 policy or routing"]);
    expect(l7.comparison.cheapest).not.toBe("istio-ambient-l4");
    const l4 = greedyEstimate(scenario({ functionLevel: { layer: "l4" } }));
    expect(optionOf(l4, "istio-ambient-l4").belowLevel).toEqual([]);
  });

  it("asking for workload identity leaves WireGuard behind", () => {
    const estimate = greedyEstimate(scenario({ functionLevel: { workloadIdentity: true } }));
    expect(optionOf(estimate, "cilium").belowLevel).toEqual(["no workload identity"]);
    const beta = greedyEstimate(
      scenario({
        functionLevel: { workloadIdentity: true },
        options: { cilium: { encryption: "mtls-beta" } },
      }),
    );
    expect(optionOf(beta, "cilium").belowLevel).toEqual([]);
  });
});
