import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { exampleIds, loadExample, loadInstanceTypes, loadPriceList } from "@/lib/catalog/load";
import { regions } from "@/lib/catalog/regions";
import {
  allocatableRulesSchema,
  type ExampleContainer,
  exampleApplicationSchema,
  type InstanceType,
  instanceTypeFileSchema,
  type PriceList,
  platformsSchema,
  priceFieldNames,
  priceListSchema,
  type Provider,
  type Source,
  systemPodsSchema,
} from "@/lib/catalog/schema";

const providers: readonly Provider[] = ["aws", "gcp", "azure"];
const filesIn = (folder: string) =>
  readdirSync(fileURLToPath(new URL(`../../lib/catalog/data/${folder}`, import.meta.url))).sort();

const allPriceLists: readonly PriceList[] = providers.flatMap((provider) =>
  Object.values(catalog.prices[provider]),
);

/** Ids cited anywhere in a value, as `"source": id` or in a list called "sources" of ids. */
function citedSources(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(citedSources);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "source" && typeof inner === "string") return [inner];
    if (key === "sources" && Array.isArray(inner)) {
      const ids = inner.filter((item): item is string => typeof item === "string");
      if (ids.length > 0) return ids;
    }
    return citedSources(inner);
  });
}

function unknownSources(file: { readonly sources: readonly Source[] }): readonly string[] {
  const known = new Set(file.sources.map((source) => source.id));
  return citedSources(file).filter((id) => !known.has(id));
}

describe("every file has the shape the types promise", () => {
  test.each(providers)("instance types of %s", (provider) => {
    expect(instanceTypeFileSchema.safeParse(catalog.instanceTypes[provider]).error).toBeUndefined();
  });
  test.each(allPriceLists.map((list) => [`${list.provider}/${list.region}`, list] as const))(
    "prices of %s",
    (_name, list) => {
      expect(priceListSchema.safeParse(list).error).toBeUndefined();
    },
  );
  test.each(catalog.examples.map((example) => [example.id, example] as const))(
    "example %s",
    (_id, example) => {
      expect(exampleApplicationSchema.safeParse(example).error).toBeUndefined();
    },
  );
  test("platforms, system pods and allocatable rules", () => {
    expect(platformsSchema.safeParse(catalog.platforms).error).toBeUndefined();
    expect(systemPodsSchema.safeParse(catalog.systemPods).error).toBeUndefined();
    expect(allocatableRulesSchema.safeParse(catalog.allocatable).error).toBeUndefined();
  });
});

describe("instance types", () => {
  test("about a thousand: 314 on AWS, 270 on Google, 437 on Azure", () => {
    const counts = providers.map((provider) => catalog.instanceTypes[provider].types.length);
    expect(counts).toEqual([314, 270, 437]);
  });

  test("every name occurs once, over all providers", () => {
    const names = providers.flatMap((p) => catalog.instanceTypes[p].types.map((t) => t.name));
    expect(new Set(names).size).toBe(names.length);
  });

  test("on AWS the pod count is that of the network interfaces: enis × (addresses − 1) + 2", () => {
    const wrong = catalog.instanceTypes.aws.types.filter(
      (type) => type.maxPods !== (type.enis ?? 0) * ((type.ipv4PerEni ?? 0) - 1) + 2,
    );
    expect(wrong.map((type) => type.name)).toEqual([]);
  });

  test("burstable sizes may use what their credits pay for: credits an hour ÷ 60 vCPU", () => {
    // EC2 User Guide, credit table (T3, T3a and T4g alike); Azure Bsv2, Basv2 and Bpsv2 series,
    // credits banked an hour.
    const perHour: Readonly<Record<Provider, Readonly<Record<string, number>>>> = {
      aws: { micro: 12, small: 24, medium: 24, large: 36, xlarge: 96, "2xlarge": 192 },
      azure: { B2: 48, B4: 96, B8: 192, B16: 384, B32: 768 },
      gcp: {},
    };
    const sizeOf = (name: string) =>
      /^t\w+\.(\w+)$/.exec(name)?.[1] ?? /^Standard_(B\d+)\w*_v2$/.exec(name)?.[1];
    const checked = (["aws", "azure"] as const).flatMap((provider) =>
      catalog.instanceTypes[provider].types.flatMap(({ name, burstable, sustainedVcpu }) => {
        const credits = perHour[provider][(burstable ? sizeOf(name) : undefined) ?? ""];
        return credits === undefined ? [] : [[name, sustainedVcpu, credits / 60]];
      }),
    );
    expect(checked).toHaveLength(3 * 6 + 5 + 5 + 4);
    for (const [name, stated, paidFor] of checked) expect([name, stated]).toEqual([name, paidFor]);
  });

  test("specs match what the vendors publish, a few by hand", () => {
    const find = (provider: Provider, name: string): InstanceType | undefined =>
      catalog.instanceTypes[provider].types.find((type) => type.name === name);
    expect(find("aws", "m5.large")).toMatchObject({ vcpu: 2, memoryMiB: 8192, arch: "amd64" });
    expect(find("aws", "m7g.2xlarge")).toMatchObject({ vcpu: 8, memoryMiB: 32768, arch: "arm64" });
    expect(find("gcp", "e2-medium")).toMatchObject({ vcpu: 2, sustainedVcpu: 1, memoryMiB: 4096 });
    // Burstable: 2 vCPU at 20 %, 8 at 40 %; 54 credits an hour are 54 ÷ 60 vCPU.
    expect(find("aws", "t3.medium")?.sustainedVcpu).toBe(0.4);
    expect(find("aws", "t4g.2xlarge")?.sustainedVcpu).toBe(3.2);
    expect(find("azure", "Standard_B4ms")?.sustainedVcpu).toBe(0.9);
    expect(find("azure", "Standard_B8as_v2")?.sustainedVcpu).toBe(3.2);
    expect(find("azure", "Standard_D4s_v5")).toMatchObject({ vcpu: 4, memoryMiB: 16384 });
  });
});

describe("prices", () => {
  test.each(providers)("%s: the regions named are the files there are", (provider) => {
    const named = regions[provider].map((region) => `${region}.json`).sort();
    expect(filesIn(`prices/${provider}`)).toEqual(named);
    expect(Object.keys(catalog.prices[provider])).toEqual([...regions[provider]]);
  });

  test("every list says its own provider and region, and has prices", () => {
    for (const provider of providers) {
      for (const [region, list] of Object.entries(catalog.prices[provider])) {
        expect([list.provider, list.region]).toEqual([provider, region]);
        expect(Object.keys(list.prices).length).toBeGreaterThan(80);
      }
    }
  });

  test("every priced type exists, and every type has a price somewhere", () => {
    for (const provider of providers) {
      const known = new Set(catalog.instanceTypes[provider].types.map((type) => type.name));
      const priced = new Set(
        Object.values(catalog.prices[provider]).flatMap((list) => Object.keys(list.prices)),
      );
      expect([...priced].filter((name) => !known.has(name))).toEqual([]);
      expect([...known].filter((name) => !priced.has(name))).toEqual([]);
    }
  });

  test("every kind of price in use says where and when it comes from", () => {
    for (const list of allPriceLists) {
      for (const field of priceFieldNames) {
        const used = Object.values(list.prices).some((price) => price[field] !== undefined);
        expect([list.region, field, list.fields[field] !== undefined]).toEqual([
          list.region,
          field,
          used,
        ]);
      }
    }
  });

  test("on-demand dates: us-east-1 2026-07-20, other AWS regions 2025-04-04", () => {
    for (const [region, list] of Object.entries(catalog.prices.aws)) {
      expect(list.asOf).toBe(region === "us-east-1" ? "2026-07-20" : "2025-04-04");
    }
    for (const list of Object.values(catalog.prices.gcp)) expect(list.asOf).toBe("2026-08-03");
    for (const list of Object.values(catalog.prices.azure)) expect(list.asOf).toBe("2026-06-18");
  });

  test("AWS spot is on-demand less the advisor's saving, rounded to the micro-dollar", () => {
    for (const list of Object.values(catalog.prices.aws)) {
      expect(list.fields.spot).toMatchObject({ basis: "derived", indicative: true });
      for (const price of Object.values(list.prices)) {
        if (price.spot === undefined) continue;
        const exact = (price.onDemand * (100 - (price.spotSavingPercent ?? Number.NaN))) / 100;
        expect(Math.abs(price.spot - exact)).toBeLessThanOrEqual(0.5);
      }
    }
  });

  // The figures themselves, from the vendors' price pages.
  test.each([
    ["aws", "us-east-1", "m5.large", 96_000], // 0.096 USD
    ["aws", "eu-central-1", "m5.large", 115_000], // 0.115 USD
    ["gcp", "us-central1", "e2-medium", 33_506], // 0.03350571 USD
    ["azure", "eastus", "Standard_D4s_v5", 192_000], // 0.192 USD
    ["azure", "westeurope", "Standard_B2s", 48_000], // 0.048 USD
  ] as const)("%s %s %s costs what its vendor says", (provider, region, name, microUsd) => {
    expect(catalog.prices[provider][region]?.prices[name]?.onDemand).toBe(microUsd);
  });

  test("a computed price is marked as one, on Azure only", () => {
    const inferredIn = (provider: Provider) =>
      Object.values(catalog.prices[provider])
        .flatMap((list) => Object.values(list.prices))
        .filter((price) => price.inferred === true).length;
    expect([inferredIn("aws"), inferredIn("gcp")]).toEqual([0, 0]);
    expect(inferredIn("azure")).toBeGreaterThan(0);
  });
});

describe("sources", () => {
  test("every source cited is listed", () => {
    const files = [
      ...allPriceLists,
      ...catalog.examples,
      catalog.platforms,
      catalog.systemPods,
      catalog.allocatable,
    ];
    for (const file of files) expect(unknownSources(file)).toEqual([]);
  });

  test("every source in a price list is used there", () => {
    for (const list of allPriceLists) {
      const used = new Set(Object.values(list.fields).map((field) => field?.source));
      expect(list.sources.filter((source) => !used.has(source.id))).toEqual([]);
    }
  });
});

describe("platforms", () => {
  test("disk and egress are known per region for every region, but for one stated gap", () => {
    const { aws, gcp } = catalog.platforms.providers;
    const listed = (figure: object | undefined) =>
      figure !== undefined && "byRegion" in figure ? Object.keys(figure.byRegion as object) : [];
    const disk = (platform: typeof aws) =>
      platform.nodeDisk?.kind === "per-gib" ? listed(platform.nodeDisk.perGiBMonth) : [];
    expect(disk(aws)).toEqual([...regions.aws]);
    expect(disk(gcp)).toEqual([...regions.gcp]);
    expect(listed(aws.internetEgress)).toEqual([...regions.aws]);
    expect(listed(gcp.internetEgress)).toEqual(
      regions.gcp.filter((region) => region !== "asia-northeast1"),
    );
  });

  test("measured machines never lie above their advertised size, and name a kind of cloud", () => {
    for (const row of catalog.allocatable.measuredCapacity) {
      expect(row.capacityMiB).toBeLessThan(row.advertisedMiB);
      if (row.capacityKi !== undefined) {
        expect(row.capacityMiB).toBe(Math.floor(row.capacityKi / 1024));
      }
    }
  });
});

/* ------------------------------------------- examples, against their sources' own sums */

type Row = {
  readonly kind?: string;
  readonly replicas?: number;
  readonly containers: readonly ExampleContainer[];
};
const replicasOf = (row: Row) => row.replicas ?? 1;
const milli = (row: Row) => sumOf(row.containers, (c) => c.cpuRequestMilli ?? 0);
const mebi = (row: Row) => sumOf(row.containers, (c) => c.memoryRequestMiB ?? 0);
/** Kubernetes makes a limit without a request the request. */
const milliDefaulted = (row: Row) =>
  sumOf(row.containers, (c) => c.cpuRequestMilli ?? c.cpuLimitMilli ?? 0);
const mebiDefaulted = (row: Row) =>
  sumOf(row.containers, (c) => c.memoryRequestMiB ?? c.memoryLimitMiB ?? 0);
const withoutRequest = (row: Row) =>
  row.containers.filter((c) => c.cpuRequestMilli === undefined && c.memoryRequestMiB === undefined)
    .length;

function sumOf<T>(rows: readonly T[], amount: (row: T) => number): number {
  return rows.reduce((total, row) => total + amount(row), 0);
}
const podsSum = (rows: readonly Row[], perPod: (row: Row) => number) =>
  sumOf(rows, (row) => replicasOf(row) * perPod(row));

describe("example applications add up to the sums taken from the manifests", () => {
  // Sums over main containers with absent requests as 0 and absent replicas as 1, then the same
  // after "request = limit where only a limit is given".
  test.each([
    ["online-boutique", [12, 12, 1570, 1368, 1570, 1368, 0]],
    ["sock-shop", [14, 14, 799, 1700, 799, 1700, 7]],
    ["opentelemetry-demo", [30, 29, 1000, 100, 1450, 7660, 33]],
    ["bookinfo", [6, 6, 0, 0, 0, 0, 6]],
    ["dsb-social-network", [27, 27, 2700, 3456, 2700, 3456, 0]],
    ["dsb-hotel-reservation", [19, 19, 1900, 0, 1900, 0, 0]],
  ] as const)("%s", (id, expected) => {
    const example = catalog.examples.find((candidate) => candidate.id === id);
    const rows = example?.workloads ?? [];
    const pods = rows.filter((row) => row.kind !== "DaemonSet");
    expect([
      rows.length,
      sumOf(pods, replicasOf),
      podsSum(pods, milli),
      podsSum(pods, mebi),
      podsSum(pods, milliDefaulted),
      podsSum(pods, mebiDefaulted),
      sumOf(rows, withoutRequest),
    ]).toEqual(expected);
  });

  test("the OpenTelemetry demo's own DaemonSet has a 400 MiB limit and no request", () => {
    const demo = catalog.examples.find((example) => example.id === "opentelemetry-demo");
    const perNode = (demo?.workloads ?? []).filter((row) => row.kind === "DaemonSet");
    expect(perNode.length).toBe(1);
    expect(perNode.map((row) => [milli(row), mebi(row), mebiDefaulted(row)])).toEqual([
      [0, 0, 400],
    ]);
  });

  test("no request is written as zero, no name occurs twice", () => {
    for (const example of catalog.examples) {
      const containers = example.workloads.flatMap((row) => [
        ...row.containers,
        ...(row.initContainers ?? []),
      ]);
      expect(containers.filter((c) => c.cpuRequestMilli === 0 || c.memoryRequestMiB === 0)).toEqual(
        [],
      );
      const names = example.workloads.map((row) => row.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("system pods add up to the sums taken from the listings", () => {
  // [pods, CPU and memory of Deployments; count, CPU and memory of DaemonSets; silent containers]
  test.each([
    ["eks", [4, 320, 604, 3, 180, 104, 0]],
    // 424.537 MiB in the source, with one decimal figure of 9.537 rounded up to 10: 424.537 + 0.463.
    ["gke", [8, 623, 425, 9, 884, 626, 3]],
    ["aks", [7, 516, 298, 6, 350, 470, 0]],
    // kubeadm: two CoreDNS of 100m and 70Mi, and a kube-proxy that asks for nothing.
    ["kubeadm", [2, 200, 140, 1, 0, 0, 1]],
  ] as const)("%s", (platform, expected) => {
    const list = catalog.systemPods.platforms.find((candidate) => candidate.platform === platform);
    const { deployments = [], daemonSets = [] } = list ?? {};
    expect([
      sumOf(deployments, replicasOf),
      podsSum(deployments, milli),
      podsSum(deployments, mebi),
      daemonSets.length,
      sumOf(daemonSets, milli),
      sumOf(daemonSets, mebi),
      sumOf([...deployments, ...daemonSets], withoutRequest),
    ]).toEqual(expected);
  });

  test("every platform that can lose its kube-proxy or CNI names exactly one of each", () => {
    const withRole = (platform: string, role: string) =>
      catalog.systemPods.platforms
        .find((list) => list.platform === platform)
        ?.daemonSets.filter((pod) => pod.role === role)
        .map((pod) => pod.name);
    expect(withRole("eks", "cni")).toEqual(["aws-node"]);
    expect(withRole("gke", "cni")).toEqual(["netd"]);
    expect(withRole("aks", "cni")).toEqual(["azure-cns"]);
    expect(withRole("kubeadm", "cni")).toEqual([]); // the operator brings one
    for (const platform of ["eks", "gke", "aks", "kubeadm"]) {
      expect(withRole(platform, "kube-proxy")).toEqual(["kube-proxy"]);
    }
  });
});

describe("one file at a time, as the browser loads it", () => {
  test("gives what the whole catalogue holds", async () => {
    expect(await loadInstanceTypes("gcp")).toEqual(catalog.instanceTypes.gcp);
    expect(await loadPriceList("azure", "eastus")).toEqual(catalog.prices.azure.eastus);
    expect(exampleIds).toEqual(catalog.examples.map((example) => example.id));
    expect(await loadExample("bookinfo")).toEqual(catalog.examples[3]);
  });

  test("a region that has no file is a programmer's mistake, named", async () => {
    await expect(loadPriceList("aws", "../../secrets")).rejects.toThrow(/region.*"\.\.\/\.\.\/sec/);
  });
});
