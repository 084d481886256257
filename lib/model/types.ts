import type { Verdict } from "../catalog/feature-verdict";
import type { Issue } from "../result";
import type { Resources } from "../units/resources";
import type { Trace } from "./formula";

/** Which end of every coefficient's range a run uses. Options are compared at the same level only. */
export type Level = "low" | "typical" | "high";
export const LEVELS: readonly Level[] = ["low", "typical", "high"];

/** A number with its range. low ≤ typical ≤ high. */
export type Range = { readonly low: number; readonly typical: number; readonly high: number };

/** Coefficient values at one level, by coefficient id. */
export type Coefficients = Readonly<Record<string, number>>;

/* ------------------------------------------------------------------ inputs */

export type Protocol = "http1" | "grpc" | "tcp";

/** Why a workload's pods cannot or shall not be in a mesh. */
export type Unmeshed = "excluded" | "host-network" | "daemonset" | "job" | "windows";

/**
 * Identical pods of one workload in one namespace, times `copies` identical namespaces.
 * Requests are the pod's effective request before any mesh (see pod-requests.ts).
 */
export type Workload = {
  readonly name: string;
  readonly namespace: string;
  readonly replicas: number;
  readonly copies: number;
  /** Running sum of the application's containers (native sidecars of its own included). */
  readonly running: Resources;
  /** Peak of the plain init containers: the pod's request is at least this. */
  readonly initPeak: Resources;
  /** RuntimeClass overhead, added to everything. */
  readonly podOverhead: Resources;
  /** Pod-level request (Kubernetes 1.34), where the pod states one: it covers all its containers. */
  readonly podLevel: Partial<Resources>;
  /** Predicted use, or undefined to assume a share of the request. */
  readonly use: Partial<Resources>;
  /** Peak HTTP requests per second per pod, inbound and outbound. */
  readonly httpRequestsPerSecondIn: number;
  readonly httpRequestsPerSecondOut: number;
  readonly connections: number | undefined;
  readonly protocol: Protocol;
  /** Bytes of request and response together, in KB. */
  readonly payloadKB: number;
  /** Share of inbound requests that need L7 treatment, 0..1. */
  readonly l7Share: number;
  readonly unmeshed: Unmeshed | undefined;
  readonly maxPerNode: number | undefined;
  /** Resource-metric HPA on CPU: target utilisation in percent of the request. */
  readonly hpaTargetCpuPercent: number | undefined;
  /** Every container states request = limit for CPU and memory: QoS class Guaranteed. */
  readonly guaranteed: boolean;
  /** The node pool its pods run in (nodeSelector, taints); undefined: the default one. */
  readonly pool?: string | undefined;
};

/** A DaemonSet that runs before any mesh. `role` says what a mesh could replace. */
export type SystemDaemonSet = {
  readonly name: string;
  readonly role: string;
  readonly request: Resources;
};

/** A system Deployment (CoreDNS, CSI controller) that runs before any mesh. */
export type SystemDeployment = {
  readonly name: string;
  readonly replicas: number;
  readonly request: Resources;
};

/** One part of a node's machine: what is kept from pods, and why. Sums to the machine. */
export type NodePart = {
  readonly id: string;
  readonly label: string;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
};

export type NodeShape = {
  readonly name: string;
  readonly machine: Resources;
  readonly allocatable: Resources;
  readonly maxPods: number;
  readonly parts: readonly NodePart[];
  readonly capacityBasis: "measured" | "estimated" | "given";
  readonly priceMicroUsdPerHour: number;
  /** Burstable machines: the CPU that may be used without end. Undefined: all of it. */
  readonly sustainedCpuMilli?: number | undefined;
};

export type Cluster = {
  readonly node: NodeShape;
  readonly minNodes: number;
  readonly zones: number;
  readonly minNodesPerZone: number;
  /** The nodes left after the loss of one zone hold all pods. */
  readonly surviveZoneLoss: boolean;
  /** As many nodes in every zone. */
  readonly zoneBalance: boolean;
  /** Share of allocatable kept free on purpose, 0..0.9. */
  readonly headroomShare: number;
  readonly daemonSets: readonly SystemDaemonSet[];
  readonly deployments: readonly SystemDeployment[];
  /** Roles of system DaemonSets the platform lets a mesh replace. */
  readonly replaceableRoles: readonly string[];
  /** Identical clusters of this kind. */
  readonly clusters: number;
};

/**
 * A node pool beside the default one: a cluster of its own as far as planning goes. Which pods run
 * where is given (nodeSelector, taints and tolerations are not modelled beyond that).
 */
export type NodePool = {
  readonly name: string;
  /** Its node, minimum, headroom and DaemonSets; the cluster's zones. */
  readonly cluster: Cluster;
  readonly nodeDiskMicroUsdPerMonth: number;
};

/** What a network byte, a disk and the platform cost. Whole micro-dollars. */
export type Prices = {
  readonly controlPlaneMicroUsdPerHour: number;
  readonly nodeDiskMicroUsdPerMonth: number;
  /** For each GB that crosses a zone, both directions' charges together. */
  readonly crossZoneMicroUsdPerGB: number;
  readonly metricSeriesMicroUsdPerMonth: number;
  readonly logMicroUsdPerGB: number;
};

export type SizingPolicy = "right-sized" | "chart-production" | "chart-plain" | "own";

export type Encryption = "none" | "mtls" | "wireguard" | "ipsec" | "mtls-beta" | "spire";

export type Fee = {
  readonly label: string;
  readonly per: "cluster" | "node" | "proxy" | "pod" | "vcpu";
  readonly microUsdPerMonth: number;
};

/**
 * A cost only the user can know, apart from all evidence: work on upgrades at a day rate, or an
 * amount a month for each unit. "fleet" is once, however many clusters there are.
 */
export type OwnCost = { readonly id: string; readonly label: string } & (
  | {
      readonly kind: "upgrades";
      /** Engineer days on one upgrade of one cluster. */
      readonly days: number;
      readonly perYear: number;
      readonly microUsdPerDay: number;
    }
  | {
      readonly kind: "monthly";
      readonly per: "fleet" | "cluster" | "node" | "pod" | "meshed-pod";
      readonly microUsdPerMonth: number;
    }
);

/** The switches every mesh option shares; an option reads the ones it knows. */
export type OptionSettings = {
  readonly highAvailability: boolean;
  /** Services and endpoints a proxy is told of: all of them, or its namespace's and these shared ones. */
  readonly configScope: "mesh" | "namespace";
  readonly sharedServices: number;
  readonly telemetry: "off" | "standard" | "wasm";
  /** Where the mesh's own metrics go: nowhere new, a Prometheus in the cluster, a managed store. */
  readonly metrics: "none" | "in-cluster" | "managed";
  readonly accessLog: boolean;
  readonly encryption: Encryption;
  /** Dashboards and their collectors: Hubble relay and UI, linkerd-viz. */
  readonly observability: boolean;
  /** Ingress and egress gateways the mesh runs. */
  readonly gatewayReplicas: number;
  readonly egressGatewayReplicas: number;
  readonly cniPlugin: boolean;
  /** The proxy is an init container with restart policy Always (Kubernetes 1.29 or later). */
  readonly nativeSidecars: boolean;
  /** The option's agent already runs as the cluster's CNI: only the increment counts. */
  readonly alreadyInstalled: boolean;
  readonly sizingPolicy: SizingPolicy;
  /** Pod slots of a node under this option's address management; undefined keeps the platform's. */
  readonly maxPods: number | undefined;
  readonly fee: Fee | undefined;
  readonly ownCosts: readonly OwnCost[];
};

export type Traffic = {
  /** Share of inbound requests that come from outside the cluster, 0..1. */
  readonly ingressShare: number;
  /** Share of outbound requests that leave the cluster, 0..1. */
  readonly egressShare: number;
  /** Sequential hops of a typical request path, for latency. */
  readonly hops: number;
  /** Calls a hop makes at once; the slowest of them counts. 1: one after the other only. */
  readonly fanOut: number;
  /** Share of cross-pod traffic kept in its zone by topology-aware routing, 0..1. */
  readonly zoneLocality: number;
  /** Share of requests that open a new connection, 0..1. */
  readonly newConnectionShare: number;
  /** Pods restarted or rescheduled a second, cluster-wide. */
  readonly churnPodsPerSecond: number;
};

export type Sizing = {
  readonly headroomShare: number;
  readonly cpuQuantumMilli: number;
  readonly memoryQuantumMiB: number;
  /** At most this share of allocatable may be used (not requested). */
  readonly cpuUseTarget: number;
  readonly memoryUseTarget: number;
};

/**
 * Where figures come from: the catalogue's coefficients, or the field report's own figures where
 * it has one (per-pod proxies and the control plane) and the catalogue's elsewhere.
 */
export type CoefficientSet = "catalog" | "field-report";

/** How a per-pod proxy's CPU is predicted: from requests, or as a share of the application's CPU. */
export type ProxyCpuForm = "passes" | "share-of-application";

export type FunctionLevel = {
  readonly layer: "l4" | "l7";
  readonly encrypted: boolean;
  readonly workloadIdentity: boolean;
};

/** Everything an option may look at when it says what it needs. */
export type FootprintInput = {
  readonly workloads: readonly Workload[];
  readonly totals: ClusterTotals;
  /** Of the pods on the nodes in question: of their pool, where there are several. Agents share this load. */
  readonly served: ClusterTotals;
  readonly traffic: Traffic;
  readonly functionLevel: FunctionLevel;
  readonly coefficientSet: CoefficientSet;
  readonly proxyCpuForm: ProxyCpuForm;
  readonly settings: OptionSettings;
  readonly sizing: Sizing;
  readonly coefficients: Coefficients;
};

/** Sums over the workloads that several formulas need; computed once. */
export type ClusterTotals = {
  readonly pods: number;
  readonly meshedPods: number;
  readonly services: number;
  readonly namespaces: number;
  /** Passes per second of all meshed pods, in + out. */
  readonly meshedPassesPerSecond: number;
  /** Share of those passes, and of the inbound L7 requests, that is gRPC, 0..1. */
  readonly grpcShareOfPasses: number;
  readonly grpcShareOfL7: number;
  /** Inbound requests per second to meshed pods, and the part that needs L7. */
  readonly meshedInboundPerSecond: number;
  readonly meshedL7InboundPerSecond: number;
  readonly meshedConnections: number;
  /** Traffic of meshed pods beyond 1 KB per pass, and all of it, in Gbit/s. */
  readonly meshedExcessGbitPerSecond: number;
  readonly meshedGbitPerSecond: number;
  /** All pod-to-pod traffic, in GB per second at peak (counted once, at the receiver). */
  readonly internalGBPerSecond: number;
};

/* ---------------------------------------------------------------- outputs */

/** Whose resources these are, in the order a stacked bar shows them. */
export const OWNERS = [
  "applications",
  "per-pod-proxies",
  "per-node-agents",
  "waypoints",
  "control-plane",
  "gateways",
  "add-ons",
  "system",
  "reserved",
  "headroom",
  "stranded",
] as const;
export type Owner = (typeof OWNERS)[number];

/** What one pod of a component reserves, and what it is predicted to use. */
export type Load = { readonly request: Resources; readonly use: Resources };

/** What a mesh adds to a pod: its proxy, and the request of its own plain init container, if any. */
export type AddedLoad = Load & { readonly init?: Resources | undefined };

/** A DaemonSet of the mesh, or kernel work it causes on every node (then `pods` is 0). */
export type NodeAgent = {
  readonly name: string;
  readonly owner: Owner;
  /** Sized for the busiest node: the same on every node. */
  readonly load: Load;
  /** Predicted use of the average node. */
  readonly meanUse: Resources;
  readonly pods: 0 | 1;
  /** The busiest node's load over what the agent can use (its worker threads); beyond 1 is saturated. */
  readonly loadShare?: number | undefined;
};

/** Replicas of one component, each with the same load. */
export type MeshDeployment = {
  readonly name: string;
  readonly owner: Owner;
  readonly replicas: number;
  /** `load.use` never falls as the load grows; `meanUse` is one replica's even share. */
  readonly load: Load;
  readonly meanUse: Resources;
  readonly maxPerNode?: number | undefined;
  /** Replicas the load needs over those the autoscaler may start; beyond 1 is saturated. */
  readonly loadShare?: number | undefined;
};

/** An option over all node pools: what was asked of it, and what it adds. */
export type OptionOverPools = {
  readonly asked: FootprintInput;
  readonly footprint: Footprint;
};

/** What a mesh option adds to a cluster (and removes from it). */
export type Footprint = {
  /** By workload, in order: what each of its pods gains; undefined where nothing. Empty: no pod gains any. */
  readonly perPod: readonly (AddedLoad | undefined)[];
  readonly agents: (nodes: number, trace?: Trace) => readonly NodeAgent[];
  readonly deployments: (nodes: number, trace?: Trace) => readonly MeshDeployment[];
  /** Roles of system DaemonSets this option makes unnecessary. */
  readonly replacesRoles: readonly string[];
  /** Proxies a licence may count: per-pod proxies, waypoints and gateways. */
  readonly proxies: (nodes: number) => number;
  /** Active metric series at `nodes` nodes. */
  readonly metricSeries: (nodes: number) => number;
  /** Requests per second written to access logs. */
  readonly loggedRequestsPerSecond: number;
  /** GB a second at peak that the mesh itself sends across pods (waypoint detours), counted once. */
  readonly extraGBPerSecond: number;
};

/** What an upgrade from the version that runs to the next minor one does, as the project documents it. */
export type UpgradeFacts = {
  /** Application pods must restart to get the new data plane. */
  readonly restartsPods: boolean;
  /** Per-node agents are rolled, one batch of nodes at a time. */
  readonly rollsAgents: boolean;
  /** Old and new control plane run side by side for the whole upgrade (revisions). */
  readonly doublesControlPlane: boolean;
  /** Nodes whose agent is replaced at once: a coefficient's id; absent means one. */
  readonly agentsAtOnceId?: string;
  /** Which connections it cuts, where not all of those in the mesh. */
  readonly cutsOnly?: "layer-7" | "nothing" | undefined;
  readonly interrupts: string;
  readonly steps: readonly string[];
  readonly evidence: readonly string[];
};

/** What coming to an option does to what runs already, as the project documents it. */
export type MoveFacts = {
  /** Pods restart to come under it, and to leave it. */
  readonly restartsPods: boolean;
  /** It takes the CNI's place: nodes are drained and restarted, one after the other. */
  readonly replacesCni: boolean;
  /** By the option one comes from: rounds of restarts, where the documentation asks for more than one. */
  readonly roundsFrom?: Readonly<Record<string, number>>;
  /** What does not hold as usual while both run. */
  readonly caution: string;
  readonly steps: readonly string[];
  readonly evidence: readonly string[];
};

export type UpgradeEstimate = UpgradeFacts & {
  readonly podsRestarted: number;
  readonly agentsRolled: number;
  /** Pods that run above the usual count at the worst moment. */
  readonly surgePods: number;
  /** Nodes those pods need beyond the pool. */
  readonly extraNodes: number;
  /** How long the rollout takes with the given surge, at low, typical and high start-up times. */
  readonly durationSeconds: Range;
};

export type MeshOption = {
  readonly id: string;
  readonly name: string;
  /** How it reads inside a sentence: "Istio sidecars". */
  readonly plural: string;
  /** Column of the feature and feasibility tables this option answers to. */
  readonly featureColumn: string;
  /** Ids of every coefficient the footprint, latency and upgrade read. */
  readonly coefficients: readonly string[];
  /** What it provides, given its settings, against the comparison's function level. */
  readonly provides: (settings: OptionSettings, coefficientSet: CoefficientSet) => FunctionLevel;
  readonly footprint: (input: FootprintInput, trace?: Trace) => Footprint;
  /** What a minor upgrade of the data plane does in the current release line. */
  readonly upgrade: UpgradeFacts;
  /** The same for older release lines, oldest first: it holds for versions before `before`. */
  readonly olderUpgrades?: readonly { readonly before: string; readonly facts: UpgradeFacts }[];
  /** The same where what runs differs with what is asked, such as no layer-7 proxy at layer 4. */
  readonly upgradeHere?: (facts: UpgradeFacts, asked: AskedHere) => UpgradeFacts;
  readonly moveIn: MoveFacts;
  /** Limits the chart sets on the per-pod proxy, where it sets any. */
  readonly proxyLimits?: (c: Coefficients, settings: OptionSettings) => Partial<Resources>;
  /** Added milliseconds on one hop, unsaturated. */
  readonly latencyPerHop: (c: Coefficients, path: HopPath, trace?: Trace) => HopLatency;
};

/** What decides which parts of an option run at all. */
export type AskedHere = Pick<FootprintInput, "functionLevel" | "coefficientSet" | "settings">;

/** Added milliseconds: the median, and the 99th percentile. */
export type HopLatency = { readonly p50Ms: number; readonly p99Ms: number };

/** What the latency of a hop depends on; at level L4 no request takes a layer-7 proxy. */
export type HopPath = {
  readonly l7Share: number;
  readonly zones: number;
  readonly coefficientSet: CoefficientSet;
};

/* ------------------------------------------------------------- comparison */

/** Whether the platform and its CNI allow an option, with the reason and its evidence. */
export type Feasibility = {
  readonly status: "feasible" | "managed-only" | "infeasible" | "increment";
  readonly reason: string;
  readonly evidence: readonly string[];
  /** What the option cannot do there, though it can elsewhere. */
  readonly limits?: readonly ("l7" | "mtls" | "ipsec" | "wireguard")[] | undefined;
  /** The cloud's own form of the option, where it is the only one. */
  readonly managed?: ManagedForm | undefined;
};

export type ManagedForm = {
  readonly by: string;
  readonly form: string;
  /** It is the CNI already: what it runs is in the baseline. */
  readonly runs?: true | undefined;
  /** It can only be chosen when a cluster is created. */
  readonly atCreation?: true | undefined;
  /** Rows of the feature table it does not offer, by id. */
  readonly lacks?: readonly string[] | undefined;
};

/** One requirement of the scenario against one option, by the feature table. */
export type RequirementCheck = {
  readonly id: string;
  readonly label: string;
  readonly verdict: Verdict;
  /** "yes", "beta", "not confirmed", "needs a waypoint". */
  readonly status: string;
  readonly note: string;
  readonly evidence: readonly string[];
  /** The day the source was last looked at. */
  readonly checkedOn: string;
};

/** Everything one comparison is computed from. Plain data, but for the options' own functions. */
export type ComparisonInput = {
  /** The cluster with its default node pool. */
  readonly cluster: Cluster;
  /** Node pools beside the default one. */
  readonly otherPools?: readonly NodePool[];
  /** Name of the pool that holds the mesh's Deployments; undefined: the default one. */
  readonly systemPool?: string | undefined;
  readonly workloads: readonly Workload[];
  readonly traffic: Traffic;
  readonly functionLevel: FunctionLevel;
  readonly coefficientSet: CoefficientSet;
  readonly proxyCpuForm: ProxyCpuForm;
  readonly sizing: Sizing;
  readonly prices: Prices;
  readonly settings: Readonly<Record<string, OptionSettings>>;
  /** The version each option's mesh runs at, by option id. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly feasibility: Readonly<Record<string, Feasibility>>;
  /** By option, in one order: how it stands to each requirement. */
  readonly requirements: Readonly<Record<string, readonly RequirementCheck[]>>;
  /** By option: why pods of a kind stay out of its mesh. A kind without an entry can be meshed. */
  readonly unmeshable: Readonly<Record<string, Readonly<Partial<Record<Unmeshed, string>>>>>;
  /** Values of every coefficient at each level, by option id (versions may differ). */
  readonly coefficients: Readonly<Record<string, Readonly<Record<Level, Coefficients>>>>;
};

/** Amounts by owner; they sum to the whole pool exactly. */
export type Breakdown = {
  readonly cpuMilli: Readonly<Record<Owner, number>>;
  readonly memoryMiB: Readonly<Record<Owner, number>>;
  readonly pods: Readonly<Record<Owner, number>>;
};

export type BillLine = {
  readonly id: string;
  readonly label: string;
  readonly microUsdPerMonth: number;
  /** A line of the user's own, which no evidence stands behind. */
  readonly own?: true;
};

/** What the resource that decides the node count is called; "minimum" when the user's minimum decides. */
export type BindingResource = "cpu" | "memory" | "pods" | "cpu-use" | "memory-use" | "minimum";

/**
 * What decides the node count: that resource, or a rule on nodes: the user's minimum, or replicas
 * that must stand on different nodes.
 */
export type NodesDecidedBy = BindingResource | "spread";

/** One node pool of an option at one level; the figures of all pools sum to the estimate's. */
export type PoolPart = {
  /** "default" for the first. */
  readonly name: string;
  readonly nodeType: string;
  readonly nodes: number;
  readonly lowerBound: number;
  readonly proven: boolean;
  readonly bindingResource: BindingResource;
  readonly decidedBy: NodesDecidedBy;
  readonly breakdown: Breakdown;
  readonly components: readonly ComponentEstimate[];
};

/** One option at one level of its coefficients, over all node pools. */
export type PoolEstimate = {
  /** The default pool first. */
  readonly pools: readonly PoolPart[];
  readonly nodes: number;
  readonly lowerBound: number;
  readonly proven: boolean;
  readonly bindingResource: BindingResource;
  /** Of the largest pool. */
  readonly decidedBy: NodesDecidedBy;
  readonly breakdown: Breakdown;
  /** Predicted use of the whole pool and of the mesh alone. */
  readonly use: Resources;
  readonly meshUse: Resources;
  /** What the mesh reserves, net of nothing: proxies, agents, waypoints, control plane, gateways, add-ons. */
  readonly meshRequest: Resources;
  readonly bill: readonly BillLine[];
  readonly microUsdPerMonth: number;
  /** The part of the bill the mesh's own requests occupy, plus its own lines; not the user's own. */
  readonly fairShareMicroUsdPerMonth: number;
  /** System DaemonSets the option made unnecessary, by name. */
  readonly removed: readonly string[];
  readonly components: readonly ComponentEstimate[];
  readonly latency: HopLatency;
};

/** One component of the mesh over the whole pool. */
export type ComponentEstimate = {
  readonly name: string;
  readonly owner: Owner;
  readonly count: number;
  readonly request: Resources;
  readonly use: Resources;
  /** Predicted load over what the component can hold, where it has a cap; beyond 1 is saturated. */
  readonly loadShare: number | undefined;
};

export type Warning = {
  readonly code: string;
  readonly message: string;
};

export type OptionEstimate = {
  readonly id: string;
  readonly name: string;
  readonly feasibility: Feasibility;
  /** Why the option falls short of the comparison's function level; empty when it does not. */
  readonly belowLevel: readonly string[];
  /** How the option stands to each requirement of the scenario; empty for the baseline. */
  readonly requirements: readonly RequirementCheck[];
  readonly low: PoolEstimate;
  readonly typical: PoolEstimate;
  readonly high: PoolEstimate;
  /** Against no mesh at the same level. */
  readonly delta: {
    readonly nodes: Range;
    readonly microUsdPerMonth: Range;
    /** Typical extra cost over the baseline's bill. */
    readonly share: number;
  };
  readonly upgrade: UpgradeEstimate;
  readonly warnings: readonly Warning[];
  /** Not empty when the option could not be planned; its figures are then all zero. */
  readonly issues: readonly Issue[];
};

export type Comparison = {
  readonly options: readonly OptionEstimate[];
  /**
   * The cheapest feasible option that reaches the function level and lacks no requirement, no mesh
   * aside; undefined when none is left. What is not confirmed counts as open, not as lacking.
   */
  readonly cheapest: string | undefined;
};
