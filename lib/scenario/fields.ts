/**
 * The scalar fields of a scenario in the order a link writes them, each with its readable key.
 * Appending a field keeps old links valid; renaming or removing one needs a migration.
 */
export type Field = {
  readonly key: string;
  readonly path: readonly [string, ...string[]];
  /** A list is written with commas; only names that hold none can be in one. */
  readonly kind: "text" | "number" | "flag" | "list";
};

const text = (key: string, ...path: [string, ...string[]]): Field => ({ key, path, kind: "text" });
const number = (key: string, ...path: [string, ...string[]]): Field => ({
  key,
  path,
  kind: "number",
});
const flag = (key: string, ...path: [string, ...string[]]): Field => ({ key, path, kind: "flag" });
const list = (key: string, ...path: [string, ...string[]]): Field => ({ key, path, kind: "list" });

export const FIELDS: readonly Field[] = [
  text("name", "name"),
  text("platform", "cluster", "platform"),
  text("provider", "cluster", "provider"),
  text("region", "cluster", "region"),
  text("type", "cluster", "instanceType"),
  text("capacity", "cluster", "capacityType"),
  number("price", "cluster", "ownPriceUsdPerHour"),
  number("discount", "cluster", "discountPercent"),
  text("cni", "cluster", "cni"),
  text("k8s", "cluster", "kubernetesVersion"),
  number("zones", "cluster", "zones"),
  number("min", "cluster", "minNodes"),
  number("free", "cluster", "headroomPercent"),
  number("maxpods", "cluster", "maxPods"),
  flag("prefix", "cluster", "prefixDelegation"),
  text("tier", "cluster", "controlPlaneTier"),
  number("clusters", "cluster", "clusters"),
  number("customcpu", "cluster", "customCpuMilli"),
  number("custommem", "cluster", "customMemoryMiB"),
  text("from", "workloads", "source"),
  text("app", "workloads", "example"),
  number("ns", "workloads", "namespaceCopies"),
  number("nocpu", "workloads", "missingCpuMilli"),
  number("nomem", "workloads", "missingMemoryMiB"),
  number("pods", "workloads", "quickPods"),
  number("perservice", "workloads", "quickPodsPerService"),
  number("services", "workloads", "quickServicesPerNamespace"),
  number("cpu", "workloads", "quickCpuMilli"),
  number("mem", "workloads", "quickMemoryMiB"),
  number("rps", "traffic", "httpRequestsPerSecondPerPod"),
  number("kb", "traffic", "payloadKB"),
  text("protocol", "traffic", "protocol"),
  number("l7", "traffic", "l7SharePercent"),
  number("ingress", "traffic", "ingressPercent"),
  number("newconn", "traffic", "newConnectionPercent"),
  number("hops", "traffic", "hops"),
  number("locality", "traffic", "zoneLocalityPercent"),
  number("churn", "traffic", "churnPodsPerSecond"),
  text("level", "functionLevel", "layer"),
  flag("encrypted", "functionLevel", "encrypted"),
  flag("identity", "functionLevel", "workloadIdentity"),
  text("sizing", "sizing", "policy"),
  number("room", "sizing", "headroomPercent"),
  number("cpustep", "sizing", "cpuQuantumMilli"),
  number("memstep", "sizing", "memoryQuantumMiB"),
  number("cpumax", "sizing", "cpuUseTargetPercent"),
  number("memmax", "sizing", "memoryUseTargetPercent"),
  number("seriesprice", "prices", "metricSeriesUsdPerMonth"),
  number("logprice", "prices", "logUsdPerGB"),
  text("set", "coefficientSet"),
  text("form", "proxyCpuForm"),
  number("minzone", "cluster", "minNodesPerZone"),
  flag("survive", "cluster", "surviveZoneLoss"),
  flag("even", "cluster", "zoneBalance"),
  text("growby", "growth", "by"),
  number("grow", "growth", "percentPerMonth"),
  number("growpods", "growth", "podsPerMonth"),
  number("growmonths", "growth", "months"),
  text("growfrom", "growth", "from"),
  text("movefrom", "moving", "from"),
  number("movedays", "moving", "days"),
  number("engdays", "moving", "engineerDays"),
  list("needs", "requirements"),
  number("dayrate", "ownCosts", "dayRateUsd"),
  number("upgrades", "ownCosts", "upgradesPerYear"),
  number("fanout", "traffic", "fanOut"),
  number("egress", "traffic", "egressPercent"),
  text("systempool", "cluster", "systemPool"),
];

/** Fields of one node pool beside the default one: "poolN" holds its name, "poolN.KEY" the rest. */
export const POOL_FIELDS: readonly Field[] = [
  text("type", "instanceType"),
  text("capacity", "capacityType"),
  number("price", "ownPriceUsdPerHour"),
  number("min", "minNodes"),
  number("minzone", "minNodesPerZone"),
  number("free", "headroomPercent"),
  number("maxpods", "maxPods"),
  number("customcpu", "customCpuMilli"),
  number("custommem", "customMemoryMiB"),
];

/** What is said of one system DaemonSet: "ds.NAME.KEY", e.g. ds.kube-proxy.cpu=50. */
export const DAEMON_SET_FIELDS: readonly Field[] = [
  flag("off", "off"),
  number("cpu", "cpuRequestMilli"),
  number("mem", "memoryRequestMiB"),
  list("pools", "pools"),
];

/** Settings of one option; their keys in a link are "OPTION.KEY", e.g. linkerd.ha=0. */
export const OPTION_FIELDS: readonly Field[] = [
  text("version", "version"),
  flag("ha", "highAvailability"),
  text("scope", "configScope"),
  number("shared", "sharedServices"),
  text("telemetry", "telemetry"),
  text("metrics", "metrics"),
  flag("log", "accessLog"),
  text("encryption", "encryption"),
  text("ipam", "ipam"),
  flag("dashboards", "observability"),
  number("gateways", "gatewayReplicas"),
  flag("cni", "cniPlugin"),
  text("sizing", "sizingPolicy"),
  text("dist", "distribution"),
  text("feeper", "feePer"),
  number("fee", "feeUsdPerMonth"),
  number("egressgateways", "egressGatewayReplicas"),
  number("days", "upgradeEngineerDays"),
  number("support", "supportUsdPerMonth"),
];

/** Prefix of a coefficient override: k.envoy.memory.base=30 or =20~30~40 (low, typical, high). */
export const OVERRIDE_PREFIX = "k.";

/** Given once for each cost line of the user's own: own=250~node~linkerd,cilium~Label. */
export const OWN_LINE_KEY = "own";
/** pool1=batch&pool1.type=c6i.4xlarge: the first pool beside the default one. */
export const POOL_PREFIX = "pool";
/** ds.kube-proxy.cpu=50: a system DaemonSet. */
export const DAEMON_SET_PREFIX = "ds.";
/** in.cartservice=batch: the pool of one workload of an example. */
export const PLACED_PREFIX = "in.";

/** The parameter that holds workload rows. */
export const ROWS_KEY = "rows";
export const SCHEMA_KEY = "v";
export const RELEASE_KEY = "m";
/** The whole query of a scenario to compare with, percent-encoded. */
export const COMPARED_KEY = "a";
/** What a reader chose to look at: beside the scenario, no part of it. Scenarios are read past these. */
export const VIEW_KEYS: readonly string[] = ["show", "sort", "money", "against"];

export type Bag = { [key: string]: unknown };

export function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function valueAt(bag: unknown, path: readonly string[]): unknown {
  let at = bag;
  for (const key of path) {
    if (!isBag(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** Puts a value at a path, making the objects on the way. Keys come from our own tables only. */
export function setAt(bag: Bag, path: readonly string[], value: unknown): void {
  let at = bag;
  for (const [depth, key] of path.entries()) {
    if (key === "__proto__") return;
    if (depth === path.length - 1) {
      at[key] = value;
      return;
    }
    const inner = Object.hasOwn(at, key) ? at[key] : undefined;
    const next: Bag = isBag(inner) ? inner : {};
    at[key] = next;
    at = next;
  }
}
