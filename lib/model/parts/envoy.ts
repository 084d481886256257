import { coefficient } from "../coefficient";
import { run, type Trace } from "../formula";
import { BYTES_CPU, ENVOY_CPU, ENVOY_MEMORY, ENVOY_PASSES_WITHIN } from "../proxy-laws";
import type { Coefficients, FootprintInput, OptionSettings, Protocol, Traffic } from "../types";

export const ENVOY_COEFFICIENTS = [
  "hardware.factor",
  "envoy.cpu.fixed",
  "envoy.cpu.slope",
  "envoy.cpu.exponent",
  "envoy.cpu.spread",
  "envoy.cpu.perGbit",
  "envoy.memory.base",
  "envoy.memory.perService",
  "envoy.memory.perEndpoint",
  "envoy.memory.perConnection",
  "envoy.cpu.noTelemetry",
  "envoy.cpu.wasmTelemetry",
  "envoy.cpu.accessLog",
  "envoy.cpu.grpc",
  "envoy.cpu.newConnection",
  "envoy.cpu.mtlsOff",
  "connections.perPod",
] as const;

const LAW_CITATIONS = {
  hardware: "hardware.factor",
  spread: "envoy.cpu.spread",
  fixed: "envoy.cpu.fixed",
  slope: "envoy.cpu.slope",
  exponent: "envoy.cpu.exponent",
} as const;

/** The law's own constants, ready to be put into ENVOY_CPU; read once for each set of coefficients. */
function law(c: Coefficients) {
  const known = laws.get(c);
  if (known !== undefined) return known;
  const fresh = readLaw(c);
  laws.set(c, fresh);
  return fresh;
}

const laws = new WeakMap<Coefficients, ReturnType<typeof readLaw>>();

function readLaw(c: Coefficients) {
  return {
    hardware: coefficient(c, "hardware.factor"),
    spread: coefficient(c, "envoy.cpu.spread"),
    fixed: coefficient(c, "envoy.cpu.fixed"),
    slope: coefficient(c, "envoy.cpu.slope"),
    exponent: coefficient(c, "envoy.cpu.exponent"),
  };
}

export type EnvoyWork = {
  readonly passesPerSecond: number;
  readonly ratio: number;
  readonly ratioId: string;
  readonly multiplier: number;
  readonly excessGbit: number;
};

/** CPU one Envoy is predicted to use, in m. */
export function envoyCpuMilli(
  work: EnvoyWork,
  c: Coefficients,
  trace: Trace | undefined,
  subject: string,
): number {
  const l = law(c);
  // Written out rather than spread: this runs for every workload of every option.
  const values = {
    hardware: l.hardware,
    spread: l.spread,
    ratio: work.ratio,
    multiplier: work.multiplier,
    fixed: l.fixed,
    slope: l.slope,
    passes: work.passesPerSecond,
    exponent: l.exponent,
  };
  const byRequests =
    trace === undefined
      ? ENVOY_CPU.evaluate(values)
      : run(ENVOY_CPU, values, trace, subject, { ...LAW_CITATIONS, ratio: work.ratioId });
  if (work.excessGbit === 0) return byRequests;
  return byRequests + bytesCpuMilli(work.excessGbit, "envoy.cpu.perGbit", c, trace, subject);
}

/** CPU for bytes beyond 1 KB per pass, in m. */
export function bytesCpuMilli(
  gbit: number,
  perGbitId: string,
  c: Coefficients,
  trace: Trace | undefined,
  subject: string,
): number {
  return run(
    BYTES_CPU,
    {
      hardware: coefficient(c, "hardware.factor"),
      perGbit: coefficient(c, perGbitId),
      gbit,
    },
    trace,
    subject,
    { hardware: "hardware.factor", perGbit: perGbitId },
  );
}

/** The most passes per second one replica serves within `budgetMilli`. */
export function envoyPassesWithin(
  budgetMilli: number,
  ratio: { readonly value: number; readonly id: string },
  multiplier: number,
  c: Coefficients,
  trace: Trace | undefined,
  subject: string,
): number {
  return run(
    ENVOY_PASSES_WITHIN,
    { ...law(c), budget: budgetMilli, ratio: ratio.value, multiplier },
    trace,
    subject,
    { ...LAW_CITATIONS, ratio: ratio.id },
  );
}

/** Telemetry, access log, encryption, protocol and new connections: factors on Envoy's CPU. */
export function envoyMultiplier(
  settings: OptionSettings,
  traffic: Traffic,
  protocol: Protocol,
  c: Coefficients,
): number {
  let factor = 1;
  if (settings.telemetry === "off") factor *= coefficient(c, "envoy.cpu.noTelemetry");
  if (settings.telemetry === "wasm") factor *= coefficient(c, "envoy.cpu.wasmTelemetry");
  if (settings.accessLog) factor *= coefficient(c, "envoy.cpu.accessLog");
  if (settings.encryption === "none") factor *= coefficient(c, "envoy.cpu.mtlsOff");
  return factor * trafficMultiplier(traffic, protocol, c);
}

/** Protocol and new connections: factors on any proxy's CPU. */
export function trafficMultiplier(traffic: Traffic, protocol: Protocol, c: Coefficients): number {
  const grpc = protocol === "grpc" ? coefficient(c, "envoy.cpu.grpc") : 1;
  const perNew = coefficient(c, "envoy.cpu.newConnection");
  return grpc * (1 + traffic.newConnectionShare * (perNew - 1));
}

/** What a proxy is told about: everything in the mesh, or its own namespace and the shared services. */
export function configKnown(input: FootprintInput): { services: number; endpoints: number } {
  const { totals, settings } = input;
  if (settings.configScope === "mesh" || totals.namespaces === 0) {
    return { services: totals.services, endpoints: totals.pods };
  }
  const share = 1 / totals.namespaces;
  const services = Math.min(
    totals.services,
    Math.ceil(totals.services * share) + settings.sharedServices,
  );
  const endpointsPerService = totals.services === 0 ? 0 : totals.pods / totals.services;
  return { services, endpoints: Math.ceil(services * endpointsPerService) };
}

/** Memory one Envoy is predicted to use, in MiB. */
export function envoyMemoryMiB(
  known: { readonly services: number; readonly endpoints: number },
  connections: number,
  baseId: string,
  c: Coefficients,
  trace: Trace | undefined,
  subject: string,
): number {
  return run(
    ENVOY_MEMORY,
    {
      base: coefficient(c, baseId),
      services: known.services,
      perService: coefficient(c, "envoy.memory.perService"),
      endpoints: known.endpoints,
      perEndpoint: coefficient(c, "envoy.memory.perEndpoint"),
      connections,
      perConnection: coefficient(c, "envoy.memory.perConnection"),
    },
    trace,
    subject,
    {
      base: baseId,
      perService: "envoy.memory.perService",
      perEndpoint: "envoy.memory.perEndpoint",
      perConnection: "envoy.memory.perConnection",
    },
  );
}
