import { coefficient } from "../coefficient";
import { run, type Trace } from "../formula";
import { LINEAR_PROXY_CPU } from "../proxy-laws";
import type { Coefficients } from "../types";
import { bytesCpuMilli } from "./envoy";

export const LINEAR_PROXY_COEFFICIENTS = [
  "hardware.factor",
  "envoy.cpu.fixed",
  "envoy.cpu.slope",
  "envoy.cpu.exponent",
  "envoy.cpu.spread",
  "envoy.cpu.reference",
  "envoy.cpu.grpc",
  "envoy.cpu.newConnection",
  "connections.perPod",
] as const;

export type LinearProxy = {
  readonly idleId: string;
  readonly ratioId: string;
  readonly perGbitId: string;
};

/** CPU of a proxy near linear in passes (linkerd2-proxy, ztunnel), in m. */
export function linearProxyCpuMilli(
  proxy: LinearProxy,
  work: {
    readonly passesPerSecond: number;
    readonly multiplier: number;
    readonly excessGbit: number;
  },
  c: Coefficients,
  trace: Trace | undefined,
  subject: string,
): number {
  const l = linearLaw(proxy, c);
  const values = {
    hardware: l.hardware,
    multiplier: work.multiplier,
    idle: l.idle,
    ratio: l.ratio,
    spread: l.spread,
    fixed: l.fixed,
    slope: l.slope,
    reference: l.reference,
    exponent: l.exponent,
    passes: work.passesPerSecond,
  };
  const byRequests =
    trace === undefined
      ? LINEAR_PROXY_CPU.evaluate(values)
      : run(LINEAR_PROXY_CPU, values, trace, subject, citationsOf(proxy));
  if (work.excessGbit === 0) return byRequests;
  return byRequests + bytesCpuMilli(work.excessGbit, proxy.perGbitId, c, trace, subject);
}

const citationsOf = (proxy: LinearProxy) => ({
  hardware: "hardware.factor",
  idle: proxy.idleId,
  ratio: proxy.ratioId,
  spread: "envoy.cpu.spread",
  fixed: "envoy.cpu.fixed",
  slope: "envoy.cpu.slope",
  reference: "envoy.cpu.reference",
  exponent: "envoy.cpu.exponent",
});

/** A proxy's constants, read once for each set of coefficients: they serve every workload. */
function linearLaw(proxy: LinearProxy, c: Coefficients): ReturnType<typeof readLinearLaw> {
  const before = laws.get(c);
  const known = before?.get(proxy.ratioId);
  if (known !== undefined) return known;
  const fresh = readLinearLaw(proxy, c);
  laws.set(c, new Map(before).set(proxy.ratioId, fresh));
  return fresh;
}

const laws = new WeakMap<Coefficients, ReadonlyMap<string, ReturnType<typeof readLinearLaw>>>();

function readLinearLaw(proxy: LinearProxy, c: Coefficients) {
  return {
    hardware: coefficient(c, "hardware.factor"),
    idle: coefficient(c, proxy.idleId),
    ratio: coefficient(c, proxy.ratioId),
    spread: coefficient(c, "envoy.cpu.spread"),
    fixed: coefficient(c, "envoy.cpu.fixed"),
    slope: coefficient(c, "envoy.cpu.slope"),
    reference: Math.max(1, coefficient(c, "envoy.cpu.reference")),
    exponent: coefficient(c, "envoy.cpu.exponent"),
  };
}
