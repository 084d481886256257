import { allCoefficients, resolveCoefficient } from "./catalog/coefficients";
import { featureVerdict } from "./catalog/feature-verdict";
import { findFeature } from "./catalog/features";
import type { FeasibilityOption } from "./catalog/feasibility-schema";
import type { FeatureColumn } from "./catalog/features-schema";
import { findFeasibility, findPlatformCni, findUnmeshableRule } from "./catalog/feasibility";
import { findInstanceType, type InstanceFacts, instanceFacts } from "./catalog/instance-types";
import { nodeDiskPrice } from "./catalog/node-disk";
import { dataPriceMicroUsdPerGB, platformPrices } from "./catalog/platform-prices";
import { hourlyPrice } from "./catalog/prices";
import type { AllocatableRules, InstanceType, SystemPod } from "./catalog/schema";
import type { CatalogSlice, SliceKey } from "./catalog/slice";
import { systemPodsOf } from "./catalog/system-pods";
import { allocatableWith } from "./model/allocatable";
import { partsInMiB } from "./model/allocatable/parts-in-mib";
import { compareRuns, plannedRuns, type Planning, type Run } from "./model/compare";
import { DEFAULT_POOL } from "./model/default-pool";
import { MESH_OPTIONS } from "./model/options";
import type {
  Cluster,
  Coefficients,
  Comparison,
  ComparisonInput,
  Feasibility,
  Level,
  NodeShape,
  OptionSettings,
  Prices,
  RequirementCheck,
  SystemDaemonSet,
  Unmeshed,
} from "./model/types";
import { lazyFields } from "./lazy";
import { once } from "./once";
import { adoptPlan, asksAtMost } from "./packing/monotone";
import { firstAnswer, planNodes } from "./packing/plan-nodes";
import type { Issue } from "./result";
import { MESH_OF, optionSettings, versionOf } from "./scenario/defaults";
import { feeNotes } from "./scenario/assumed-distributions";
import { expandWorkloads, type Note, systemPodRequest } from "./scenario/expand";
import { FAMILY_OF, MESH_OPTION_IDS, OPTION_IDS, type OptionId } from "./scenario/ids";
import { poolScenarios } from "./scenario/pool-scenarios";
import type { Scenario } from "./scenario/schema";
import { placeOf, settleChoices, settlePlace } from "./scenario/settle";
import { runsInPool, systemDaemonSetLines } from "./scenario/system-daemon-sets";
import { usdToMicroUsd } from "./units/money";
import { NO_RESOURCES } from "./units/resources";

export type ScenarioEstimate = {
  /** The scenario as it was computed: place, machine and choices settled. */
  readonly scenario: Scenario;
  readonly comparison: Comparison;
  /** Its plans: every option at every level, to see what stands on which node. */
  readonly runs: () => readonly Run[];
  /** What the comparison was computed from, for derivations. */
  readonly input: ComparisonInput;
  /** What was taken for granted, in words. */
  readonly notes: readonly Note[];
  /** What in the scenario had to fall back. */
  readonly issues: readonly Issue[];
  /** The day the prices were true. */
  readonly pricesAsOf: string;
  /** The catalogue's slice behind it, to compute the same scenario with an input changed. */
  readonly catalogue: () => CatalogSlice;
};

/** The slice of the catalogue a scenario needs, once its place is settled. */
export function sliceKey(asked: Scenario): SliceKey {
  const { workloads } = asked;
  const example = workloads.source === "example" ? workloads.example : undefined;
  const { provider, region } = placeOf(asked);
  return { provider, region, example };
}

export type Resolved = Omit<ScenarioEstimate, "comparison" | "runs" | "pricesAsOf" | "catalogue">;

/** A scenario joined with its slice of the catalogue: all a comparison needs, nothing planned yet. */
export function resolveWith(asked: Scenario, slice: CatalogSlice): Resolved {
  const place = settlePlace(asked);
  const choices = settleChoices(
    place.scenario,
    slice.instanceTypes,
    slice.priceList,
    (id) => allCoefficients[id] !== undefined,
  );
  const { scenario } = choices;
  const { input, notes, issues } = comparisonInput(scenario, slice);
  return { scenario, input, notes, issues: [...place.issues, ...choices.issues, ...issues] };
}

/** Everything about a scenario, from the catalogue's slice for it. Pure; never throws on user input. */
export function estimateWith(
  asked: Scenario,
  slice: CatalogSlice,
  planning: Planning = FULL_PLANNING,
): ScenarioEstimate {
  const resolved = resolveWith(asked, slice);
  const runs = plannedRuns(resolved.input, MESH_OPTIONS, planning);
  return {
    ...resolved,
    runs: () => runs,
    comparison: compareRuns(resolved.input, MESH_OPTIONS, runs, planning),
    pricesAsOf: slice.priceList.asOf,
    catalogue: () => slice,
  };
}

/** The same, but nothing is planned before the comparison is read: some figures never do. */
export function estimateOnDemand(
  asked: Scenario,
  slice: CatalogSlice,
  planning: Planning = FULL_PLANNING,
): ScenarioEstimate {
  const resolved = resolveWith(asked, slice);
  const runs = once(() => plannedRuns(resolved.input, MESH_OPTIONS, planning));
  const given = { ...resolved, runs, pricesAsOf: slice.priceList.asOf, catalogue: () => slice };
  return lazyEstimate(given, {
    comparison: () => compareRuns(resolved.input, MESH_OPTIONS, runs(), planning),
  });
}

type Planned = Pick<ScenarioEstimate, "comparison">;
const lazyEstimate = lazyFields<Omit<ScenarioEstimate, keyof Planned>, Planned>(["comparison"]);

/** Plans with proof. A first answer puts `firstAnswer` in the place of `planNodes`. */
export const FULL_PLANNING: Planning = {
  plan: planNodes,
  quickPlan: firstAnswer,
  asksAtMost,
  adopt: adoptPlan,
};

function comparisonInput(
  scenario: Scenario,
  slice: CatalogSlice,
): { input: ComparisonInput; notes: readonly Note[]; issues: readonly Issue[] } {
  const expanded = expandWorkloads(scenario, slice.example);
  const feasibility = feasibilities(scenario);
  const placeNotes = [...zoneNotes(scenario), ...managedAgentNotes(scenario, feasibility)];
  const settings = settingsOf(scenario, slice, feasibility);
  const { traffic, sizing, functionLevel } = scenario;
  const { systemPool = DEFAULT_POOL } = scenario.cluster;
  const pools = poolScenarios(scenario).map(({ name, scenario: own }) => {
    const { node, notes, issues } = nodeShape(own, slice);
    const cluster = clusterOf(own, slice, node, expanded.daemonSets, {
      name,
      system: name === systemPool,
    });
    return { name, cluster, prices: pricesOf(own, slice), notes, issues };
  });
  const [first, ...others] = pools;
  if (first === undefined) throw new Error("a cluster has a default pool");
  return {
    notes: distinctNotes([
      ...expanded.notes,
      ...pools.flatMap(({ notes }) => notes),
      ...placeNotes,
      ...feeNotes(scenario),
    ]),
    issues: pools.flatMap(({ issues }) => issues),
    input: {
      cluster: first.cluster,
      otherPools: others.map(({ name, cluster, prices: { nodeDiskMicroUsdPerMonth } }) => ({
        name,
        cluster,
        nodeDiskMicroUsdPerMonth,
      })),
      systemPool,
      workloads: expanded.workloads,
      traffic: {
        ingressShare: traffic.ingressPercent / 100,
        egressShare: traffic.egressPercent / 100,
        hops: traffic.hops,
        fanOut: traffic.fanOut,
        zoneLocality: traffic.zoneLocalityPercent / 100,
        newConnectionShare: traffic.newConnectionPercent / 100,
        churnPodsPerSecond: traffic.churnPodsPerSecond,
      },
      functionLevel,
      coefficientSet: scenario.coefficientSet,
      proxyCpuForm: scenario.proxyCpuForm,
      sizing: {
        headroomShare: sizing.headroomPercent / 100,
        cpuQuantumMilli: sizing.cpuQuantumMilli,
        memoryQuantumMiB: sizing.memoryQuantumMiB,
        cpuUseTarget: sizing.cpuUseTargetPercent / 100,
        memoryUseTarget: sizing.memoryUseTargetPercent / 100,
      },
      prices: first.prices,
      settings,
      versions: byOption(OPTION_IDS, (id) => versionOf(scenario, id)),
      feasibility,
      requirements: requirementsBy(scenario, feasibility),
      unmeshable: unmeshableBy(settings),
      coefficients: byOption(OPTION_IDS, (id) => coefficientValues(scenario, id)),
    },
  };
}

function byOption<Id extends OptionId, Value>(
  ids: readonly Id[],
  of: (id: Id) => Value,
): Record<string, Value> {
  const all: Record<string, Value> = {};
  for (const id of ids) all[id] = of(id);
  return all;
}

/** Two pools of one machine have one note about it. */
function distinctNotes(notes: readonly Note[]): readonly Note[] {
  return notes.filter(
    ({ message }, index) => notes.findIndex((note) => note.message === message) === index,
  );
}

/* ------------------------------------------------------------------- nodes */

/** One node of the scenario's pool: machine, allocatable and the parts between them. */
export function nodeShape(
  scenario: Scenario,
  slice: CatalogSlice,
): { node: NodeShape; notes: readonly Note[]; issues: readonly Issue[] } {
  const { cluster } = scenario;
  const custom = cluster.platform === "custom";
  const listed = findInstanceType(slice.instanceTypes, cluster.instanceType);
  const type = custom ? undefined : listed;
  const { issues, machine, allocatable, maxPods, parts, capacityBasis } =
    type === undefined
      ? dividedMachine(customFacts(scenario), cluster, slice.allocatable)
      : machineOfType(type, cluster, slice.allocatable);
  const node: NodeShape = {
    name: custom ? "custom node" : cluster.instanceType,
    machine,
    allocatable,
    maxPods,
    parts,
    capacityBasis,
    priceMicroUsdPerHour: pricePerHour(scenario, slice),
    sustainedCpuMilli: sustainedCpu(type),
  };
  return { node, notes: capacityNotes(node), issues };
}

type KubeletSettings = Pick<Scenario["cluster"], "platform" | "maxPods" | "prefixDelegation">;
type DividedMachine = Omit<NodeShape, "name" | "priceMicroUsdPerHour" | "sustainedCpuMilli"> & {
  readonly issues: readonly Issue[];
};

/** A machine of the catalogue divided: most scenarios of a machine set its kubelet alike. */
function machineOfType(
  type: InstanceType,
  kubelet: KubeletSettings,
  rules: AllocatableRules,
): DividedMachine {
  const { platform, maxPods, prefixDelegation } = kubelet;
  const key = `${platform} ${maxPods} ${prefixDelegation}`;
  const known = dividedMachines.get(type);
  if (known?.rules === rules && known.key === key) return known.divided;
  const divided = dividedMachine(instanceFacts(type), kubelet, rules);
  dividedMachines.set(type, { rules, key, divided });
  return divided;
}

/** The last division of each. */
const dividedMachines = new WeakMap<
  InstanceType,
  {
    readonly rules: AllocatableRules;
    readonly key: string;
    readonly divided: DividedMachine;
  }
>();

function dividedMachine(
  facts: Pick<InstanceFacts, "vcpu" | "advertisedMemoryMiB">,
  { platform, maxPods, prefixDelegation }: KubeletSettings,
  rules: AllocatableRules,
): DividedMachine {
  const result = allocatableWith(rules, {
    platform,
    ...facts,
    ...(maxPods > 0 ? { maxPods } : {}),
    ...(prefixDelegation ? { prefixDelegation: true } : {}),
  });
  return {
    machine: { cpuMilli: facts.vcpu * 1000, memoryMiB: facts.advertisedMemoryMiB },
    allocatable: {
      cpuMilli: result.allocatableCpuMilli ?? 0,
      memoryMiB: result.allocatableMemoryMiB ?? 0,
    },
    // A custom node that states no pod limit has the kubelet's own.
    maxPods: result.maxPods ?? rules.rules["kubeadm-default"].defaultMaxPods,
    parts: partsInMiB(result.steps),
    capacityBasis: result.capacityBasis ?? "given",
    issues: result.issues,
  };
}

function sustainedCpu(type: InstanceType | undefined): number | undefined {
  return type?.sustainedVcpu === undefined ? undefined : Math.floor(type.sustainedVcpu * 1000);
}

function customFacts(scenario: Scenario) {
  return {
    vcpu: scenario.cluster.customCpuMilli / 1000,
    advertisedMemoryMiB: scenario.cluster.customMemoryMiB,
  };
}

function capacityNotes(node: NodeShape): readonly Note[] {
  if (node.capacityBasis !== "estimated") return [];
  return [
    {
      code: "estimated-capacity",
      message: `No measured memory capacity of ${node.name} is on record; it is estimated, on the low side.`,
    },
  ];
}

function zoneNotes({ cluster }: Scenario): readonly Note[] {
  if (!cluster.surviveZoneLoss || cluster.zones > 1) return [];
  return [
    {
      code: "single-zone",
      message: "With one zone there is nothing to fail over to: the loss of a zone is not covered.",
    },
  ];
}

/** Nobody publishes what the managed agent requests: the list keeps what it stands in the place of. */
function managedAgentNotes(
  { cluster }: Scenario,
  feasibility: Readonly<Record<string, Feasibility>>,
): readonly Note[] {
  const managed = feasibility["cilium"]?.managed;
  if (managed?.runs !== true || FAMILY_OF[cluster.platform] !== "gke") return [];
  return [
    {
      code: "managed-agent",
      message: `${managed.form} runs its agent (anetd) in the place of kube-proxy. ${managed.by} publishes no request for it, so kube-proxy's stays in the list of system DaemonSets for it: change it there to what your nodes show.`,
    },
  ];
}

function pricePerHour(scenario: Scenario, slice: CatalogSlice): number {
  const { cluster } = scenario;
  const listed =
    cluster.capacityType === "own-price"
      ? usdToMicroUsd(cluster.ownPriceUsdPerHour)
      : (hourlyPrice(slice.priceList, cluster.instanceType, cluster.capacityType)
          ?.microUsdPerHour ?? 0);
  return Math.round(listed * (1 - cluster.discountPercent / 100));
}

/* ----------------------------------------------------------------- cluster */

function clusterOf(
  scenario: Scenario,
  slice: CatalogSlice,
  node: NodeShape,
  applicationDaemonSets: readonly SystemDaemonSet[],
  pool: { readonly name: string; readonly system: boolean },
): Cluster {
  const { cluster } = scenario;
  const pods = systemPodsOf(slice.systemPods, cluster.platform);
  return {
    node,
    minNodes: cluster.minNodes,
    zones: cluster.zones,
    minNodesPerZone: cluster.minNodesPerZone,
    surviveZoneLoss: cluster.surviveZoneLoss,
    zoneBalance: cluster.zoneBalance,
    headroomShare: cluster.headroomPercent / 100,
    daemonSets: [
      ...systemDaemonSets(scenario, pods.daemonSets, pool.name),
      ...applicationDaemonSets,
    ],
    deployments: pods.deployments
      .filter((pod) => pool.system && pod.optional !== true)
      .map((pod) => ({
        name: pod.name,
        replicas: pod.replicas ?? 1,
        request: systemPodRequest(pod),
      })),
    replaceableRoles:
      findPlatformCni(FAMILY_OF[cluster.platform], cluster.cni)?.replaceableRoles ?? [],
    clusters: cluster.clusters,
  };
}

/**
 * What runs on every node before any mesh. Where Cilium is the CNI already, it stands for the
 * platform's own (its chart requests nothing) and for kube-proxy. Chained on the platform's CNI it
 * runs beside both: what the table still calls replaceable has not been replaced.
 */
function systemDaemonSets(
  scenario: Scenario,
  listed: readonly SystemPod[],
  pool: string,
): readonly SystemDaemonSet[] {
  const usual = systemDaemonSetLines(scenario, listed)
    .filter((line) => runsInPool(line, pool))
    .map(({ name, role, request }) => ({ name, role, request }));
  const { platform, cni } = scenario.cluster;
  if (findFeasibility(FAMILY_OF[platform], cni, "cilium")?.status !== "increment") return usual;
  const cilium = { name: "cilium", role: "cni", request: NO_RESOURCES };
  const stillReplaceable = findPlatformCni(FAMILY_OF[platform], cni)?.replaceableRoles ?? [];
  if (stillReplaceable.length > 0) return [...usual, cilium];
  const others = usual.filter((pod) => pod.role !== "cni" && pod.role !== "kube-proxy");
  return [...others, cilium];
}

function feasibilities(scenario: Scenario): Record<string, Feasibility> {
  const { platform, cni } = scenario.cluster;
  const known = findPlatformCni(FAMILY_OF[platform], cni)?.options;
  return byOption(MESH_OPTION_IDS, (option) => known?.[option] ?? UNKNOWN_FEASIBILITY);
}

const UNKNOWN_FEASIBILITY: Feasibility = {
  status: "feasible",
  reason: "The catalogue does not know this CNI.",
  evidence: [],
};

function settingsOf(
  scenario: Scenario,
  slice: CatalogSlice,
  feasibility: Readonly<Record<string, Feasibility>>,
): Record<string, OptionSettings> {
  const overlayMaxPods = slice.allocatable.rules["kubeadm-default"].defaultMaxPods;
  return byOption(OPTION_IDS, (option) => {
    const here = feasibility[option];
    // Under Dataplane V2 or Azure's Cilium the agent runs on every node, mesh or no mesh.
    const alreadyInstalled = here?.status === "increment" || here?.managed?.runs === true;
    return optionSettings(scenario, option, { alreadyInstalled, overlayMaxPods });
  });
}

/** By option, how it stands to each requirement. The feature table knows nothing of no mesh. */
function requirementsBy(
  scenario: Scenario,
  feasibility: Readonly<Record<string, Feasibility>>,
): ComparisonInput["requirements"] {
  return Object.fromEntries(
    MESH_OPTIONS.map((option) => [
      option.id,
      scenario.requirements.flatMap((id): readonly RequirementCheck[] => {
        const feature = findFeature(id);
        const cell = feature?.cells[option.featureColumn as FeatureColumn];
        if (feature === undefined || cell === undefined) return [];
        const managed = feasibility[option.id]?.managed;
        const { verdict, label: status } = featureVerdict(
          cell,
          option.id,
          cell.status !== "no" && managed?.lacks?.includes(id),
        );
        const { note, evidence, checkedOn } = cell;
        return [{ id, label: feature.label, verdict, status, note, evidence, checkedOn }];
      }),
    ]),
  );
}

const UNMESHED_KINDS = ["host-network", "daemonset", "job", "windows"] as const;

/** By option, the kinds of pods its mesh leaves out and why. */
function unmeshableBy(
  settings: Readonly<Record<string, OptionSettings>>,
): ComparisonInput["unmeshable"] {
  return byOption(MESH_OPTION_IDS, (option) => {
    const native = settings[option]?.nativeSidecars ?? true;
    return (native ? UNMESHABLE.native : UNMESHABLE.classic)[option] ?? {};
  });
}

/** The catalogue's table, for sidecars that are native to Kubernetes and for those that are not. */
const UNMESHABLE = {
  native: byOption(MESH_OPTION_IDS, (option) => unmeshable(option, true)),
  classic: byOption(MESH_OPTION_IDS, (option) => unmeshable(option, false)),
};

function unmeshable(option: FeasibilityOption, native: boolean) {
  const reasons: Partial<Record<Unmeshed, string>> = {};
  for (const kind of UNMESHED_KINDS) {
    const rule = findUnmeshableRule(kind, option, native);
    if (rule !== undefined) reasons[kind] = rule.reason;
  }
  return reasons;
}

export function pricesOf(scenario: Scenario, slice: CatalogSlice): Prices {
  const { cluster, prices } = scenario;
  const managed =
    FAMILY_OF[cluster.platform] === "eks" ||
    FAMILY_OF[cluster.platform] === "gke" ||
    FAMILY_OF[cluster.platform] === "aks";
  const platform = platformPrices(slice.platforms, cluster.provider, cluster.region);
  const type = findInstanceType(slice.instanceTypes, cluster.instanceType);
  const disk = nodeDiskPrice(platform, { vcpu: type?.vcpu ?? cluster.customCpuMilli / 1000 });
  return {
    controlPlaneMicroUsdPerHour: managed
      ? controlPlaneFee(platform.controlPlane, cluster.controlPlaneTier)
      : 0,
    nodeDiskMicroUsdPerMonth: disk?.microUsdPerMonth ?? 0,
    crossZoneMicroUsdPerGB:
      platform.crossZoneData === undefined ? 0 : dataPriceMicroUsdPerGB(platform.crossZoneData),
    metricSeriesMicroUsdPerMonth: usdToMicroUsd(prices.metricSeriesUsdPerMonth),
    logMicroUsdPerGB: usdToMicroUsd(prices.logUsdPerGB),
  };
}

/** Tiers as the catalogue names them; GKE states extended support as an extra on top of standard. */
function controlPlaneFee(
  tiers: Readonly<Record<string, { readonly value: number }>>,
  tier: Scenario["cluster"]["controlPlaneTier"],
): number {
  const standard = tiers["standard"]?.value ?? 0;
  if (tier !== "extended") return tiers[tier]?.value ?? standard;
  return tiers["extendedSupport"]?.value ?? standard + (tiers["extendedSupportExtra"]?.value ?? 0);
}

/* ------------------------------------------------------------ coefficients */

/** Values of every coefficient for one option: its mesh's version, the scenario's overrides on top. */
function coefficientValues(
  scenario: Scenario,
  option: OptionId,
): Readonly<Record<Level, Coefficients>> {
  const base = catalogValues(MESH_OF[option], versionOf(scenario, option));
  const overrides = Object.entries(scenario.overrides);
  if (overrides.length === 0) return base;
  const at = (level: Level): Coefficients => ({
    ...base[level],
    ...Object.fromEntries(overrides.map(([id, range]) => [id, range[level]])),
  });
  return { low: at("low"), typical: at("typical"), high: at("high") };
}

const valuesByVersion = new Map<string, Readonly<Record<Level, Coefficients>>>();

/**
 * Resolving 150 coefficients is the dearest part of a footprint, and depends on the version alone.
 * A version counts for its own mesh's coefficients: Cilium 1.20 is not older than Istio 1.23.
 */
function catalogValues(
  mesh: string | undefined,
  version: string | undefined,
): Readonly<Record<Level, Coefficients>> {
  const key = `${mesh}@${version}`;
  const known = valuesByVersion.get(key);
  if (known !== undefined) return known;
  const values = { low: {}, typical: {}, high: {} } as Record<Level, Record<string, number>>;
  for (const coefficient of Object.values(allCoefficients)) {
    const own = coefficient.mesh === mesh ? version : undefined;
    const { low, typical, high } = resolveCoefficient(coefficient, own);
    values.low[coefficient.id] = low;
    values.typical[coefficient.id] = typical;
    values.high[coefficient.id] = high;
  }
  if (valuesByVersion.size > 200) valuesByVersion.clear();
  valuesByVersion.set(key, values);
  return values;
}
