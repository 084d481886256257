import { describe, expect, it } from "vitest";
import { whyNotHere } from "@/lib/catalog/distribution-here";
import { platformCnis } from "@/lib/catalog/feasibility";
import { allDistributions, distributionsFor } from "@/lib/catalog/fees";
import { feasibilityOptions } from "@/lib/catalog/feasibility-schema";

/* As the providers document it: Google and Azure run Cilium themselves, AWS does not. */
describe("where a distribution cannot be had", () => {
  it.each([
    ["cilium-upstream", "gke", "gke-calico", "only as Dataplane V2"],
    ["cilium-upstream", "gke", "dataplane-v2", "only as Dataplane V2"],
    ["cilium-upstream", "aks", "kubenet", "only as Azure CNI Powered by Cilium"],
    ["cilium-upstream", "aks", "byo-cni", undefined],
    ["cilium-upstream", "eks", "aws-node", undefined],
    ["cilium-cloud-managed", "gke", "dataplane-v2", undefined],
    ["cilium-cloud-managed", "eks", "aws-node", "no managed form with this CNI"],
    ["cilium-cloud-managed", "aks", "byo-cni", "no managed form with this CNI"],
    ["cilium-aks-acns", "aks", "azure-cni-cilium", undefined],
    ["cilium-aks-acns", "aks", "byo-cni", "no managed form with this CNI"],
    ["cilium-aks-acns", "gke", "dataplane-v2", "part of AKS"],
    ["istio-aks-addon", "aks", "azure-cni-overlay", undefined],
    ["istio-aks-addon", "eks", "aws-node", "part of AKS"],
    ["istio-gke-ambient", "gke", "gke-calico", undefined],
    ["istio-gke-ambient", "kubeadm", "calico", "part of GKE"],
    // Nothing in the catalogue says where these run.
    ["istio-gke-csm", "eks", "aws-node", undefined],
    ["cilium-isovalent", "gke", "dataplane-v2", undefined],
    ["linkerd-buoyant", "kubeadm", "calico", undefined],
  ])("%s on %s with %s", (id, platform, cni, why) => {
    expect(allDistributions.map((known) => known.id)).toContain(id);
    expect(whyNotHere(id, platform, cni)).toBe(why);
  });

  it("a platform that is described by hand, or a CNI nobody knows, rules nothing out", () => {
    for (const { id } of allDistributions) {
      expect(whyNotHere(id, "custom", "other")).toBeUndefined();
      expect(whyNotHere(id, "eks", "home-made")).toBeUndefined();
    }
  });

  it("leaves a choice of every option on every platform", () => {
    for (const { platform, cni } of platformCnis) {
      for (const option of feasibilityOptions) {
        const here = distributionsFor(option).filter(
          ({ id }) => whyNotHere(id, platform, cni) === undefined,
        );
        expect(here.length, `${option} on ${platform} with ${cni}`).toBeGreaterThan(0);
      }
    }
  });
});
