import { describe, expect, it } from "vitest";
import { allFeatures } from "@/lib/catalog/features";
import { feasibilityFileSchema, feasibilityOptions } from "@/lib/catalog/feasibility-schema";
import {
  ciliumIpamModes,
  findFeasibility,
  findPlatformCni,
  findUnmeshableRule,
  platformCnis,
  unmeshableRules,
} from "@/lib/catalog/feasibility";

describe("the feasibility table", () => {
  it("obeys the schema", () => {
    const file = { pairs: platformCnis, ipamModes: ciliumIpamModes, unmeshable: unmeshableRules };
    expect(feasibilityFileSchema.safeParse(file).error?.issues ?? []).toEqual([]);
  });

  it("answers for each pair of platform and CNI once", () => {
    const pairs = platformCnis.map((pair) => `${pair.platform} ${pair.cni}`);
    expect(pairs).toEqual([
      "eks aws-node",
      "eks cilium",
      "eks cilium-chained",
      "gke gke-calico",
      "gke dataplane-v2",
      "aks azure-cni-overlay",
      "aks azure-cni-cilium",
      "aks kubenet",
      "aks byo-cni",
      "kubeadm calico",
      "kubeadm flannel",
      "kubeadm cilium",
      "custom other",
      "custom cilium",
    ]);
  });

  it.each([
    ["eks", "aws-node", "cilium", "feasible"],
    ["eks", "cilium", "cilium", "increment"],
    ["eks", "cilium-chained", "cilium", "increment"],
    ["gke", "gke-calico", "cilium", "managed-only"],
    ["gke", "dataplane-v2", "cilium", "managed-only"],
    ["aks", "azure-cni-overlay", "cilium", "managed-only"],
    ["aks", "azure-cni-cilium", "cilium", "managed-only"],
    ["aks", "byo-cni", "cilium", "feasible"],
    ["kubeadm", "flannel", "cilium", "feasible"],
    ["kubeadm", "cilium", "cilium", "increment"],
    ["gke", "dataplane-v2", "istio-ambient-l4", "feasible"],
    ["eks", "aws-node", "linkerd", "feasible"],
  ] as const)("%s with %s, %s: %s", (platform, cni, option, status) => {
    expect(findFeasibility(platform, cni, option)?.status).toBe(status);
  });

  it("where only the cloud's form can be had, says whose it is and which known features it lacks", () => {
    const known = allFeatures.map(({ id }) => id);
    for (const { platform, cni, options } of platformCnis) {
      for (const { status, managed } of Object.values(options)) {
        expect(managed === undefined, `${platform} ${cni}`).toBe(status !== "managed-only");
        for (const id of managed?.lacks ?? []) expect(known).toContain(id);
      }
    }
  });

  it("is silent about a pair it does not know", () => {
    expect(findFeasibility("eks", "dataplane-v2", "linkerd")).toBeUndefined();
  });

  it("lets Cilium take the CNI's and kube-proxy's place only where the platform allows it", () => {
    expect(findPlatformCni("eks", "aws-node")?.replaceableRoles).toEqual(["cni", "kube-proxy"]);
    expect(findPlatformCni("gke", "gke-calico")?.replaceableRoles).toEqual([]);
    expect(findPlatformCni("aks", "azure-cni-overlay")?.replaceableRoles).toEqual([]);
    for (const pair of platformCnis) {
      if (pair.options.cilium.status === "managed-only") expect(pair.replaceableRoles).toEqual([]);
    }
  });

  it("says that a chained Cilium reaches neither L7 nor encryption for certain", () => {
    expect(findFeasibility("eks", "cilium-chained", "cilium")?.limits).toEqual([
      "l7",
      "ipsec",
      "wireguard",
    ]);
  });
});

describe("pods outside a mesh", () => {
  it.each(feasibilityOptions)(
    "host network, Windows and DaemonSets have a rule for %s",
    (option) => {
      for (const unmeshed of ["host-network", "windows", "daemonset"] as const) {
        expect(findUnmeshableRule(unmeshed, option, true)).toBeDefined();
      }
    },
  );

  it("keeps Jobs out of sidecar meshes until sidecars are native", () => {
    expect(findUnmeshableRule("job", "istio-sidecar", false)).toBeDefined();
    expect(findUnmeshableRule("job", "istio-sidecar", true)).toBeUndefined();
    expect(findUnmeshableRule("job", "linkerd", false)).toBeDefined();
    expect(findUnmeshableRule("job", "istio-ambient-l4", false)).toBeUndefined();
    expect(findUnmeshableRule("job", "cilium", false)).toBeUndefined();
  });
});

describe("Cilium's IPAM modes", () => {
  it("give 2^(32 - 24) = 256 addresses a node by default", () => {
    const pool = ciliumIpamModes.find((mode) => mode.id === "cluster-pool");
    expect(pool?.addressesPerNode).toBe(2 ** (32 - 24));
  });
});
