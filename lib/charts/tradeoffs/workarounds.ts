/**
 * What doing without a feature means in practice, by feature. Our own words, not a source's: a
 * reader decides whether the work is theirs to do. Features without a known way round are left out.
 */
export const WORKAROUNDS: Readonly<Record<string, string>> = {
  mtls: "TLS in every application, with certificates to issue and renew.",
  "l7-weighted-split":
    "Routing logic in the application, as the field report of 2020 had it for fine-grained canary weights with Linkerd; today Linkerd documents weights in HTTPRoute.",
  "tcp-split": "Two Services and clients that choose between them.",
  mirroring: "Copies sent by the application or by the gateway in front of it.",
  "fault-injection": "Faults injected by the application's own test hooks, or a faulty backend.",
  "retries-timeouts": "Retries and timeouts in every client library, set alike by convention.",
  "circuit-breaking": "A circuit breaker in every client library.",
  multicluster: "Gateways between clusters, with names and certificates kept by hand.",
  "egress-control": "Network policies of the CNI, or a proxy that traffic is sent to.",
  "vm-workloads": "A gateway at the edge of the mesh; the last hop is outside it.",
  jwt: "Tokens checked in the application or at the gateway.",
  "l7-authorization": "Checks of caller, method and path in the application or at the gateway.",
  "rate-limit": "Limits in the application or at the gateway.",
  "network-policy": "A CNI that enforces NetworkPolicy, under any mesh.",
  "node-encryption": "Mutual TLS between pods, where it covers all traffic that must be encrypted.",
  "no-restart-upgrade": "Restarts in waves, with disruption budgets that allow them.",
};
