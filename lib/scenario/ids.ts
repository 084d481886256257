/** The names a scenario may use. The catalogue's data tests hold that each has its data. */
export const PLATFORMS = [
  "eks-al2023",
  "eks-bottlerocket",
  "karpenter-aws-estimate",
  "gke-standard",
  "aks-1.29-plus",
  "aks-before-1.29",
  "kubeadm-default",
  "custom",
] as const;
export type PlatformId = (typeof PLATFORMS)[number];

export const PROVIDERS = ["aws", "gcp", "azure"] as const;
export type ProviderId = (typeof PROVIDERS)[number];

/** The provider a managed platform runs on; self-managed platforms choose one. */
export const PROVIDER_OF: Readonly<Record<PlatformId, ProviderId | undefined>> = {
  "eks-al2023": "aws",
  "eks-bottlerocket": "aws",
  "karpenter-aws-estimate": "aws",
  "gke-standard": "gcp",
  "aks-1.29-plus": "azure",
  "aks-before-1.29": "azure",
  "kubeadm-default": undefined,
  custom: undefined,
};

/** Where a platform's prices, system pods and feasibility are found. */
export type PlatformFamily = "eks" | "gke" | "aks" | "kubeadm" | "custom";

export const FAMILY_OF: Readonly<Record<PlatformId, PlatformFamily>> = {
  "eks-al2023": "eks",
  "eks-bottlerocket": "eks",
  "karpenter-aws-estimate": "eks",
  "gke-standard": "gke",
  "aks-1.29-plus": "aks",
  "aks-before-1.29": "aks",
  "kubeadm-default": "kubeadm",
  custom: "custom",
};

/** A region and an instance type every provider's catalogue has: where a new choice starts. */
export const STARTING_POINT: Readonly<
  Record<ProviderId, { readonly region: string; readonly instanceType: string }>
> = {
  aws: { region: "us-east-1", instanceType: "m6i.xlarge" },
  gcp: { region: "us-central1", instanceType: "e2-standard-4" },
  azure: { region: "eastus", instanceType: "Standard_D4s_v5" },
};

export const EXAMPLES = [
  "online-boutique",
  "sock-shop",
  "opentelemetry-demo",
  "dsb-social-network",
  "dsb-hotel-reservation",
  "bookinfo",
] as const;

export const OPTION_IDS = [
  "none",
  "istio-sidecar",
  "istio-ambient-l4",
  "istio-ambient-waypoints",
  "linkerd",
  "cilium",
] as const;
export type OptionId = (typeof OPTION_IDS)[number];

/** The options that are meshes: all but the baseline. */
export const MESH_OPTION_IDS = [
  "istio-sidecar",
  "istio-ambient-l4",
  "istio-ambient-waypoints",
  "linkerd",
  "cilium",
] as const;

/** What a scenario may require of a mesh: the rows of the feature table, in its order. */
export const REQUIREMENTS = [
  "mtls",
  "l7-weighted-split",
  "tcp-split",
  "mirroring",
  "fault-injection",
  "retries-timeouts",
  "circuit-breaking",
  "multicluster",
  "egress-control",
  "vm-workloads",
  "wasm",
  "gateway-api",
  "jwt",
  "l7-authorization",
  "rate-limit",
  "fips",
  "ipv6",
  "network-policy",
  "node-encryption",
  "no-restart-upgrade",
] as const;

export const MESHES = ["istio", "linkerd", "cilium"] as const;
