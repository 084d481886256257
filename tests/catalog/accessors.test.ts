import { describe, expect, test } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { findInstanceType, instanceFacts, withInstanceFacts } from "@/lib/catalog/instance-types";
import { nodeDiskPrice } from "@/lib/catalog/node-disk";
import { dataPriceMicroUsdPerGB, platformPrices } from "@/lib/catalog/platform-prices";
import { allocatablePlatforms, providerOf } from "@/lib/catalog/platforms";
import { hourlyPrice } from "@/lib/catalog/prices";
import { isRegionOf } from "@/lib/catalog/regions";
import type { InstanceType, PriceList } from "@/lib/catalog/schema";
import { systemPodsOf } from "@/lib/catalog/system-pods";

const allTypes = Object.values(catalog.instanceTypes);

/** A list of a bundled region, which is there or the test has no ground. */
function priceList(provider: "aws" | "gcp" | "azure", region: string): PriceList {
  const list = catalog.prices[provider][region];
  if (list === undefined) throw new Error(`no prices of ${provider} in ${region}`);
  return list;
}

describe("instance types", () => {
  test("the facts of a machine leave out its pod limit, which is the platform's to derive", () => {
    const type = findInstanceType(catalog.instanceTypes.aws, "m5.large") as InstanceType;
    expect(instanceFacts(type)).toEqual({
      instanceType: "m5.large",
      vcpu: 2,
      advertisedMemoryMiB: 8192,
      arch: "amd64",
      enis: 3,
      ipv4PerEni: 10,
    });
  });

  test("gaps are filled, what is given stays", () => {
    const input = { instanceType: "e2-medium", vcpu: 1, arch: undefined };
    expect(withInstanceFacts(allTypes, input)).toEqual({
      instanceType: "e2-medium",
      vcpu: 1,
      advertisedMemoryMiB: 4096,
      arch: "amd64",
    });
  });

  test.each([[{ instanceType: "m99.huge" }], [{ instanceType: 7 }], [{}], [null]])(
    "%o is left as it is",
    (input) => {
      expect(withInstanceFacts(allTypes, input as { instanceType?: string })).toBe(input);
    },
  );
});

describe("hourly price", () => {
  test("says what it is: observed on-demand, derived spot, inferred on-demand", () => {
    expect(hourlyPrice(priceList("aws", "us-east-1"), "m5.large", "on-demand")).toEqual({
      microUsdPerHour: 96_000,
      capacityType: "on-demand",
      region: "us-east-1",
      sourceId: "karpenter-pricing",
      date: "2026-07-20",
      basis: "observed",
      indicative: false,
    });
    expect(hourlyPrice(priceList("aws", "us-east-1"), "m5.large", "spot")).toMatchObject({
      sourceId: "spotinfo",
      date: "2025-06-28",
      basis: "derived",
      indicative: true,
    });
    const azure = Object.values(catalog.prices.azure);
    const list = azure.find((one) => Object.values(one.prices).some((p) => p.inferred === true));
    const name = Object.entries(list?.prices ?? {}).find(([, p]) => p.inferred === true)?.[0];
    expect(hourlyPrice(list as PriceList, name ?? "", "on-demand")?.basis).toBe("inferred");
  });

  test.each([
    ["a type launched later", "eu-west-1", "m8i.large", "on-demand"],
    ["a kind of price the provider does not have", "us-east-1", "m5.large", "sustained-use"],
    ["a type of no catalogue", "us-east-1", "toString", "on-demand"],
  ] as const)("%s has none", (_name, region, type, capacityType) => {
    expect(hourlyPrice(priceList("aws", region), type, capacityType)).toBeUndefined();
  });
});

describe("platform prices", () => {
  const aws = platformPrices(catalog.platforms, "aws", "eu-central-1");
  const gcp = platformPrices(catalog.platforms, "gcp", "asia-northeast1");
  const azure = platformPrices(catalog.platforms, "azure", "westeurope");
  const own = platformPrices(catalog.platforms, "self-managed", "");

  test("a control plane is 0.10 USD an hour on all three clouds, and nothing at home", () => {
    const standard = [aws, gcp, azure].map((prices) => prices.controlPlane.standard?.value);
    expect(standard).toEqual([100_000, 100_000, 100_000]);
    expect(own.controlPlane).toEqual({});
  });

  test("regional figures are settled, and missing ones absent", () => {
    expect(aws.nodeDisk).toMatchObject({ kind: "per-gib", perGiBMonth: { value: 95_200 } });
    expect(aws.internetEgress).toMatchObject({ value: 90_000, unit: "microUsdPerGB" });
    expect("internetEgress" in gcp).toBe(false); // stated in the data as left out
    expect("byRegion" in (aws.internetEgress ?? {})).toBe(false);
  });

  test("cross-zone data per GB: 0.01 on both sides, 0.01 a GiB on one, nothing", () => {
    const perGB = [aws, gcp, azure].map((prices) =>
      prices.crossZoneData === undefined ? undefined : dataPriceMicroUsdPerGB(prices.crossZoneData),
    );
    // Google: 10,000 × 10^9 / 2^30 = 9313.2…, rounded up.
    expect(perGB).toEqual([20_000, 9314, 0]);
  });

  test("a price that is not of data is refused", () => {
    const fee = aws.controlPlane.standard;
    expect(() => fee && dataPriceMicroUsdPerGB(fee)).toThrow(/microUsdPerHour/);
  });

  test("node disks: 20 GiB of gp3 at 0.0952, 100 GiB of pd-balanced at 0.13, by size on Azure", () => {
    expect(nodeDiskPrice(aws, { vcpu: 4 })).toMatchObject({ microUsdPerMonth: 20 * 95_200 });
    expect(nodeDiskPrice(gcp, { vcpu: 4 })).toMatchObject({ microUsdPerMonth: 100 * 130_000 });
    expect(nodeDiskPrice(aws, { vcpu: 4, diskSizeGiB: 50 })?.microUsdPerMonth).toBe(50 * 95_200);
    const tier = (vcpu: number) => nodeDiskPrice(azure, { vcpu })?.diskType;
    expect([7, 8, 16, 64].map(tier)).toEqual([
      "Premium SSD P10",
      "Premium SSD P15",
      "Premium SSD P20",
      "Premium SSD P30",
    ]);
    expect(nodeDiskPrice(azure, { vcpu: 4, diskSizeGiB: 200 })?.sizeGiB).toBe(256);
    expect(nodeDiskPrice(azure, { vcpu: 4, diskSizeGiB: 5000 })).toBeUndefined();
    expect(nodeDiskPrice(own, { vcpu: 4 })).toBeUndefined();
  });
});

describe("platforms, regions and system pods", () => {
  test("every platform belongs to a cloud, but for kubeadm and custom", () => {
    const homeless = allocatablePlatforms.filter((platform) => providerOf(platform) === undefined);
    expect(homeless).toEqual(["kubeadm-default", "custom"]);
    expect([...allocatablePlatforms].sort()).toEqual(Object.keys(catalog.allocatable.rules).sort());
  });

  test("every platform has its list of system pods", () => {
    const lists = allocatablePlatforms.map((p) => systemPodsOf(catalog.systemPods, p).platform);
    expect(new Set(lists)).toEqual(new Set(["eks", "gke", "aks", "kubeadm"]));
  });

  test("a region belongs to its own provider only", () => {
    expect(isRegionOf("aws", "eu-west-1")).toBe(true);
    expect(isRegionOf("gcp", "eu-west-1")).toBe(false);
  });
});
