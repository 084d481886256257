import type { Choice } from "@/components/ui/select-field";
import { EXAMPLES, PLATFORMS, type PlatformId, type ProviderId } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";

/* What the choices of the form are called. */

const PLATFORM_LABELS: Readonly<Record<PlatformId, string>> = {
  "eks-al2023": "EKS, Amazon Linux 2023",
  "eks-bottlerocket": "EKS, Bottlerocket",
  "karpenter-aws-estimate": "EKS, as Karpenter estimates",
  "gke-standard": "GKE Standard",
  "aks-1.29-plus": "AKS, Kubernetes 1.29 or later",
  "aks-before-1.29": "AKS, before Kubernetes 1.29",
  "kubeadm-default": "kubeadm (self-managed)",
  custom: "Custom node",
};

export const PLATFORM_CHOICES: readonly Choice<PlatformId>[] = PLATFORMS.map((value) => ({
  value,
  label: PLATFORM_LABELS[value],
}));

export const PROVIDER_CHOICES: readonly Choice<ProviderId>[] = [
  { value: "aws", label: "AWS" },
  { value: "gcp", label: "Google Cloud" },
  { value: "azure", label: "Azure" },
];

const EXAMPLE_LABELS: Readonly<Record<(typeof EXAMPLES)[number], string>> = {
  "online-boutique": "Online Boutique",
  "sock-shop": "Sock Shop",
  "opentelemetry-demo": "OpenTelemetry Demo",
  "dsb-social-network": "DeathStarBench: social network",
  "dsb-hotel-reservation": "DeathStarBench: hotel reservation",
  bookinfo: "Bookinfo",
};

export const EXAMPLE_CHOICES: readonly Choice<(typeof EXAMPLES)[number]>[] = EXAMPLES.map(
  (value) => ({ value, label: EXAMPLE_LABELS[value] }),
);

export const SOURCE_CHOICES: readonly Choice<Scenario["workloads"]["source"]>[] = [
  { value: "example", label: "Example" },
  { value: "quick", label: "Quick" },
  { value: "rows", label: "Own rows" },
];

export const CAPACITY_CHOICES: readonly Choice<Scenario["cluster"]["capacityType"]>[] = [
  { value: "on-demand", label: "On demand" },
  { value: "spot", label: "Spot" },
  { value: "commit-1y", label: "1-year commitment" },
  { value: "commit-3y", label: "3-year commitment" },
  { value: "own-price", label: "Own price" },
];

export const TIER_CHOICES: readonly Choice<Scenario["cluster"]["controlPlaneTier"]>[] = [
  { value: "standard", label: "Standard" },
  { value: "extended", label: "Extended support" },
  { value: "premium", label: "Premium" },
  { value: "free", label: "Free" },
];

export const PROTOCOL_CHOICES: readonly Choice<Scenario["traffic"]["protocol"]>[] = [
  { value: "http1", label: "HTTP/1.1" },
  { value: "grpc", label: "gRPC" },
  { value: "tcp", label: "TCP" },
];

export const LAYER_CHOICES: readonly Choice<Scenario["functionLevel"]["layer"]>[] = [
  { value: "l4", label: "L4: identity, encryption" },
  { value: "l7", label: "L7: policy, routing" },
];

export const SIZING_CHOICES: readonly Choice<Scenario["sizing"]["policy"]>[] = [
  { value: "right-sized", label: "Right-sized to predicted use" },
  { value: "chart-production", label: "Charts' production values" },
  { value: "chart-plain", label: "Charts' plain install" },
  { value: "own", label: "Own figures" },
];

export const SET_CHOICES: readonly Choice<Scenario["coefficientSet"]>[] = [
  { value: "catalog", label: "Catalogue" },
  { value: "field-report", label: "Field report" },
];

export const FORM_CHOICES: readonly Choice<Scenario["proxyCpuForm"]>[] = [
  { value: "passes", label: "Requests through the proxy" },
  { value: "share-of-application", label: "Share of application CPU" },
];

export function labelOf<Value extends string>(
  choices: readonly Choice<Value>[],
  value: Value,
): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
