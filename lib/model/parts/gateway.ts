import { coefficient } from "../coefficient";
import type { Trace } from "../formula";
import { sizedLoad } from "../sizing";
import type { FootprintInput, MeshDeployment } from "../types";
import { configKnown, envoyCpuMilli, envoyMemoryMiB, envoyMultiplier } from "./envoy";

export const GATEWAY_COEFFICIENTS = [
  "gateway.cpu.ratio",
  "gateway.request.cpu",
  "gateway.request.memory",
] as const;

/** Ingress gateways run by the mesh: as many replicas as the settings say, sharing north–south traffic. */
export function gateways(
  input: FootprintInput,
  trace: Trace | undefined,
): readonly MeshDeployment[] {
  const { coefficients: c, settings, totals, traffic } = input;
  const replicas = settings.gatewayReplicas;
  if (replicas === 0) return [];
  const name = "ingress gateway";
  const stated = {
    cpuMilli: coefficient(c, "gateway.request.cpu"),
    memoryMiB: coefficient(c, "gateway.request.memory"),
  };
  const use = {
    cpuMilli: envoyCpuMilli(
      {
        passesPerSecond: (totals.meshedInboundPerSecond * traffic.ingressShare) / replicas,
        ratio: coefficient(c, "gateway.cpu.ratio"),
        ratioId: "gateway.cpu.ratio",
        multiplier: envoyMultiplier(settings, traffic, totals.grpcShareOfPasses, c, {
          trace,
          subject: name,
        }),
        excessGbit: (totals.meshedExcessGbitPerSecond * traffic.ingressShare) / 2 / replicas,
      },
      c,
      trace,
      name,
    ),
    memoryMiB: envoyMemoryMiB(
      configKnown(input),
      totals.meshedConnections / Math.max(1, totals.meshedPods),
      "envoy.memory.base",
      c,
      trace,
      name,
    ),
  };
  const load = sizedLoad(
    use,
    { production: stated, plain: stated, own: stated },
    settings.sizingPolicy,
    input.sizing,
    trace,
    name,
  );
  return [{ name, owner: "gateways", replicas, load, meanUse: use }];
}
