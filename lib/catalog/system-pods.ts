import type { AllocatablePlatform, PlatformSystemPods, SystemPods } from "./schema";

const listByPlatform = {
  "eks-al2023": "eks",
  "eks-bottlerocket": "eks",
  "karpenter-aws-estimate": "eks",
  "gke-standard": "gke",
  "aks-1.29-plus": "aks",
  "aks-before-1.29": "aks",
  "kubeadm-default": "kubeadm",
  custom: "kubeadm",
} as const satisfies Readonly<Record<AllocatablePlatform, PlatformSystemPods["platform"]>>;

/** What runs on a platform's nodes before any mesh, optional ones included and marked. */
export function systemPodsOf(
  systemPods: SystemPods,
  platform: AllocatablePlatform,
): PlatformSystemPods {
  const wanted = listByPlatform[platform];
  const found = systemPods.platforms.find((list) => list.platform === wanted);
  if (found === undefined) throw new Error(`system-daemonsets.json: no list for "${wanted}"`);
  return found;
}
