/** Where a component's request is set. */
export type HelmValue = { readonly value: string; readonly annotation?: string };

/** By mesh column and component, as the charts name them (Istio 1.30, Linkerd 2.20, Cilium 1.20). */
const ISTIO: Readonly<Record<string, HelmValue>> = {
  "per-pod proxies": {
    value: "global.proxy.resources.requests (istiod chart)",
    annotation: "sidecar.istio.io/proxyCPU, sidecar.istio.io/proxyMemory",
  },
  ztunnel: { value: "resources.requests (ztunnel chart)" },
  "istio-cni": { value: "resources.requests (cni chart)" },
  istiod: { value: "resources.requests (istiod chart)" },
  waypoints: { value: "global.waypoint.resources.requests (istiod chart)" },
};

const LINKERD: Readonly<Record<string, HelmValue>> = {
  "per-pod proxies": {
    value: "proxy.resources.cpu.request, proxy.resources.memory.request",
    annotation: "config.linkerd.io/proxy-cpu-request, config.linkerd.io/proxy-memory-request",
  },
  "linkerd-destination": { value: "destinationResources" },
};

const CILIUM: Readonly<Record<string, HelmValue>> = {
  "cilium-agent": { value: "resources.requests" },
  "cilium-envoy": { value: "envoy.resources.requests" },
  "cilium-operator": { value: "operator.resources.requests" },
};

const BY_COLUMN: Readonly<Record<string, Readonly<Record<string, HelmValue>>>> = {
  "istio-sidecar": ISTIO,
  "istio-ambient": ISTIO,
  linkerd: LINKERD,
  cilium: CILIUM,
};

/** Undefined where no chart value sets it: kernel memory, gateways of one's own. */
export function helmValue(featureColumn: string, component: string): HelmValue | undefined {
  return BY_COLUMN[featureColumn]?.[component];
}
