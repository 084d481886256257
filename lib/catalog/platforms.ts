import type { AllocatablePlatform, Provider } from "./schema";

/** Whose machines and prices a platform uses; absent where the user's own. */
const providerByPlatform: Readonly<Record<AllocatablePlatform, Provider | undefined>> = {
  "eks-al2023": "aws",
  "eks-bottlerocket": "aws",
  "karpenter-aws-estimate": "aws",
  "gke-standard": "gcp",
  "aks-1.29-plus": "azure",
  "aks-before-1.29": "azure",
  "kubeadm-default": undefined,
  custom: undefined,
};

export const allocatablePlatforms = Object.keys(
  providerByPlatform,
) as readonly AllocatablePlatform[];

/** The provider a platform belongs to; undefined for kubeadm and custom, which run anywhere. */
export function providerOf(platform: AllocatablePlatform): Provider | undefined {
  return providerByPlatform[platform];
}
