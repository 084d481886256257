import fc from "fast-check";
import { platformCnis } from "@/lib/catalog/feasibility";
import { regions } from "@/lib/catalog/regions";
import {
  EXAMPLES,
  FAMILY_OF,
  MESH_OPTION_IDS,
  OPTION_IDS,
  PLATFORMS,
  PROVIDER_OF,
  REQUIREMENTS,
  STARTING_POINT,
} from "@/lib/scenario/ids";
import { type Scenario, scenarioSchema } from "@/lib/scenario/schema";

/* Random valid scenarios: every platform and CNI, policy, level, zero and saturating traffic. */

const policies = ["right-sized", "chart-production", "chart-plain", "own"] as const;

const row = fc.record(
  {
    name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    namespace: fc.constantFrom("shop", "payments", "search"),
    replicas: fc.integer({ min: 0, max: 40 }),
    cpuRequestMilli: fc.integer({ min: 0, max: 1500 }),
    memoryRequestMiB: fc.integer({ min: 0, max: 3000 }),
    podCpuRequestMilli: fc.integer({ min: 0, max: 2000 }),
    podMemoryRequestMiB: fc.integer({ min: 0, max: 4000 }),
    overheadCpuMilli: fc.integer({ min: 0, max: 300 }),
    overheadMemoryMiB: fc.integer({ min: 0, max: 300 }),
    initCpuMilli: fc.integer({ min: 0, max: 500 }),
    initMemoryMiB: fc.integer({ min: 0, max: 500 }),
    cpuUseMilli: fc.integer({ min: 0, max: 1500 }),
    memoryUseMiB: fc.integer({ min: 0, max: 3000 }),
    httpRequestsPerSecondIn: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 })),
    httpRequestsPerSecondOut: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 })),
    connections: fc.integer({ min: 0, max: 2000 }),
    protocol: fc.constantFrom("http1", "grpc", "tcp"),
    payloadKB: fc.integer({ min: 0, max: 200 }),
    l7SharePercent: fc.integer({ min: 0, max: 100 }),
    meshed: fc.boolean(),
    unmeshable: fc.constantFrom("host-network", "daemonset", "job", "windows"),
    maxPerNode: fc.integer({ min: 1, max: 20 }),
    hpaTargetCpuPercent: fc.integer({ min: 20, max: 90 }),
    guaranteed: fc.boolean(),
  },
  { requiredKeys: ["name", "namespace", "replicas", "cpuRequestMilli", "memoryRequestMiB"] },
);

const workloads = fc.oneof(
  fc.record({
    source: fc.constant("example" as const),
    example: fc.constantFrom(...EXAMPLES),
    namespaceCopies: fc.integer({ min: 1, max: 60 }),
    missingCpuMilli: fc.integer({ min: 0, max: 500 }),
    missingMemoryMiB: fc.integer({ min: 0, max: 500 }),
  }),
  fc.record({
    source: fc.constant("quick" as const),
    quickPods: fc.integer({ min: 0, max: 20_000 }),
    quickPodsPerService: fc.integer({ min: 1, max: 20 }),
    quickServicesPerNamespace: fc.integer({ min: 1, max: 30 }),
    quickCpuMilli: fc.integer({ min: 0, max: 900 }),
    quickMemoryMiB: fc.integer({ min: 0, max: 3000 }),
  }),
  fc.record({
    source: fc.constant("rows" as const),
    namespaceCopies: fc.integer({ min: 1, max: 20 }),
    rows: fc.array(row, { maxLength: 8 }),
  }),
);

const optionChoices = fc.record(
  {
    version: fc.constantFrom("1.5", "1.12", "1.15", "1.22", "1.30", "2.14", "2.20"),
    highAvailability: fc.boolean(),
    configScope: fc.constantFrom("mesh", "namespace"),
    telemetry: fc.constantFrom("off", "standard", "wasm"),
    metrics: fc.constantFrom("none", "in-cluster", "managed"),
    accessLog: fc.boolean(),
    encryption: fc.constantFrom("none", "mtls", "wireguard", "ipsec", "mtls-beta", "spire"),
    ipam: fc.constantFrom("platform", "cluster-pool"),
    observability: fc.boolean(),
    gatewayReplicas: fc.integer({ min: 0, max: 6 }),
    egressGatewayReplicas: fc.integer({ min: 0, max: 4 }),
    cniPlugin: fc.boolean(),
    sizingPolicy: fc.constantFrom(...policies),
    feePer: fc.constantFrom("cluster", "node", "proxy", "pod", "vcpu"),
    feeUsdPerMonth: fc.integer({ min: 0, max: 300 }),
    upgradeEngineerDays: fc.constantFrom(0, 0.5, 4),
    supportUsdPerMonth: fc.integer({ min: 0, max: 5000 }),
  },
  { requiredKeys: [] },
);

const ownLine = fc.record({
  label: fc.string({ unit: "grapheme", maxLength: 12 }),
  usdPerMonth: fc.constantFrom(0, 0.05, 33.3, 1000),
  per: fc.constantFrom("cluster", "node", "pod", "meshed-pod"),
  options: fc.subarray([...OPTION_IDS]),
});

const place = fc.constantFrom(...PLATFORMS).chain((platform) => {
  const provider = PROVIDER_OF[platform] ?? "aws";
  const cnis = platformCnis.filter((pair) => pair.platform === FAMILY_OF[platform]);
  return fc.record({
    platform: fc.constant(platform),
    provider: fc.constant(provider),
    region: fc.constantFrom(...regions[provider].slice(0, 3)),
    instanceType: fc.constant(STARTING_POINT[provider].instanceType),
    cni: fc.constantFrom("default", ...cnis.map((pair) => pair.cni)),
  });
});

const clusterRest = fc.record({
  kubernetesVersion: fc.constantFrom("1.27", "1.34"),
  zones: fc.integer({ min: 1, max: 4 }),
  minNodes: fc.integer({ min: 1, max: 12 }),
  minNodesPerZone: fc.integer({ min: 0, max: 3 }),
  surviveZoneLoss: fc.boolean(),
  zoneBalance: fc.boolean(),
  headroomPercent: fc.integer({ min: 0, max: 30 }),
  prefixDelegation: fc.boolean(),
  discountPercent: fc.integer({ min: 0, max: 60 }),
  clusters: fc.integer({ min: 1, max: 5 }),
});

export const scenarioArbitrary: fc.Arbitrary<Scenario> = fc
  .record({
    name: fc.string({ unit: "grapheme", maxLength: 30 }),
    cluster: fc.tuple(place, clusterRest).map(([where, rest]) => ({ ...where, ...rest })),
    workloads,
    traffic: fc.record({
      httpRequestsPerSecondPerPod: fc.constantFrom(0, 0.5, 20, 300, 4000),
      payloadKB: fc.constantFrom(0, 1, 8, 100),
      protocol: fc.constantFrom("http1", "grpc", "tcp"),
      l7SharePercent: fc.constantFrom(0, 7, 30, 100),
      ingressPercent: fc.integer({ min: 0, max: 100 }),
      egressPercent: fc.integer({ min: 0, max: 100 }),
      fanOut: fc.constantFrom(1, 1, 3, 40),
      newConnectionPercent: fc.integer({ min: 0, max: 100 }),
      hops: fc.integer({ min: 1, max: 8 }),
      zoneLocalityPercent: fc.integer({ min: 0, max: 100 }),
      churnPodsPerSecond: fc.constantFrom(0, 0.5, 30),
    }),
    functionLevel: fc.record({
      layer: fc.constantFrom("l4", "l7"),
      encrypted: fc.boolean(),
      workloadIdentity: fc.boolean(),
    }),
    sizing: fc.record({
      policy: fc.constantFrom(...policies),
      headroomPercent: fc.integer({ min: 0, max: 100 }),
      cpuUseTargetPercent: fc.integer({ min: 40, max: 100 }),
      memoryUseTargetPercent: fc.integer({ min: 40, max: 100 }),
    }),
    requirements: fc.array(fc.constantFrom(...REQUIREMENTS), { maxLength: 4 }),
    ownCosts: fc.record({
      dayRateUsd: fc.constantFrom(0, 640.5),
      upgradesPerYear: fc.constantFrom(0, 3),
      lines: fc.array(ownLine, { maxLength: 3 }),
    }),
    coefficientSet: fc.constantFrom("catalog", "catalog", "field-report"),
    proxyCpuForm: fc.constantFrom("passes", "passes", "share-of-application"),
    options: fc.dictionary(fc.constantFrom(...MESH_OPTION_IDS), optionChoices, { maxKeys: 3 }),
    growth: fc.record({
      by: fc.constantFrom("percent", "pods"),
      percentPerMonth: fc.integer({ min: -20, max: 50 }),
      podsPerMonth: fc.integer({ min: -200, max: 2000 }),
      months: fc.integer({ min: 2, max: 60 }),
      from: fc.constantFrom("", "2026-12", "2030-01"),
    }),
    moving: fc.record({
      from: fc.constantFrom("none", ...MESH_OPTION_IDS),
      days: fc.integer({ min: 0, max: 730 }),
      engineerDays: fc.integer({ min: 0, max: 400 }),
    }),
  })
  .map((raw) => scenarioSchema.parse(raw));
