import { coefficient } from "../coefficient";
import type { Trace } from "../formula";
import { sizedLoad } from "../sizing";
import type { FootprintInput, MeshDeployment, OptionSettings } from "../types";
import { configKnown, envoyCpuMilli, envoyMemoryMiB, envoyMultiplier } from "./envoy";

export const GATEWAY_COEFFICIENTS = [
  "gateway.cpu.ratio",
  "gateway.request.cpu",
  "gateway.request.memory",
] as const;

/** One gateway's replicas, and the share of the meshed pods' traffic that goes through them. */
type GatewayLoad = {
  readonly name: string;
  readonly replicas: number;
  readonly passesPerSecond: number;
  readonly excessGbit: number;
};

/** Gateways are proxies too: the control plane serves them, and a licence may count them. */
export function gatewayReplicas(settings: OptionSettings): number {
  return settings.gatewayReplicas + settings.egressGatewayReplicas;
}

/**
 * Gateways run by the mesh: as many replicas as the settings say, sharing what comes in from
 * outside the cluster (ingress) and what leaves it (egress).
 */
export function gateways(
  input: FootprintInput,
  trace: Trace | undefined,
): readonly MeshDeployment[] {
  const { settings, totals, traffic } = input;
  const inbound = totals.meshedInboundPerSecond;
  const outbound = totals.meshedPassesPerSecond - inbound;
  // Bytes are counted at both ends of a pod: half of them either way.
  const excessEachWay = totals.meshedExcessGbitPerSecond / 2;
  const loads: readonly GatewayLoad[] = [
    {
      name: "ingress gateway",
      replicas: settings.gatewayReplicas,
      passesPerSecond: inbound * traffic.ingressShare,
      excessGbit: excessEachWay * traffic.ingressShare,
    },
    {
      name: "egress gateway",
      replicas: settings.egressGatewayReplicas,
      passesPerSecond: outbound * traffic.egressShare,
      excessGbit: excessEachWay * traffic.egressShare,
    },
  ];
  return loads.filter(({ replicas }) => replicas > 0).map((load) => gateway(load, input, trace));
}

function gateway(
  { name, replicas, passesPerSecond, excessGbit }: GatewayLoad,
  input: FootprintInput,
  trace: Trace | undefined,
): MeshDeployment {
  const { coefficients: c, settings, totals, traffic } = input;
  const stated = {
    cpuMilli: coefficient(c, "gateway.request.cpu"),
    memoryMiB: coefficient(c, "gateway.request.memory"),
  };
  const traced = { trace, subject: name };
  const work = {
    passesPerSecond: passesPerSecond / replicas,
    ratio: coefficient(c, "gateway.cpu.ratio"),
    ratioId: "gateway.cpu.ratio",
    multiplier: envoyMultiplier(settings, traffic, totals.grpcShareOfPasses, c, traced),
    excessGbit: excessGbit / replicas,
  };
  const use = {
    cpuMilli: envoyCpuMilli(work, c, trace, name),
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
  return { name, owner: "gateways", replicas, load, meanUse: use };
}
