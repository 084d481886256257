import { expect, it } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { nodeShape, sliceKey } from "@/lib/estimate";
import { scenario } from "../helpers/estimates";

/** An m6i.xlarge has 4 network interfaces of 15 addresses each. */
const podsOf = (cluster: object) => {
  const asked = scenario({ cluster: { instanceType: "m6i.xlarge", ...cluster } });
  const { node } = nodeShape(asked, sliceOf(catalog, sliceKey(asked)));
  return node.maxPods;
};

it("a machine asked for again under another kubelet is not the one remembered", () => {
  const byInterfaces = 4 * (15 - 1) + 2;
  expect(podsOf({})).toBe(byInterfaces);
  expect(podsOf({ prefixDelegation: true })).toBe(110);
  expect(podsOf({ maxPods: 40 })).toBe(40);
  expect(podsOf({ platform: "kubeadm-default" })).toBe(110);
  expect(podsOf({})).toBe(byInterfaces);
});

it("nor is it under other rules", () => {
  const asked = scenario({ cluster: { instanceType: "m6i.xlarge" } });
  const slice = sliceOf(catalog, sliceKey(asked));
  const { rules } = slice.allocatable;
  const roomier = {
    ...rules["eks-al2023"],
    memoryBaseMiB: rules["eks-al2023"].memoryBaseMiB - 100,
  };
  const changed = { ...slice.allocatable, rules: { ...rules, "eks-al2023": roomier } };
  const memoryMiB = (allocatable: typeof slice.allocatable) =>
    nodeShape(asked, { ...slice, allocatable }).node.allocatable.memoryMiB;
  const usual = memoryMiB(slice.allocatable);
  expect(memoryMiB(changed)).toBe(usual + 100);
  expect(memoryMiB(slice.allocatable)).toBe(usual);
});
