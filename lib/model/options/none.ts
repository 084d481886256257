import type { MeshOption } from "../types";

/** The same cluster with no mesh: what every option is measured against. */
export const noMesh: MeshOption = {
  id: "none",
  name: "No mesh",
  plural: "No mesh",
  featureColumn: "none",
  coefficients: [],
  provides: () => ({ layer: "l4", encrypted: false, workloadIdentity: false }),
  footprint: () => ({
    perPod: [],
    agents: () => [],
    deployments: () => [],
    replacesRoles: [],
    proxies: () => 0,
    metricSeries: () => 0,
    loggedRequestsPerSecond: 0,
    extraGBPerSecond: 0,
  }),
  upgrade: {
    restartsPods: false,
    rollsAgents: false,
    doublesControlPlane: false,
    interrupts: "Nothing: there is no mesh to upgrade.",
    steps: [],
    evidence: [],
  },
  moveIn: {
    restartsPods: false,
    replacesCni: false,
    caution: "",
    steps: [],
    evidence: [],
  },
  latencyPerHop: () => ({ p50Ms: 0, p99Ms: 0 }),
};
