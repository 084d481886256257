import { coefficient } from "../coefficient";
import { type Formula, run, type Trace } from "../formula";
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

const MEMORY_CITATIONS = {
  perService: "envoy.memory.perService",
  perEndpoint: "envoy.memory.perEndpoint",
  perConnection: "envoy.memory.perConnection",
} as const;

const LAW_CITATIONS = {
  hardware: "hardware.factor",
  spread: "envoy.cpu.spread",
  fixed: "envoy.cpu.fixed",
  slope: "envoy.cpu.slope",
  exponent: "envoy.cpu.exponent",
} as const;

/** The constants of Envoy's laws, read once for each set of coefficients. */
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
    perService: coefficient(c, "envoy.memory.perService"),
    perEndpoint: coefficient(c, "envoy.memory.perEndpoint"),
    perConnection: coefficient(c, "envoy.memory.perConnection"),
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
  const l = law(c);
  return run(
    ENVOY_PASSES_WITHIN,
    {
      budget: budgetMilli,
      hardware: l.hardware,
      spread: l.spread,
      ratio: ratio.value,
      multiplier,
      fixed: l.fixed,
      slope: l.slope,
      exponent: l.exponent,
    },
    trace,
    subject,
    { ...LAW_CITATIONS, ratio: ratio.id },
  );
}

/**
 * Telemetry, access log and encryption: factors on Envoy's CPU. Protocol and new connections: on
 * any proxy's. gRPC costs less than HTTP/1.1, in the share of passes that is gRPC.
 */
const MULTIPLIER: Formula<
  "telemetry" | "accessLog" | "mtls" | "grpcShare" | "grpc" | "newShare" | "perNew"
> = {
  label: "Multiplier on a proxy's CPU",
  unit: "",
  text: "{telemetry} × {accessLog} × {mtls} × (1 − {grpcShare} + {grpcShare} × {grpc}) × (1 + {newShare} × ({perNew} − 1))",
  source: "istiotools-nofilter-1000",
  evaluate: (v) =>
    v.telemetry *
    v.accessLog *
    v.mtls *
    (1 - v.grpcShare + v.grpcShare * v.grpc) *
    (1 + v.newShare * (v.perNew - 1)),
};

export type Traced = { readonly trace: Trace | undefined; readonly subject: string };

/** The multiplier of an Envoy, by its settings and the traffic through it. */
export function envoyMultiplier(
  settings: OptionSettings,
  traffic: Traffic,
  grpcShare: number,
  c: Coefficients,
  traced?: Traced,
): number {
  const telemetry = TELEMETRY_FACTOR[settings.telemetry];
  const accessLog = settings.accessLog ? "envoy.cpu.accessLog" : undefined;
  const mtls = settings.encryption === "none" ? "envoy.cpu.mtlsOff" : undefined;
  return multiplier({ telemetry, accessLog, mtls }, traffic, grpcShare, c, traced);
}

const TELEMETRY_FACTOR: Readonly<Record<OptionSettings["telemetry"], string | undefined>> = {
  off: "envoy.cpu.noTelemetry",
  standard: undefined,
  wasm: "envoy.cpu.wasmTelemetry",
};

/** The multiplier of a proxy that has no such settings (linkerd2-proxy, ztunnel). */
export function trafficMultiplier(
  traffic: Traffic,
  grpcShare: number,
  c: Coefficients,
  traced?: Traced,
): number {
  return multiplier({}, traffic, grpcShare, c, traced);
}

type Factors = {
  readonly telemetry?: string | undefined;
  readonly accessLog?: string | undefined;
  readonly mtls?: string | undefined;
};

/** A factor that does not apply is 1 and cites nothing. */
function factorOf(id: string | undefined, c: Coefficients): number {
  return id === undefined ? 1 : coefficient(c, id);
}

function multiplier(
  factors: Factors,
  traffic: Traffic,
  grpcShare: number,
  c: Coefficients,
  traced: Traced | undefined,
): number {
  const values = {
    telemetry: factorOf(factors.telemetry, c),
    accessLog: factorOf(factors.accessLog, c),
    mtls: factorOf(factors.mtls, c),
    grpcShare,
    grpc: coefficient(c, "envoy.cpu.grpc"),
    newShare: traffic.newConnectionShare,
    perNew: coefficient(c, "envoy.cpu.newConnection"),
  };
  if (traced?.trace === undefined) return MULTIPLIER.evaluate(values);
  const cited = Object.entries({
    ...factors,
    grpc: "envoy.cpu.grpc",
    perNew: "envoy.cpu.newConnection",
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return run(MULTIPLIER, values, traced.trace, traced.subject, Object.fromEntries(cited));
}

/** 1 for gRPC, 0 for anything else: the share of one workload's passes. */
export function grpcShareOf(protocol: Protocol): number {
  return protocol === "grpc" ? 1 : 0;
}

/** A multiplier by protocol, worked out once for all workloads; with a trace, for each of them. */
export function multiplierByProtocol(
  multiplierAt: (grpcShare: number, traced?: Traced) => number,
): (protocol: Protocol, traced: Traced) => number {
  const grpc = multiplierAt(grpcShareOf("grpc"));
  const other = multiplierAt(grpcShareOf("http1"));
  return (protocol, traced) => {
    if (traced.trace !== undefined) return multiplierAt(grpcShareOf(protocol), traced);
    return protocol === "grpc" ? grpc : other;
  };
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
  const l = law(c);
  return run(
    ENVOY_MEMORY,
    {
      base: coefficient(c, baseId),
      services: known.services,
      perService: l.perService,
      endpoints: known.endpoints,
      perEndpoint: l.perEndpoint,
      connections,
      perConnection: l.perConnection,
    },
    trace,
    subject,
    trace === undefined ? MEMORY_CITATIONS : { base: baseId, ...MEMORY_CITATIONS },
  );
}
