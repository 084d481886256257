import { z } from "../zod";

/*
 * The shapes of lib/catalog/data. The data tests put every file through these schemas; at run
 * time the files are trusted and cast once (all.ts, load.ts), so import types only from here.
 */

const day = /^\d{4}-\d{2}-\d{2}$/;
const yearToDay = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const text = z.string().min(1);
const count = z.int().min(1);
const milli = z.int().min(0);
const mebi = z.int().min(0);
const microUsd = z.int().min(0);

/** A source says where and when; what it cannot say it explains. */
export const sourceSchema = z
  .strictObject({
    id: text,
    title: text,
    url: z.url({ protocol: /^https$/ }).exactOptional(),
    /** Why there is no link. */
    urlMissing: text.exactOptional(),
    /** The original, where the copy read is a fork of it. */
    upstream: z.url({ protocol: /^https$/ }).exactOptional(),
    commit: z
      .string()
      .regex(/^[0-9a-f]{40}$/)
      .exactOptional(),
    date: z.string().regex(yearToDay).exactOptional(),
    /** "retrieved" where `date` is the day we read it, not the day it was written. */
    dateIs: z.literal("retrieved").exactOptional(),
    /** Why there is no date. */
    undated: text.exactOptional(),
    licence: text.exactOptional(),
    note: text.exactOptional(),
    /** Which fields of the file rest on this source. */
    fields: z.array(text).min(1).exactOptional(),
  })
  .refine((s) => (s.url === undefined) !== (s.urlMissing === undefined), {
    message: "a source has a url or says why not",
  })
  .refine((s) => (s.date === undefined) !== (s.undated === undefined), {
    message: "a source has a date or says why not",
  })
  .readonly();
export type Source = z.infer<typeof sourceSchema>;

const sources = z
  .array(sourceSchema)
  .min(1)
  .refine((all) => new Set(all.map((s) => s.id)).size === all.length, "source ids are unique")
  .readonly();
const notes = z.record(text, text).readonly();

/* ------------------------------------------------------- instance types */

export const providerSchema = z.enum(["aws", "gcp", "azure"]);
export type Provider = z.infer<typeof providerSchema>;

export const instanceTypeSchema = z
  .strictObject({
    name: text,
    family: text,
    category: z.enum(["general", "compute", "memory", "burstable"]),
    generation: count.exactOptional(),
    vcpu: count,
    /** Advertised; a node's kubelet sees less. */
    memoryMiB: count,
    arch: z.enum(["amd64", "arm64"]),
    cpuVendor: z.enum(["intel", "amd", "aws", "google", "ampere", "arm"]).exactOptional(),
    burstable: z.boolean(),
    /** Shared-core machines: the vCPUs that may be used without end. */
    sustainedVcpu: z.number().positive().exactOptional(),
    networkMbps: count.exactOptional(),
    /** As the platform sets it when nobody overrides it; absent where it depends on the CNI. */
    maxPods: count.exactOptional(),
    enis: count.exactOptional(),
    ipv4PerEni: count.exactOptional(),
    localDisk: z.boolean().exactOptional(),
  })
  .readonly();
export type InstanceType = z.infer<typeof instanceTypeSchema>;

export const instanceTypeFileSchema = z
  .strictObject({
    provider: providerSchema,
    /** What `networkMbps` means here; absent where the sources do not give it. */
    networkBasis: z.enum(["sustained-baseline", "maximum-egress"]).exactOptional(),
    sources,
    notes,
    types: z.array(instanceTypeSchema).min(1).readonly(),
  })
  .readonly();
export type InstanceTypeFile = z.infer<typeof instanceTypeFileSchema>;

/* --------------------------------------------------------------- prices */

const price = z.int().min(1);

/** All prices are whole micro-dollars an hour. */
export const priceSchema = z
  .strictObject({
    onDemand: price,
    spot: price.exactOptional(),
    commit1y: price.exactOptional(),
    commit3y: price.exactOptional(),
    /** Effective price of a machine that runs the whole month (Google's automatic discount). */
    sustainedUse: price.exactOptional(),
    spotSavingPercent: z.int().min(0).max(99).exactOptional(),
    /** 0 <5 %, 1 5-10 %, 2 10-15 %, 3 15-20 %, 4 >20 % interrupted in a month. */
    spotInterruptionBand: z.int().min(0).max(4).exactOptional(),
    /** The on-demand price is computed from the family's rate, not read in the source. */
    inferred: z.literal(true).exactOptional(),
  })
  .refine(
    (p) =>
      [p.spot, p.commit1y, p.commit3y, p.sustainedUse].every(
        (cheaper) => cheaper === undefined || cheaper <= p.onDemand,
      ),
    { message: "no spot, committed or sustained price is above on-demand" },
  )
  .readonly();
export type Price = z.infer<typeof priceSchema>;

export const priceFieldNames = [
  "onDemand",
  "spot",
  "commit1y",
  "commit3y",
  "sustainedUse",
] as const;
export type PriceField = (typeof priceFieldNames)[number];

const priceFieldSourceSchema = z
  .strictObject({
    source: text,
    date: z.string().regex(day),
    basis: z.enum(["observed", "derived"]),
    /** The provider changes it from day to day. */
    indicative: z.literal(true).exactOptional(),
  })
  .readonly();

export const priceListSchema = z
  .strictObject({
    provider: providerSchema,
    region: text,
    currency: z.literal("USD"),
    unit: z.literal("microUsdPerHour"),
    /** The date of the on-demand prices. */
    asOf: z.string().regex(day),
    fields: z
      .strictObject({
        onDemand: priceFieldSourceSchema,
        spot: priceFieldSourceSchema.exactOptional(),
        commit1y: priceFieldSourceSchema.exactOptional(),
        commit3y: priceFieldSourceSchema.exactOptional(),
        sustainedUse: priceFieldSourceSchema.exactOptional(),
      })
      .readonly(),
    sources,
    notes,
    prices: z.record(text, priceSchema).readonly(),
  })
  .readonly();
export type PriceList = z.infer<typeof priceListSchema>;

/* ------------------------------------------------------------ platforms */

const figureUnits = [
  "microUsdPerHour",
  "microUsdPerMonth",
  "microUsdPerGiBMonth",
  "microUsdPerLcuHour",
  "microUsdPerGB",
  "microUsdPerGiB",
  "GiB",
] as const;

const figureShape = {
  unit: z.enum(figureUnits),
  source: text,
  date: z.string().regex(yearToDay).exactOptional(),
  undated: text.exactOptional(),
  /** platforms.json says what each word means. */
  confidence: z.enum(["seen", "secondHand", "general"]),
  /** The region the price was read for, where it is not the region asked about. */
  priceRegion: text.exactOptional(),
  note: text.exactOptional(),
};
const datedOrExplained = (f: { date?: string; undated?: string }) =>
  (f.date === undefined) !== (f.undated === undefined);

export const figureSchema = z
  .strictObject({ value: microUsd, ...figureShape })
  .refine(datedOrExplained, "a figure has a date or says why not")
  .readonly();
/** One sourced figure. */
export type Figure = z.infer<typeof figureSchema>;

export const regionalFigureSchema = z
  .strictObject({ byRegion: z.record(text, microUsd).readonly(), ...figureShape })
  .refine(datedOrExplained, "a figure has a date or says why not")
  .readonly();
export type RegionalFigure = z.infer<typeof regionalFigureSchema>;

const anyFigure = z.union([figureSchema, regionalFigureSchema]);

const diskTierSchema = z
  .strictObject({
    tier: text,
    sizeGiB: count,
    /** The largest machine that gets this tier by default; absent on the last. */
    maxVcpu: count.exactOptional(),
    price: figureSchema,
  })
  .readonly();

export const nodeDiskSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("per-gib"),
      diskType: text,
      defaultSize: figureSchema,
      perGiBMonth: anyFigure,
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal("tiers"),
      diskType: text,
      note: text,
      source: text,
      date: z.string().regex(day),
      tiers: z.array(diskTierSchema).min(1).readonly(),
    })
    .readonly(),
]);
export type NodeDisk = z.infer<typeof nodeDiskSchema>;

const natGatewaySchema = z.strictObject({ hour: figureSchema, data: figureSchema }).readonly();

export const providerPlatformSchema = z
  .strictObject({
    platform: z.enum(["eks", "gke", "aks", "kubeadm"]),
    note: text.exactOptional(),
    controlPlane: z.record(text, figureSchema).readonly(),
    freeTierCredit: figureSchema.exactOptional(),
    nodeDisk: nodeDiskSchema.exactOptional(),
    /** For each GB (or GiB) moved, the charges of both sides together. */
    crossZoneData: figureSchema.exactOptional(),
    internetEgress: anyFigure.exactOptional(),
    loadBalancers: z.record(text, figureSchema).readonly(),
    natGateway: natGatewaySchema.exactOptional(),
  })
  .readonly();
export type ProviderPlatform = z.infer<typeof providerPlatformSchema>;

export const platformsSchema = z
  .strictObject({
    currency: z.literal("USD"),
    hoursPerMonth: z.literal(730),
    sources,
    confidenceKey: z.record(text, text).readonly(),
    providers: z
      .strictObject({
        aws: providerPlatformSchema,
        gcp: providerPlatformSchema,
        azure: providerPlatformSchema,
        "self-managed": providerPlatformSchema,
      })
      .readonly(),
  })
  .readonly();
export type Platforms = z.infer<typeof platformsSchema>;

/* ------------------------------------------------- example applications */

const containerSchema = z
  .strictObject({
    name: text,
    /** Absent means the source states none: never read it as zero. */
    cpuRequestMilli: milli.exactOptional(),
    memoryRequestMiB: mebi.exactOptional(),
    cpuLimitMilli: milli.exactOptional(),
    memoryLimitMiB: mebi.exactOptional(),
    /** "Always" on an init container makes it a native sidecar. */
    restartPolicy: z.literal("Always").exactOptional(),
  })
  .readonly();
export type ExampleContainer = z.infer<typeof containerSchema>;

const podShape = {
  /** Absent: the manifest leaves it out and Kubernetes takes 1. */
  replicas: count.exactOptional(),
  containers: z.array(containerSchema).min(1).readonly(),
  /** The one container stands for the whole pod: only the pod's sum was published. */
  podTotal: z.literal(true).exactOptional(),
  initContainers: z.array(containerSchema).min(1).readonly().exactOptional(),
  hostNetwork: z.literal(true).exactOptional(),
  note: text.exactOptional(),
};

const hpaSchema = z
  .strictObject({
    minReplicas: count,
    maxReplicas: count,
    targetCpuPercent: count,
    optional: z.literal(true),
    source: text,
  })
  .readonly();

const exampleWorkloadSchema = z
  .strictObject({
    name: text,
    kind: z.enum(["Deployment", "StatefulSet", "DaemonSet"]),
    ...podShape,
    hpa: hpaSchema.exactOptional(),
  })
  .readonly();
export type ExampleWorkload = z.infer<typeof exampleWorkloadSchema>;

export const exampleApplicationSchema = z
  .strictObject({
    id: text,
    title: text,
    namespace: text,
    retrieved: z.string().regex(day),
    sources,
    workloads: z.array(exampleWorkloadSchema).min(1).readonly(),
  })
  .readonly();
export type ExampleApplication = z.infer<typeof exampleApplicationSchema>;

/* ---------------------------------------------------------- system pods */

/** What a system pod does; Cilium replaces "cni" and "kube-proxy" where the platform lets it. */
const systemRoles = [
  "cni",
  "kube-proxy",
  "network-policy",
  "masquerade",
  "dns",
  "storage",
  "logging",
  "metrics",
  "identity",
  "cloud-node",
  "tunnel",
  "ingress",
  "image-cleaner",
] as const;

const systemPodSchema = z
  .strictObject({
    name: text,
    role: z.enum(systemRoles),
    /** Runs only with a setting or an add-on; off by default in a scenario. */
    optional: z.literal(true).exactOptional(),
    /** A kubelet static pod on every node, not a DaemonSet object. */
    staticPod: z.literal(true).exactOptional(),
    ...podShape,
    source: text,
  })
  .readonly();
export type SystemPod = z.infer<typeof systemPodSchema>;

const platformSystemPodsSchema = z
  .strictObject({
    platform: z.enum(["eks", "gke", "aks", "kubeadm"]),
    title: text,
    /** How the figures were come by. */
    basis: text,
    daemonSets: z.array(systemPodSchema).readonly(),
    deployments: z.array(systemPodSchema).readonly(),
  })
  .readonly();
export type PlatformSystemPods = z.infer<typeof platformSystemPodsSchema>;

export const systemPodsSchema = z
  .strictObject({
    retrieved: z.string().regex(day),
    sources,
    /** Sums seen on live clusters, for comparison only. */
    overheadChecks: z
      .array(
        z
          .strictObject({
            platform: z.enum(["eks", "gke", "aks"]),
            title: text,
            cpuRequestMilli: milli,
            memoryRequestMiB: mebi,
            daemonSets: text,
            excludes: text.exactOptional(),
            source: text,
          })
          .readonly(),
      )
      .readonly(),
    platforms: z.array(platformSystemPodsSchema).length(4).readonly(),
  })
  .readonly();
export type SystemPods = z.infer<typeof systemPodsSchema>;

/* ---------------------------------------------------- allocatable rules */

const basisPoints = z.int().min(0).max(10_000);

const bracketSchema = z
  .strictObject({ from: z.int().min(0), to: count.exactOptional(), basisPoints })
  .readonly();
const brackets = z
  .array(bracketSchema)
  .min(1)
  .refine(
    (all) => all.every((b, i) => b.to === all[i + 1]?.from),
    "brackets join, the last is open",
  )
  .readonly();
/** `basisPoints` ten-thousandths of what lies between `from` and `to` (open: of all above). */
export type Bracket = z.infer<typeof bracketSchema>;

const ruleShape = {
  title: text,
  sources: z.array(text).min(1).readonly(),
  note: text,
  /** Which capacity estimate applies when only the advertised memory is known. */
  capacityEstimate: z.enum(["karpenter", "eks", "gke", "aks", "none"]),
};

export const eksRuleSchema = z
  .strictObject({
    ...ruleShape,
    cpuBracketsMilli: brackets,
    memoryPerPodMiB: count,
    memoryBaseMiB: count,
    evictionMemoryMiB: mebi,
    fallbackMaxPods: count,
    prefixDelegation: z
      .strictObject({
        addressesPerSlot: count,
        maxPodsUpToVcpu: count,
        maxPodsSmall: count,
        maxPodsLarge: count,
        source: text,
      })
      .readonly(),
  })
  .readonly();
export type EksRule = z.infer<typeof eksRuleSchema>;

export const gkeRuleSchema = z
  .strictObject({
    ...ruleShape,
    cpuBracketsMilli: brackets,
    sharedCoreTypes: z.array(text).readonly(),
    sharedCoreCpuReservedMilli: milli,
    highDensityAbovePods: count,
    highDensityCpuMilli: milli,
    memoryBracketsMiB: brackets,
    smallMachineUpToMiB: count,
    smallMachineMemoryReservedMiB: mebi,
    evictionMemoryMiB: mebi,
    defaultMaxPods: count,
    minMaxPods: count,
    maxMaxPods: count,
  })
  .readonly();
export type GkeRule = z.infer<typeof gkeRuleSchema>;

export const aksCniModes = [
  "azureCniOverlay",
  "azureCniPodSubnet",
  "azureCniNodeSubnet",
  "kubenet",
] as const;
export type AksCniMode = (typeof aksCniModes)[number];

const aksShape = {
  ...ruleShape,
  cpuBracketsMilli: brackets,
  evictionMemoryMiB: mebi,
  maxPodsByCni: z.record(z.enum(aksCniModes), count).readonly(),
  defaultCni: z.enum(aksCniModes),
  maxMaxPods: count,
};

export const aksRuleSchema = z
  .strictObject({
    ...aksShape,
    memoryPerPodMiB: count,
    memoryBaseMiB: count,
    memoryCapBasisPoints: basisPoints,
  })
  .readonly();
export type AksRule = z.infer<typeof aksRuleSchema>;

export const aksOldRuleSchema = z
  .strictObject({ ...aksShape, memoryBracketsMiB: brackets })
  .readonly();
export type AksOldRule = z.infer<typeof aksOldRuleSchema>;

export const kubeadmRuleSchema = z
  .strictObject({ ...ruleShape, evictionMemoryMiB: mebi, defaultMaxPods: count })
  .readonly();
export type KubeadmRule = z.infer<typeof kubeadmRuleSchema>;

export const customRuleSchema = z.strictObject(ruleShape).readonly();
export type CustomRule = z.infer<typeof customRuleSchema>;

const linearEstimateSchema = z
  .strictObject({
    source: text,
    overheadPerTenThousand: basisPoints,
    baseMiB: mebi.exactOptional(),
    capPerTenThousand: basisPoints.exactOptional(),
    arm64LessMiB: mebi,
    note: text,
  })
  .readonly();
/** overhead = ceil(min(rate × m + base, cap × m)), m the advertised MiB (less on arm64). */
export type LinearEstimate = z.infer<typeof linearEstimateSchema>;

const kernelEstimateSchema = z
  .strictObject({
    source: text,
    divisor: count,
    perHundredThousand: count,
    perHundredThousandCapMiB: mebi,
    baseMiB: mebi,
    note: text,
  })
  .readonly();
/** overhead = ceil(m / divisor + min(rate × m, cap) + base), m the advertised MiB. */
export type KernelEstimate = z.infer<typeof kernelEstimateSchema>;

const measuredCapacitySchema = z
  .strictObject({
    platform: z.enum(["eks", "gke", "aks"]),
    type: text.exactOptional(),
    /** Guessed from vCPU, memory and pods: counts for the envelope, not for a lookup by type. */
    typeGuess: text.exactOptional(),
    advertisedMiB: count,
    capacityMiB: count,
    capacityKi: count.exactOptional(),
    source: text,
    note: text.exactOptional(),
  })
  .refine((m) => m.capacityMiB < m.advertisedMiB, "capacity is below the advertised size")
  .readonly();

export const allocatableRulesSchema = z
  .strictObject({
    sources,
    rules: z
      .strictObject({
        "eks-al2023": eksRuleSchema,
        "eks-bottlerocket": eksRuleSchema,
        "karpenter-aws-estimate": eksRuleSchema,
        "gke-standard": gkeRuleSchema,
        "aks-1.29-plus": aksRuleSchema,
        "aks-before-1.29": aksOldRuleSchema,
        "kubeadm-default": kubeadmRuleSchema,
        custom: customRuleSchema,
      })
      .readonly(),
    capacityEstimates: z
      .strictObject({
        karpenter: linearEstimateSchema,
        eks: linearEstimateSchema,
        gke: kernelEstimateSchema,
        aks: kernelEstimateSchema,
      })
      .readonly(),
    measuredCapacity: z.array(measuredCapacitySchema).readonly(),
  })
  .readonly();
export type AllocatableRules = z.infer<typeof allocatableRulesSchema>;
export type AllocatablePlatform = keyof AllocatableRules["rules"];
