import { describe, expect, it } from "vitest";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

/* Gateways share what comes in from outside and what goes out; figures by hand from the Envoy law. */

const PODS = 10;

function gatewaysOf(settings: object, traffic: object, hardware = 1) {
  const asked = scenario({
    workloads: {
      source: "rows",
      namespaceCopies: 1,
      rows: [
        {
          name: "shop",
          replicas: PODS,
          cpuRequestMilli: 500,
          memoryRequestMiB: 500,
          httpRequestsPerSecondIn: 100,
          httpRequestsPerSecondOut: 300,
        },
      ],
    },
    traffic,
    options: { "istio-sidecar": settings },
    overrides: { "hardware.factor": { low: hardware, typical: hardware, high: hardware } },
  });
  return optionOf(fullEstimate(asked), "istio-sidecar").typical.components.filter(
    ({ owner }) => owner === "gateways",
  );
}

const envoy = (passes: number) => 1.6 + 0.91 * passes ** 0.78;

describe("gateways", () => {
  it("ingress takes the share of inbound requests from outside, replica by replica", () => {
    // 10 × 100 inbound, a fifth from outside: 200/s over 2 replicas.
    const [ingress, ...rest] = gatewaysOf({ gatewayReplicas: 2 }, { ingressPercent: 20 });
    expect(rest).toEqual([]);
    expect(ingress).toMatchObject({ name: "ingress gateway", count: 2 });
    expect(ingress?.use.cpuMilli).toBeCloseTo(2 * envoy(100), 4);
  });

  it("egress takes the share of outbound requests that leave the cluster", () => {
    // 10 × 300 outbound, a tenth leaves: 300/s over 3 replicas.
    const [egress, ...rest] = gatewaysOf({ egressGatewayReplicas: 3 }, { egressPercent: 10 });
    expect(rest).toEqual([]);
    expect(egress).toMatchObject({ name: "egress gateway", count: 3 });
    expect(egress?.use.cpuMilli).toBeCloseTo(3 * envoy(100), 4);
  });

  it("are none without replicas, whatever the traffic", () => {
    expect(gatewaysOf({}, { ingressPercent: 50, egressPercent: 50 })).toEqual([]);
  });

  it("are served by istiod as any proxy: its CPU counts them", () => {
    const istiod = (settings: object) =>
      optionOf(
        fullEstimate(scenario({ options: { "istio-sidecar": settings } })),
        "istio-sidecar",
      ).typical.components.find(({ name }) => name === "istiod")?.use.cpuMilli ?? Number.NaN;
    // 0.5 m a connected proxy.
    const more = istiod({ gatewayReplicas: 4, egressGatewayReplicas: 6 }) - istiod({});
    expect(more).toBeCloseTo(10 * 0.5, 6);
  });
});
