import { allCoefficients } from "@/lib/catalog/coefficients";

/**
 * Coefficients that are overhead: more of one is more work, more memory or more traffic. Left out are
 * capacities (raising one makes room), replicas at the least (they share one load) and policies.
 */
export const OVERHEAD_IDS: readonly string[] = Object.keys(allCoefficients).filter(
  (id) =>
    !/^(sizing|warning)\.|\.(hpa\.target|replicas\.(max|min|haMin)|limit\.)|cpu\.cap|cpu\.reference|prometheus\.shard|podsIncluded|\.deployments|\.(request)\.|controlPlane\.replicas|viz\.pods|envoy\.cpu\.(grpc|noTelemetry|mtlsOff|exponent)/.test(
      id,
    ),
);
