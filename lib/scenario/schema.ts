import { z } from "../zod";
import { EXAMPLES, MESH_OPTION_IDS, OPTION_IDS, PLATFORMS, PROVIDERS, REQUIREMENTS } from "./ids";
import { CAPACITY_TYPES, poolName, poolsSchema, systemDaemonSetsSchema } from "./pool-schema";
import { amount, cpuMilli, flag, label, memoryMiB, oneOf, percent, someOf, whole } from "./rules";

/*
 * The scenario: everything a person can say about a cluster and a comparison. This schema is the
 * only source of the type; every field has a default, so any part of it may be left out.
 * A changed default is a new schema version (see codec.ts), since links leave defaults out.
 */

/** Pods in one comparison; beyond it the arithmetic is still sound, but no cluster is like it. */
export const MAX_PODS = 1_000_000;

const clusterSchema = z.strictObject({
  platform: oneOf(PLATFORMS).default("eks-al2023"),
  /** Whose machines and prices a self-managed platform uses; managed platforms imply it. */
  provider: oneOf(PROVIDERS).default("aws"),
  region: label(40).default("us-east-1"),
  instanceType: label(60).default("m6i.xlarge"),
  capacityType: oneOf(CAPACITY_TYPES).default("on-demand"),
  ownPriceUsdPerHour: amount(0, 1000).default(0),
  discountPercent: percent.default(0),
  cni: label(40).default("default"),
  kubernetesVersion: z
    .string({ error: "must be a version such as 1.33" })
    .regex(/^1\.\d{1,2}$/, "must be a version such as 1.33")
    .default("1.34"),
  zones: whole(1, 6).default(3),
  minNodes: whole(1, 20_000).default(3),
  minNodesPerZone: whole(0, 5000).default(1),
  /** The nodes of the zones that are left hold all pods when one zone fails. */
  surviveZoneLoss: flag.default(false),
  /** As many nodes in every zone. */
  zoneBalance: flag.default(false),
  headroomPercent: amount(0, 80).default(0),
  /** 0 leaves it to the platform's rule. */
  maxPods: whole(0, 1000).default(0),
  prefixDelegation: flag.default(false),
  controlPlaneTier: oneOf(["standard", "extended", "free", "premium"]).default("standard"),
  clusters: whole(1, 1000).default(1),
  /** Machine and allocatable of the "custom" platform. */
  customCpuMilli: whole(100, 1_000_000).default(4000),
  customMemoryMiB: whole(128, 100_000_000).default(16_384),
  /** Node pools beside the default one, which the fields above describe. */
  pools: poolsSchema.default([]),
  /** The pool of system Deployments and of the mesh's own; left out, the default one. */
  systemPool: poolName.optional(),
  /** By name: what differs from the platform's list of system DaemonSets. */
  systemDaemonSets: systemDaemonSetsSchema.default({}),
});

export const workloadRowSchema = z.strictObject({
  name: label(200).min(1, "must not be empty"),
  namespace: label(200).min(1, "must not be empty").default("default"),
  replicas: whole(0, MAX_PODS).default(1),
  cpuRequestMilli: cpuMilli.default(0),
  memoryRequestMiB: memoryMiB.default(0),
  /** Requests stated for the pod as a whole (pod-level resources, Kubernetes 1.34). */
  podCpuRequestMilli: cpuMilli.optional(),
  podMemoryRequestMiB: memoryMiB.optional(),
  /** Overhead of the pod's RuntimeClass. */
  overheadCpuMilli: cpuMilli.optional(),
  overheadMemoryMiB: memoryMiB.optional(),
  initCpuMilli: cpuMilli.default(0),
  initMemoryMiB: memoryMiB.default(0),
  cpuUseMilli: amount(0, 1_000_000).optional(),
  memoryUseMiB: amount(0, 100_000_000).optional(),
  httpRequestsPerSecondIn: amount(0, 1_000_000).optional(),
  httpRequestsPerSecondOut: amount(0, 1_000_000).optional(),
  connections: amount(0, 1_000_000).optional(),
  protocol: oneOf(["http1", "grpc", "tcp"]).optional(),
  payloadKB: amount(0, 100_000).optional(),
  l7SharePercent: percent.optional(),
  meshed: flag.default(true),
  unmeshable: oneOf(["host-network", "daemonset", "job", "windows"]).optional(),
  maxPerNode: whole(1, 1000).optional(),
  hpaTargetCpuPercent: whole(1, 1000).optional(),
  guaranteed: flag.default(false),
  /** The node pool its pods run in; left out, the default one. */
  pool: poolName.optional(),
});

export const MAX_ROWS = 5000;

const workloadsSchema = z.strictObject({
  /** An example application, a cluster described in a few numbers, or rows of one's own. */
  source: oneOf(["example", "quick", "rows"]).default("example"),
  example: oneOf(EXAMPLES).default("online-boutique"),
  /** Identical copies of every namespace. */
  namespaceCopies: whole(1, 10_000).default(34),
  /** What a container that states neither request nor limit is taken to request. */
  missingCpuMilli: cpuMilli.default(100),
  missingMemoryMiB: memoryMiB.default(128),
  quickPods: whole(0, MAX_PODS).default(400),
  quickPodsPerService: whole(1, 10_000).default(3),
  quickServicesPerNamespace: whole(1, 5000).default(12),
  quickCpuMilli: cpuMilli.default(250),
  quickMemoryMiB: memoryMiB.default(256),
  rows: z.array(workloadRowSchema).max(MAX_ROWS, `must hold at most ${MAX_ROWS} rows`).default([]),
  /** Of an example's workloads, by name: the node pool where it is not the default one. */
  pools: z.record(label(200).min(1, "must not be empty"), poolName).default({}),
});

const trafficSchema = z.strictObject({
  /** Peak, inbound, per pod: for every workload that states none. */
  httpRequestsPerSecondPerPod: amount(0, 1_000_000).default(20),
  payloadKB: amount(0, 100_000).default(1),
  protocol: oneOf(["http1", "grpc", "tcp"]).default("http1"),
  l7SharePercent: percent.default(30),
  ingressPercent: percent.default(10),
  /** Share of outbound requests that leave the cluster, for egress gateways. */
  egressPercent: percent.default(0),
  newConnectionPercent: percent.default(0),
  hops: whole(1, 50).default(3),
  /** Calls every hop makes in parallel: the slowest counts. */
  fanOut: whole(1, 1000).default(1),
  zoneLocalityPercent: percent.default(0),
  churnPodsPerSecond: amount(0, 10_000).default(0),
});

const functionSchema = z.strictObject({
  layer: oneOf(["l4", "l7"]).default("l7"),
  encrypted: flag.default(true),
  workloadIdentity: flag.default(false),
});

const sizingSchema = z.strictObject({
  policy: oneOf(["right-sized", "chart-production", "chart-plain", "own"]).default("right-sized"),
  headroomPercent: amount(0, 400).default(25),
  cpuQuantumMilli: whole(1, 1000).default(1),
  memoryQuantumMiB: whole(1, 1024).default(4),
  cpuUseTargetPercent: amount(10, 100).default(80),
  memoryUseTargetPercent: amount(10, 100).default(90),
});

/** What can be set for one option; what is left out follows defaults.ts. */
export const optionSchema = z.strictObject({
  version: z
    .string({ error: "must be a version such as 1.30" })
    .regex(/^\d{1,3}(\.\d{1,3}){1,2}$/, "must be a version such as 1.30")
    .optional(),
  highAvailability: flag.optional(),
  configScope: oneOf(["mesh", "namespace"]).optional(),
  sharedServices: whole(0, 100_000).optional(),
  telemetry: oneOf(["off", "standard", "wasm"]).optional(),
  metrics: oneOf(["none", "in-cluster", "managed"]).optional(),
  accessLog: flag.optional(),
  encryption: oneOf(["none", "mtls", "wireguard", "ipsec", "mtls-beta", "spire"]).optional(),
  /** How pods get addresses: the platform's way, or an overlay that frees pod slots from it. */
  ipam: oneOf(["platform", "cluster-pool"]).optional(),
  observability: flag.optional(),
  gatewayReplicas: whole(0, 1000).optional(),
  egressGatewayReplicas: whole(0, 1000).optional(),
  cniPlugin: flag.optional(),
  sizingPolicy: oneOf(["right-sized", "chart-production", "chart-plain", "own"]).optional(),
  distribution: label(60).optional(),
  feePer: oneOf(["cluster", "node", "proxy", "pod", "vcpu"]).optional(),
  feeUsdPerMonth: amount(0, 1_000_000).optional(),
  /** Work on one upgrade of one cluster; costs nothing until a day has a rate. */
  upgradeEngineerDays: amount(0, 1000).optional(),
  /** A contract for all clusters together. */
  supportUsdPerMonth: amount(0, 1_000_000).optional(),
});

const overrideSchema = z
  .strictObject({
    low: amount(0, 1e9),
    typical: amount(0, 1e9),
    high: amount(0, 1e9),
  })
  .refine((range) => range.low <= range.typical && range.typical <= range.high, {
    error: "must have low ≤ typical ≤ high",
  });

/** How the cluster grows: for the bill of the months to come, not for the comparison of today. */
const growthSchema = z.strictObject({
  /** By a share of the pods there are, or by so many pods, every month. */
  by: oneOf(["percent", "pods"]).default("percent"),
  percentPerMonth: amount(-20, 50).default(3),
  podsPerMonth: whole(-100_000, 100_000).default(20),
  months: whole(2, 60).default(24),
  /** The first month, such as 2026-12; empty: the month of the prices. */
  from: z
    .string({ error: "must be a month such as 2026-12, or empty" })
    .regex(/^(20\d{2}-(0[1-9]|1[0-2]))?$/, "must be a month such as 2026-12, or empty")
    .default(""),
});

/** The way from what runs today to another option. */
const movingSchema = z.strictObject({
  from: oneOf(OPTION_IDS).default("none"),
  /** How long old and new run side by side. */
  days: amount(0, 730).default(14),
  /** The user's own line, at their own day rate; nobody publishes it. */
  engineerDays: amount(0, 100_000).default(0),
});

const pricesSchema = z.strictObject({
  metricSeriesUsdPerMonth: amount(0, 1000).default(0),
  logUsdPerGB: amount(0, 1000).default(0),
});

const MAX_OWN_LINES = 20;

/** A cost only the user can know, for each unit and the options it belongs to. */
const ownLineSchema = z.strictObject({
  label: label(80).default(""),
  usdPerMonth: amount(0, 1_000_000).default(0),
  per: oneOf(["cluster", "node", "pod", "meshed-pod"]).default("cluster"),
  options: someOf(OPTION_IDS).default([...MESH_OPTION_IDS]),
});

/** Costs that are no evidence: off until a figure is given. */
const ownCostsSchema = z.strictObject({
  dayRateUsd: amount(0, 100_000).default(0),
  upgradesPerYear: amount(0, 100).default(4),
  lines: z
    .array(ownLineSchema)
    .max(MAX_OWN_LINES, `must hold at most ${MAX_OWN_LINES} lines`)
    .default([]),
});

export const scenarioSchema = z.strictObject({
  name: label(200).default(""),
  cluster: clusterSchema.prefault({}),
  workloads: workloadsSchema.prefault({}),
  traffic: trafficSchema.prefault({}),
  functionLevel: functionSchema.prefault({}),
  sizing: sizingSchema.prefault({}),
  /** What a mesh must be able to do: an option that lacks one stays in the table, flagged. */
  requirements: someOf(REQUIREMENTS).default([]),
  prices: pricesSchema.prefault({}),
  growth: growthSchema.prefault({}),
  moving: movingSchema.prefault({}),
  ownCosts: ownCostsSchema.prefault({}),
  /** Figures of the catalogue, or of the founding field report where it has one. */
  coefficientSet: oneOf(["catalog", "field-report"]).default("catalog"),
  proxyCpuForm: oneOf(["passes", "share-of-application"]).default("passes"),
  options: z.record(z.string(), optionSchema).default({}),
  overrides: z.record(z.string(), overrideSchema).default({}),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type WorkloadRow = z.output<typeof workloadRowSchema>;
export type OptionChoices = z.output<typeof optionSchema>;
export type OwnLine = z.output<typeof ownLineSchema>;

/** The scenario a first visitor sees. */
export const DEFAULT_SCENARIO: Scenario = scenarioSchema.parse({});
