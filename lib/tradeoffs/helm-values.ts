/** Where a component's request is set, and the values file that says so. */
export type HelmValue = {
  readonly value: string;
  /** Where one workload can differ. */
  readonly annotation?: string;
  /** The record of the chart's values file. */
  readonly evidence: string;
};

const ISTIOD_CHART = "helm-istio-discovery";

/** As the charts' values files name them; every one was read, see the records. */
const ISTIO: Readonly<Record<string, HelmValue>> = {
  "per-pod proxies": {
    value: "global.proxy.resources.requests (istiod chart)",
    annotation: "sidecar.istio.io/proxyCPU, sidecar.istio.io/proxyMemory",
    evidence: ISTIOD_CHART,
  },
  ztunnel: { value: "resources.requests (ztunnel chart)", evidence: "helm-istio-ztunnel" },
  "istio-cni": { value: "resources.requests (cni chart)", evidence: "helm-istio-cni" },
  istiod: { value: "resources.requests (istiod chart)", evidence: ISTIOD_CHART },
  waypoints: {
    value: "global.waypoint.resources.requests (istiod chart)",
    evidence: ISTIOD_CHART,
  },
};

const LINKERD_CHART = "helm-linkerd-control-plane";

const LINKERD: Readonly<Record<string, HelmValue>> = {
  "per-pod proxies": {
    value: "proxy.resources.cpu.request, proxy.resources.memory.request",
    annotation: "config.linkerd.io/proxy-cpu-request, config.linkerd.io/proxy-memory-request",
    evidence: LINKERD_CHART,
  },
  // Three containers and a proxy share the pod.
  "linkerd-destination": {
    value:
      "destinationResources (policyController.resources follows it), spValidatorResources, as {cpu: {request}, memory: {request}}",
    evidence: LINKERD_CHART,
  },
  "linkerd-identity, proxy-injector": {
    value: "identityResources, proxyInjectorResources, as {cpu: {request}, memory: {request}}",
    evidence: LINKERD_CHART,
  },
};

const CILIUM: Readonly<Record<string, HelmValue>> = {
  "cilium-agent": { value: "resources.requests", evidence: "helm-cilium" },
  "cilium-envoy": { value: "envoy.resources.requests", evidence: "helm-cilium" },
  "cilium-operator": { value: "operator.resources.requests", evidence: "helm-cilium" },
};

/** By column of the feature table and component. */
export const HELM_VALUES: Readonly<Record<string, Readonly<Record<string, HelmValue>>>> = {
  "istio-sidecar": ISTIO,
  "istio-ambient": ISTIO,
  linkerd: LINKERD,
  cilium: CILIUM,
};

/** Undefined where no chart value sets it: kernel memory, gateways of one's own. */
export function helmValue(featureColumn: string, component: string): HelmValue | undefined {
  return HELM_VALUES[featureColumn]?.[component];
}
