import type { Choice } from "@/components/ui/select-field";
import type { OptionId } from "@/lib/scenario/ids";
import type { OptionChoices } from "@/lib/scenario/schema";

type MeshId = Exclude<OptionId, "none">;

/** One setting of a mesh option: what it is called, why it matters, and its key in a link. */
export type MeshSetting = {
  readonly key: keyof OptionChoices;
  readonly linkKey: string;
  readonly label: string;
  readonly hint?: string;
} & (
  | { readonly kind: "flag" }
  | { readonly kind: "amount" }
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
);

const HA: MeshSetting = {
  key: "highAvailability",
  linkKey: "ha",
  kind: "flag",
  label: "High availability",
  hint: "Control plane in two or three replicas, never on one node",
};
const SCOPE: MeshSetting = {
  key: "configScope",
  linkKey: "scope",
  kind: "choice",
  label: "A proxy is told of",
  hint: "A Sidecar resource narrows it; memory follows",
  choices: [
    { value: "mesh", label: "every service" },
    { value: "namespace", label: "its namespace and shared ones" },
  ],
};
const SHARED: MeshSetting = {
  key: "sharedServices",
  linkKey: "shared",
  kind: "amount",
  label: "Shared services",
  hint: "Known to every proxy when scoped",
};
const TELEMETRY: MeshSetting = {
  key: "telemetry",
  linkKey: "telemetry",
  kind: "choice",
  label: "Telemetry filters",
  hint: "CPU of every proxy",
  choices: [
    { value: "off", label: "off" },
    { value: "standard", label: "standard" },
    { value: "wasm", label: "as Wasm" },
  ],
};
const METRICS: MeshSetting = {
  key: "metrics",
  linkKey: "metrics",
  kind: "choice",
  label: "Mesh metrics go to",
  hint: "Series of the mesh's own proxies",
  choices: [
    { value: "none", label: "nowhere new" },
    { value: "in-cluster", label: "Prometheus in the cluster" },
    { value: "managed", label: "a managed store" },
  ],
};
const ACCESS_LOG: MeshSetting = {
  key: "accessLog",
  linkKey: "log",
  kind: "flag",
  label: "Access log",
  hint: "A line for every request: CPU and log volume",
};
const GATEWAYS: MeshSetting = {
  key: "gatewayReplicas",
  linkKey: "gateways",
  kind: "amount",
  label: "Ingress gateway replicas",
  hint: "0: what you run today stays",
};
const EGRESS_GATEWAYS: MeshSetting = {
  key: "egressGatewayReplicas",
  linkKey: "egressgateways",
  kind: "amount",
  label: "Egress gateway replicas",
  hint: "0: traffic leaves the cluster without one",
};
const CNI_PLUGIN: MeshSetting = {
  key: "cniPlugin",
  linkKey: "cni",
  kind: "flag",
  label: "CNI plugin",
  hint: "An agent a node instead of an init container a pod",
};
const ISTIO_ENCRYPTION: MeshSetting = {
  key: "encryption",
  linkKey: "encryption",
  kind: "choice",
  label: "Encryption",
  hint: "Between proxies, with workload identity",
  choices: [
    { value: "mtls", label: "mTLS" },
    { value: "none", label: "off" },
  ],
};
const CILIUM_ENCRYPTION: MeshSetting = {
  ...ISTIO_ENCRYPTION,
  hint: "WireGuard and IPsec encrypt without workload identity",
  choices: [
    { value: "wireguard", label: "WireGuard" },
    { value: "ipsec", label: "IPsec" },
    { value: "mtls-beta", label: "mTLS (beta)" },
    { value: "spire", label: "SPIRE identity, no encryption" },
    { value: "none", label: "off" },
  ],
};
const IPAM: MeshSetting = {
  key: "ipam",
  linkKey: "ipam",
  kind: "choice",
  label: "Pod addresses",
  hint: "An overlay frees pod slots from the platform's limit",
  choices: [
    { value: "platform", label: "the platform's" },
    { value: "cluster-pool", label: "an overlay" },
  ],
};
const DASHBOARDS: MeshSetting = {
  key: "observability",
  linkKey: "dashboards",
  kind: "flag",
  label: "Dashboards",
  hint: "linkerd-viz, or Hubble relay and UI",
};
const SIZING: MeshSetting = {
  key: "sizingPolicy",
  linkKey: "sizing",
  kind: "choice",
  label: "Requests of this mesh",
  hint: "Differs from the comparison's sizing only if you say so",
  choices: [
    { value: "right-sized", label: "right-sized" },
    { value: "chart-production", label: "chart, production" },
    { value: "chart-plain", label: "chart, plain" },
    { value: "own", label: "own figures" },
  ],
};

/** The settings each option's model reads. */
export const MESH_SETTINGS: Readonly<Record<MeshId, readonly MeshSetting[]>> = {
  "istio-sidecar": [
    HA,
    SCOPE,
    SHARED,
    ISTIO_ENCRYPTION,
    TELEMETRY,
    METRICS,
    ACCESS_LOG,
    GATEWAYS,
    EGRESS_GATEWAYS,
    CNI_PLUGIN,
    SIZING,
  ],
  "istio-ambient-l4": [HA, METRICS, ACCESS_LOG, GATEWAYS, EGRESS_GATEWAYS, SIZING],
  "istio-ambient-waypoints": [
    HA,
    SCOPE,
    SHARED,
    TELEMETRY,
    METRICS,
    ACCESS_LOG,
    GATEWAYS,
    EGRESS_GATEWAYS,
    SIZING,
  ],
  linkerd: [HA, METRICS, ACCESS_LOG, DASHBOARDS, CNI_PLUGIN, SIZING],
  cilium: [CILIUM_ENCRYPTION, IPAM, METRICS, ACCESS_LOG, DASHBOARDS, SIZING],
};
