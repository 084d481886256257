import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalog } from "@/lib/catalog/all";
import { withInstanceFacts } from "@/lib/catalog/instance-types";
import { allocatablePlatforms } from "@/lib/catalog/platforms";
import type { AllocatablePlatform } from "@/lib/catalog/schema";
import { allocatableWith } from "@/lib/model/allocatable";
import { partsInMiB } from "@/lib/model/allocatable/parts-in-mib";
import type { Allocatable, AllocatableInput } from "@/lib/model/allocatable/types";
import reference from "./allocatable-reference-cases.json";

const rules = catalog.allocatable;
const allTypes = Object.values(catalog.instanceTypes);
const allocatable = (input: AllocatableInput) => allocatableWith(rules, input);
/** As the front door does it: gaps filled from the catalogue. */
const withCatalogue = (input: AllocatableInput) => allocatable(withInstanceFacts(allTypes, input));

/** For input no type would let through. */
const untyped = (input: unknown) => allocatableWith(rules, input as AllocatableInput);

type ReferenceCase = {
  readonly id: string;
  readonly platform: string;
  readonly source: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, number>>;
};
const cases = reference.cases as unknown as readonly ReferenceCase[];

/** The file calls the machine `type`; the function calls it `instanceType`. */
function inputOf({ platform, input }: ReferenceCase): AllocatableInput {
  const { type, ...rest } = input;
  return { platform, ...rest, ...(typeof type === "string" && { instanceType: type }) };
}

/** Figures that need arithmetic of their own before they can be compared. */
function figure(name: string, answer: Allocatable, reference: ReferenceCase): number | undefined {
  switch (name) {
    case "allocatableMemoryGiBRounded":
      // Rounded to a tenth of a GiB, as the documentation prints it.
      return Math.round(((answer.allocatableMemoryMiB ?? Number.NaN) / 1024) * 10) / 10;
    case "allocatableMemoryDifferenceOldNewMiB": {
      // What the newer rule keeps from pods less than the older: reservation and threshold.
      const kept = (platform: string) => {
        const { memoryReservedMiB, evictionMemoryMiB } = allocatable({
          ...inputOf(reference),
          platform,
        });
        return (memoryReservedMiB ?? Number.NaN) + (evictionMemoryMiB ?? Number.NaN);
      };
      return kept("aks-before-1.29") - kept("aks-1.29-plus");
    }
    default:
      return answer[name as keyof Allocatable] as number | undefined;
  }
}

describe("reference cases: measured nodes, documented tables and examples", () => {
  test("there are 36, each with a source", () => {
    expect(cases.length).toBe(36);
    const known = Object.keys(reference.sources);
    expect(cases.filter((one) => !known.includes(one.source))).toEqual([]);
  });

  describe.each(cases.map((one) => [one.id, one] as const))("%s", (_id, one) => {
    test("from its own input", () => {
      const answer = allocatable(inputOf(one));
      expect(answer.issues).toEqual([]);
      const got = Object.keys(one.expect).map((name) => [name, figure(name, answer, one)]);
      expect(Object.fromEntries(got)).toEqual(one.expect);
    });

    test("and with the catalogue's facts filled in", () => {
      const answer = withCatalogue(inputOf(one));
      expect(answer.issues).toEqual([]);
      const got = Object.keys(one.expect).map((name) => [name, figure(name, answer, one)]);
      expect(Object.fromEntries(got)).toEqual(one.expect);
    });
  });
});

describe("what is not determined is absent", () => {
  test("vCPU alone: CPU, and no memory", () => {
    const answer = allocatable({ platform: "kubeadm-default", vcpu: 4 });
    expect(answer).toMatchObject({ allocatableCpuMilli: 4000, maxPods: 110 });
    expect("allocatableMemoryKi" in answer).toBe(false);
    expect("allocatableMemoryMiB" in answer).toBe(false);
    expect("capacityMemoryKi" in answer).toBe(false);
    expect(answer.steps.every((step) => !("memoryKi" in step))).toBe(true);
  });

  test("memory alone: memory, and no CPU", () => {
    const answer = allocatable({ platform: "aks-before-1.29", advertisedMemoryMiB: 8192 });
    expect("allocatableCpuMilli" in answer).toBe(false);
    expect(answer.allocatableMemoryMiB).toBeGreaterThan(0);
  });

  test("GKE's reservation needs the advertised size: capacity alone does not settle it", () => {
    const answer = allocatable({ platform: "gke-standard", capacityMemoryKi: 32880872 });
    expect("memoryReservedMiB" in answer).toBe(false);
    expect("allocatableMemoryKi" in answer).toBe(false);
  });

  test("AKS's does not where the pods' share is below a quarter of the capacity", () => {
    // 20 × 30 + 50 = 650 MiB, and a quarter of 6931 MiB is 1732 MiB.
    const answer = allocatable({
      platform: "aks-1.29-plus",
      capacityMemoryKi: 7097600,
      maxPods: 30,
    });
    expect(answer.memoryReservedMiB).toBe(650);
    // A quarter of 1 GiB is 256 MiB: whether 650 is capped depends on the advertised size.
    const small = allocatable({
      platform: "aks-1.29-plus",
      capacityMemoryKi: 1024 * 1024,
      maxPods: 30,
    });
    expect("memoryReservedMiB" in small).toBe(false);
  });

  test("a platform alone gives its pod limit", () => {
    expect(allocatable({ platform: "gke-standard" })).toMatchObject({ maxPods: 110, steps: [] });
    expect("maxPods" in allocatable({ platform: "custom" })).toBe(false);
  });

  test("null counts as missing", () => {
    expect(untyped({ platform: "kubeadm-default", instanceType: null, vcpu: 2 })).toMatchObject({
      allocatableCpuMilli: 2000,
      issues: [],
    });
  });
});

describe("pod limits", () => {
  const m5large = { instanceType: "m5.large", vcpu: 2, enis: 3, ipv4PerEni: 10 } as const;

  test("EKS with prefixes: 3 × 9 × 16 + 2 = 434, capped at 110 up to 30 vCPU", () => {
    const answer = allocatable({ platform: "eks-al2023", ...m5large, prefixDelegation: true });
    expect(answer).toMatchObject({ maxPods: 110, maxPodsBasis: "prefix-delegation" });
    // nodeadm still reserves for the 29 pods of the interfaces: 11 × 29 + 255.
    expect(answer.memoryReservedMiB).toBe(574);
  });

  test("EKS with prefixes on a small machine: the addresses bind, 2 × 1 × 16 + 2 = 34", () => {
    const answer = allocatable({
      platform: "eks-al2023",
      vcpu: 2,
      enis: 2,
      ipv4PerEni: 2,
      prefixDelegation: true,
    });
    expect(answer.maxPods).toBe(34);
  });

  test("EKS with prefixes above 30 vCPU: 250", () => {
    const big = { vcpu: 36, enis: 8, ipv4PerEni: 30, prefixDelegation: true };
    expect(allocatable({ platform: "eks-al2023", ...big }).maxPods).toBe(250);
  });

  test("a pod limit set by hand moves Bottlerocket's reservation but not AL2023's", () => {
    const memory = (platform: string) =>
      allocatable({ platform, ...m5large, maxPods: 110 }).memoryReservedMiB;
    expect(memory("eks-al2023")).toBe(11 * 29 + 255);
    expect(memory("eks-bottlerocket")).toBe(11 * 110 + 255);
  });

  test.each([
    ["azureCniOverlay", 250],
    ["azureCniPodSubnet", 110],
    ["azureCniNodeSubnet", 30],
    ["kubenet", 110],
  ] as const)("AKS with %s: %i", (aksCni, maxPods) => {
    const answer = allocatable({ platform: "aks-1.29-plus", aksCni });
    expect(answer).toMatchObject({ maxPods, maxPodsBasis: "cni" });
  });

  test("GKE above 110 pods keeps 400 milli-CPU more", () => {
    const reserved = (maxPods: number) =>
      allocatable({ platform: "gke-standard", vcpu: 4, maxPods }).cpuReservedMilli;
    expect(reserved(110)).toBe(80);
    expect(reserved(111)).toBe(80 + 400);
  });
});

describe("rules at their edges", () => {
  test("GKE shared-core machines keep 1060 of 2000 milli-CPU", () => {
    const answer = withCatalogue({ platform: "gke-standard", instanceType: "e2-small" });
    expect(answer).toMatchObject({ cpuReservedMilli: 1060, allocatableCpuMilli: 940 });
  });

  test.each([
    [1000, 255], // small machine: a flat amount
    [1001, 250], // 25 % of 1001 = 250.25
    [4000, 1000],
    [8000, 1000 + 800],
    [16_000, 1000 + 800 + 800],
    [128_000, 1000 + 800 + 800 + 6720],
    [524_288, 17_245], // 9320 + 2 % of 396288 = 9320 + 7925.76
  ])("GKE keeps of %i MiB: %i MiB", (advertisedMemoryMiB, reserved) => {
    expect(allocatable({ platform: "gke-standard", advertisedMemoryMiB }).memoryReservedMiB).toBe(
      reserved,
    );
  });

  test.each([
    [1, 60],
    [2, 100],
    [4, 140],
    [8, 180],
    [16, 260],
    [32, 420],
    [64, 740],
  ])("AKS keeps of %i cores: %i milli-CPU (documented table)", (vcpu, reserved) => {
    expect(allocatable({ platform: "aks-1.29-plus", vcpu }).cpuReservedMilli).toBe(reserved);
  });

  test("AKS caps at a quarter: 20 × 250 + 50 = 5050 of 8192 MiB becomes 2048", () => {
    const answer = allocatable({
      platform: "aks-1.29-plus",
      advertisedMemoryMiB: 8192,
      maxPods: 250,
    });
    expect(answer.memoryReservedMiB).toBe(2048);
  });

  test("own reservations replace the platform's, the system's come on top", () => {
    const answer = allocatable({
      platform: "eks-al2023",
      vcpu: 4,
      capacityMemoryMiB: 16_000,
      maxPods: 58,
      kubeReserved: { cpuMilli: 200, memoryMiB: 1000 },
      systemReserved: { cpuMilli: 100, memoryMiB: 500 },
      evictionMemoryMiB: 250,
    });
    expect(answer).toMatchObject({
      cpuReservedMilli: 300,
      memoryReservedMiB: 1500,
      allocatableCpuMilli: 4000 - 300,
      allocatableMemoryMiB: 16_000 - 1500 - 250,
    });
  });

  test("custom takes off what is given and nothing else", () => {
    const machine = { platform: "custom", vcpu: 4, advertisedMemoryMiB: 16_384 };
    expect(allocatable(machine)).toMatchObject({
      allocatableCpuMilli: 4000,
      allocatableMemoryMiB: 16_384,
      capacityBasis: "given",
    });
    expect(allocatable({ ...machine, evictionMemoryMiB: 100 }).allocatableMemoryMiB).toBe(16_284);
  });
});

describe("capacity from the advertised size", () => {
  test("a type that was measured answers as measured", () => {
    const answer = withCatalogue({ platform: "eks-al2023", instanceType: "r5.xlarge" });
    expect(answer).toMatchObject({ capacityBasis: "measured", capacityMemoryKi: 32387540 });
    expect(answer.allocatableMemoryKi).toBe(31370708); // the measured node itself
  });

  test("another answers as estimated, and says by which rule", () => {
    const answer = withCatalogue({ platform: "eks-al2023", instanceType: "m7i.xlarge" });
    // 16384 − ceil(min(0.035 × 16384 + 345 = 918.44, 0.105 × 16384)) = 16384 − 919 = 15465 MiB.
    expect(answer).toMatchObject({ capacityBasis: "estimated", capacityMemoryKi: 15465 * 1024 });
    expect(answer.notes.length).toBe(2);
  });

  test("Karpenter's plan uses its own 7.5 % even for a measured type", () => {
    const answer = withCatalogue({
      platform: "karpenter-aws-estimate",
      instanceType: "r5.xlarge",
    });
    // 32768 × 0.075 = 2457.6, up to 2458.
    expect(answer).toMatchObject({
      capacityBasis: "estimated",
      capacityMemoryKi: (32_768 - 2458) * 1024,
    });
  });

  test.each(
    rules.measuredCapacity.map((row) => [row.platform, row.type ?? row.typeGuess ?? row.note, row]),
  )("no estimate is optimistic: %s %s", (_platform, _name, row) => {
    if (typeof row !== "object") throw new Error("row");
    const platform = { eks: "eks-al2023", gke: "gke-standard", aks: "aks-1.29-plus" }[row.platform];
    // Without the type's name the table cannot answer, so this is the estimate.
    const answer = allocatable({ platform, advertisedMemoryMiB: row.advertisedMiB });
    expect(answer.capacityBasis).toBe("estimated");
    expect((answer.capacityMemoryKi ?? Number.NaN) / 1024).toBeLessThanOrEqual(row.capacityMiB);
  });
});

describe("nonsense is answered with issues that name the field", () => {
  test.each([
    ["no object", null, "", "wrong-type"],
    ["no platform", {}, "platform", "unknown-platform"],
    ["a platform nobody has", { platform: "openshift" }, "platform", "unknown-platform"],
    ["a platform from the prototype", { platform: "toString" }, "platform", "unknown-platform"],
    ["no vCPU at all", { platform: "custom", vcpu: 0 }, "vcpu", "out-of-range"],
    ["NaN", { platform: "custom", vcpu: Number.NaN }, "vcpu", "not-a-number"],
    ["text", { platform: "custom", vcpu: "4" }, "vcpu", "not-a-number"],
    [
      "negative memory",
      { platform: "custom", advertisedMemoryMiB: -1 },
      "advertisedMemoryMiB",
      "out-of-range",
    ],
    [
      "endless memory",
      { platform: "custom", capacityMemoryKi: Number.POSITIVE_INFINITY },
      "capacityMemoryKi",
      "out-of-range",
    ],
    ["half a pod", { platform: "custom", maxPods: 1.5 }, "maxPods", "out-of-range"],
    [
      "too many pods for GKE",
      { platform: "gke-standard", maxPods: 257 },
      "maxPods",
      "out-of-range",
    ],
    ["too few pods for GKE", { platform: "gke-standard", maxPods: 7 }, "maxPods", "out-of-range"],
    [
      "too many pods for AKS",
      { platform: "aks-1.29-plus", maxPods: 251 },
      "maxPods",
      "out-of-range",
    ],
    [
      "an unknown machine",
      { platform: "eks-al2023", instanceType: "m99.huge" },
      "instanceType",
      "unknown-instance-type",
    ],
    ["another CPU", { platform: "custom", arch: "riscv64" }, "arch", "unknown-value"],
    ["another CNI", { platform: "aks-1.29-plus", aksCni: "flannel" }, "aksCni", "unknown-value"],
    [
      "a negative reservation",
      { platform: "custom", kubeReserved: { cpuMilli: -5 } },
      "kubeReserved.cpuMilli",
      "out-of-range",
    ],
    [
      "more capacity than machine",
      { platform: "gke-standard", advertisedMemoryMiB: 1024, capacityMemoryKi: 1024 * 1024 + 1 },
      "capacityMemoryKi",
      "out-of-range",
    ],
  ] as const)("%s", (_name, input, path, code) => {
    const answer = untyped(input);
    expect(answer.issues.map((issue) => [issue.path, issue.code])).toEqual([[path, code]]);
    expect(answer.steps).toEqual([]);
    expect("allocatableCpuMilli" in answer).toBe(false);
  });

  test("every broken field is named, not only the first", () => {
    const answer = untyped({ platform: "custom", vcpu: -1, maxPods: 0, enis: "many" });
    expect(answer.issues.map((issue) => issue.path)).toEqual(["vcpu", "maxPods", "enis"]);
  });

  test("a machine too small for its reservations leaves nothing, and says so", () => {
    const answer = allocatable({
      platform: "eks-al2023",
      vcpu: 2,
      capacityMemoryMiB: 512,
      maxPods: 110,
    });
    expect(answer).toMatchObject({ allocatableMemoryKi: 0, allocatableCpuMilli: 1930 });
    expect(answer.issues.map((issue) => issue.code)).toEqual(["nothing-left"]);
  });
});

describe("laws", () => {
  const run = { seed: 20261122, numRuns: 400 };
  const machine = fc.record(
    {
      platform: fc.constantFrom<AllocatablePlatform>(...allocatablePlatforms),
      vcpu: fc.integer({ min: 1, max: 448 }),
      advertisedMemoryMiB: fc.integer({ min: 256, max: 4_194_304 }),
      arch: fc.constantFrom("amd64" as const, "arm64" as const),
      maxPods: fc.integer({ min: 8, max: 250 }),
      systemReserved: fc.record({
        cpuMilli: fc.integer({ min: 0, max: 2000 }),
        memoryMiB: fc.integer({ min: 0, max: 4096 }),
      }),
      evictionMemoryMiB: fc.integer({ min: 0, max: 2048 }),
    },
    { requiredKeys: ["platform", "vcpu", "advertisedMemoryMiB"] },
  );

  test("the steps sum to the machine exactly, in both resources, with no negative part", () => {
    fc.assert(
      fc.property(machine, (input) => {
        const { steps } = allocatable(input);
        const sum = (amounts: readonly (number | undefined)[]) =>
          amounts.reduce<number>((total, amount) => total + (amount ?? Number.NaN), 0);
        expect(sum(steps.map((step) => step.cpuMilli))).toBe(input.vcpu * 1000);
        expect(sum(steps.map((step) => step.memoryKi))).toBe(input.advertisedMemoryMiB * 1024);
        expect(Math.min(...steps.map((step) => step.memoryKi ?? -1))).toBeGreaterThanOrEqual(0);
        const parts = partsInMiB(steps);
        expect(sum(parts.map((part) => part.memoryMiB))).toBe(input.advertisedMemoryMiB);
        expect(sum(parts.map((part) => part.cpuMilli))).toBe(input.vcpu * 1000);
      }),
      run,
    );
  });

  test("the last step is the answer", () => {
    fc.assert(
      fc.property(machine, (input) => {
        const answer = allocatable(input);
        const last = answer.steps.at(-1);
        expect([last?.id, last?.cpuMilli, last?.memoryKi]).toEqual([
          "allocatable",
          answer.allocatableCpuMilli,
          answer.allocatableMemoryKi,
        ]);
        expect(partsInMiB(answer.steps).at(-1)?.memoryMiB).toBe(answer.allocatableMemoryMiB);
      }),
      run,
    );
  });

  test("a larger machine never leaves less to pods", () => {
    fc.assert(
      fc.property(machine, fc.integer({ min: 1, max: 65_536 }), (input, more) => {
        const left = (advertisedMemoryMiB: number) =>
          allocatable({ ...input, advertisedMemoryMiB }).allocatableMemoryKi ?? Number.NaN;
        expect(left(input.advertisedMemoryMiB + more)).toBeGreaterThanOrEqual(
          left(input.advertisedMemoryMiB),
        );
      }),
      run,
    );
  });

  test("whatever comes in, it answers: no throw, no NaN, no negative number", () => {
    const anything = fc.record(
      {
        platform: fc.oneof(fc.constantFrom<unknown>(...allocatablePlatforms), fc.anything()),
        instanceType: fc.anything(),
        vcpu: fc.oneof(fc.double(), fc.anything()),
        advertisedMemoryMiB: fc.oneof(fc.double(), fc.integer(), fc.anything()),
        capacityMemoryKi: fc.oneof(fc.integer(), fc.anything()),
        maxPods: fc.oneof(fc.integer(), fc.anything()),
        enis: fc.oneof(fc.integer(), fc.anything()),
        ipv4PerEni: fc.oneof(fc.integer(), fc.anything()),
        kubeReserved: fc.anything(),
        systemReserved: fc.anything(),
        evictionMemoryMiB: fc.anything(),
        prefixDelegation: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), (input) => {
        const answer = untyped(withInstanceFacts(allTypes, input as AllocatableInput));
        for (const value of Object.values(answer)) {
          if (typeof value === "number") expect(value).toBeGreaterThanOrEqual(0);
        }
        if (answer.issues.length === 0) expect(answer.notes.length).toBeGreaterThan(0);
      }),
      run,
    );
  });

  test("every machine of the catalogue has an answer on its own platform", () => {
    const platformOf = { aws: "eks-al2023", gcp: "gke-standard", azure: "aks-1.29-plus" } as const;
    for (const file of Object.values(catalog.instanceTypes)) {
      for (const type of file.types) {
        const answer = withCatalogue({
          platform: platformOf[file.provider],
          instanceType: type.name,
        });
        expect([type.name, answer.issues]).toEqual([type.name, []]);
        expect(answer.allocatableCpuMilli).toBeGreaterThan(0);
        expect(answer.allocatableMemoryMiB).toBeGreaterThan(0);
      }
    }
  });
});
