import {
  BITS_PER_BYTE,
  BITS_PER_GBIT,
  BYTES_PER_KB,
  BYTES_PER_MIB,
  KIB_PER_MIB,
} from "../units/bytes";
import { power } from "../units/numbers";
import type { Formula } from "./formula";

/*
 * The laws of proxies. One pass is one request going through one proxy. Every constant is stated
 * at hardware factor 1 and multiplied by the cluster's factor exactly once. `spread` is the
 * uncertainty of the Envoy law itself; other proxies are ratios to it, so they move with it.
 */

/** CPU of one Envoy replica, in m: concave in its passes per second. */
export const ENVOY_CPU: Formula<
  "hardware" | "spread" | "ratio" | "multiplier" | "fixed" | "slope" | "passes" | "exponent"
> = {
  label: "CPU of one Envoy",
  unit: "m",
  text: "{hardware} × {spread} × {ratio} × {multiplier} × ({fixed} + {slope} × round9({passes}^{exponent}))",
  source: "istiotools-fit-power",
  evaluate: (v) =>
    v.hardware *
    v.spread *
    v.ratio *
    v.multiplier *
    (v.fixed + v.slope * power(v.passes, v.exponent)),
};

/** The most passes per second one Envoy replica serves within a CPU budget: the Envoy law solved for passes. */
export const ENVOY_PASSES_WITHIN: Formula<
  "budget" | "hardware" | "spread" | "ratio" | "multiplier" | "fixed" | "slope" | "exponent"
> = {
  label: "Passes one replica serves within its CPU target",
  unit: "passes/s",
  text: "round9((max(0, {budget} ÷ ({hardware} × {spread} × {ratio} × {multiplier}) − {fixed}) ÷ {slope})^(1 ÷ {exponent}))",
  source: "istiotools-fit-power",
  evaluate: (v) =>
    power(
      Math.max(0, v.budget / (v.hardware * v.spread * v.ratio * v.multiplier) - v.fixed) / v.slope,
      1 / v.exponent,
    ),
};

/** CPU of a proxy that is near linear in passes, its slope a ratio to the Envoy law at the reference rate. */
export const LINEAR_PROXY_CPU: Formula<
  | "hardware"
  | "multiplier"
  | "idle"
  | "ratio"
  | "spread"
  | "fixed"
  | "slope"
  | "reference"
  | "exponent"
  | "passes"
> = {
  label: "CPU of a proxy near linear in passes",
  unit: "m",
  text: "{hardware} × {multiplier} × ({idle} + {ratio} × {spread} × ({fixed} + {slope} × round9({reference}^{exponent})) ÷ {reference} × {passes})",
  source: "ratio-linkerd-istio",
  shapeNote:
    "measured of Linkerd’s proxy; nobody has published ztunnel’s CPU over a range of rates, so it has the same shape with a ratio and an idle figure of its own",
  evaluate: (v) =>
    v.hardware *
    v.multiplier *
    (v.idle +
      ((v.ratio * v.spread * (v.fixed + v.slope * power(v.reference, v.exponent))) / v.reference) *
        v.passes),
};

/** CPU for bytes beyond the 1 KB per pass already counted, in m. */
export const BYTES_CPU: Formula<"hardware" | "perGbit" | "gbit"> = {
  label: "CPU for bytes beyond 1 KB per pass",
  unit: "m",
  text: "{hardware} × {perGbit} × {gbit}",
  source: "assume.envoy.cpu.perGbit",
  evaluate: (v) => v.hardware * v.perGbit * v.gbit,
};

/** CPU of a per-pod proxy as the field report states it: a share of the application's own use. */
export const SHARE_OF_APPLICATION_CPU: Formula<"share" | "applicationCpu"> = {
  label: "CPU as a share of the application's",
  unit: "m",
  text: "{share} × {applicationCpu}",
  source: "seed-istio-cpu",
  evaluate: (v) => v.share * v.applicationCpu,
};

/** Memory of one Envoy: base, configuration known, connections. perEndpoint and perConnection in KB. */
export const ENVOY_MEMORY: Formula<
  "base" | "services" | "perService" | "endpoints" | "perEndpoint" | "connections" | "perConnection"
> = {
  label: "Memory of one Envoy",
  unit: "MiB",
  text: `{base} + {services} × {perService} + ({endpoints} × {perEndpoint} + {connections} × {perConnection}) × ${BYTES_PER_KB} ÷ ${BYTES_PER_MIB}`,
  source: "egm-slope",
  evaluate: (v) =>
    v.base +
    v.services * v.perService +
    ((v.endpoints * v.perEndpoint + v.connections * v.perConnection) * BYTES_PER_KB) /
      BYTES_PER_MIB,
};

/** Memory of a proxy that holds little configuration: base and connections (perConnection in KB). */
export const CONNECTION_MEMORY: Formula<"base" | "connections" | "perConnection"> = {
  label: "Memory of a proxy by connections",
  unit: "MiB",
  text: `{base} + {connections} × {perConnection} × ${BYTES_PER_KB} ÷ ${BYTES_PER_MIB}`,
  source: "l4900-per-conn",
  evaluate: (v) => v.base + (v.connections * v.perConnection * BYTES_PER_KB) / BYTES_PER_MIB,
};

/** Memory of a node agent that knows every pod of the cluster (perPod, perConnection in KiB). */
export const CLUSTER_AWARE_MEMORY: Formula<"base" | "pods" | "perPod" | "others" | "perOther"> = {
  label: "Memory of a node agent that knows every pod",
  unit: "MiB",
  text: `{base} + ({pods} × {perPod} + {others} × {perOther}) ÷ ${KIB_PER_MIB}`,
  source: "istio-ztunnel-mem-per-pod",
  shapeNote:
    "published for ztunnel, which holds every pod of the cluster; Cilium’s agent does too, and its 50,000-pod report tells its growth in the same way, for each pod",
  evaluate: (v) => v.base + (v.pods * v.perPod + v.others * v.perOther) / KIB_PER_MIB,
};

/** A cluster-wide load on the busiest node: mean × skew, never more than all of it. */
export const BUSIEST_NODE: Formula<"total" | "nodes" | "skew"> = {
  label: "Load on the busiest node",
  unit: "",
  text: "min({total}, {total} ÷ {nodes} × {skew})",
  source: "assume.node.skew",
  evaluate: (v) => Math.min(v.total, (v.total / v.nodes) * v.skew),
};

/** Gbit/s beyond the first KB of each pass. */
export function excessGbitPerSecond(passesPerSecond: number, payloadKB: number): number {
  return gbitPerSecond(passesPerSecond, Math.max(0, payloadKB - 1));
}

export function gbitPerSecond(passesPerSecond: number, payloadKB: number): number {
  return (passesPerSecond * payloadKB * BYTES_PER_KB * BITS_PER_BYTE) / BITS_PER_GBIT;
}
