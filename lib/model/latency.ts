import { roundTo9Digits } from "../units/numbers";
import { coefficient } from "./coefficient";
import { type Formula, run, type Trace } from "./formula";
import type { Coefficients, HopLatency, HopPath, Traffic } from "./types";

/*
 * Added latency, unsaturated. One hop is a figure of the catalogue, or a blend of two by the share
 * of requests that need layer 7. A path is hops one after the other; where each hop calls several
 * services at once, the slowest of them counts.
 */

const HOP: Formula<"latency"> = {
  label: "Latency added on one hop",
  unit: "ms",
  text: "{latency}",
  source: "aksl-1-21-p99",
  evaluate: (v) => v.latency,
};

const BLENDED_HOP: Formula<"l7" | "l4" | "share"> = {
  label: "Latency added on one hop, by the share that needs layer 7",
  unit: "ms",
  text: "{l7} × {share} + {l4} × (1 − {share})",
  source: "tke-l7-native",
  evaluate: (v) => v.l7 * v.share + v.l4 * (1 - v.share),
};

/** A layer-7 proxy in another zone adds a round trip between zones: one of z proxies is near. */
const DETOUR: Formula<"roundTrip" | "share" | "zones"> = {
  label: "Detour to a layer-7 proxy in another zone",
  unit: "ms",
  text: "{roundTrip} × {share} × (({zones} − 1) ÷ {zones})",
  source: "az-eu-west-1",
  evaluate: (v) => v.roundTrip * v.share * ((v.zones - 1) / v.zones),
};

/** The quantiles the catalogue has figures for. */
const MEDIAN = 1 / 2;
const TAIL = 1 - 1 / 100;

/**
 * Of k calls at once the slowest is as slow as one call's quantile q^(1 ÷ k). Between median and
 * p99 a latency is taken to grow as an exponential tail does; for one call the weight is 0.
 */
const SLOWEST_MEDIAN: Formula<"hops" | "p50" | "p99" | "median" | "tail" | "fanOut"> = {
  label: "Median over the path, the slowest of parallel calls on each hop",
  unit: "ms",
  text: "{hops} × ({p50} × (1 − min(1, round9(ln((1 − {median}) ÷ (1 − {median}^(1 ÷ {fanOut}))) ÷ ln((1 − {median}) ÷ (1 − {tail}))))) + {p99} × min(1, round9(ln((1 − {median}) ÷ (1 − {median}^(1 ÷ {fanOut}))) ÷ ln((1 − {median}) ÷ (1 − {tail})))))",
  source: "assume.latency.tail",
  evaluate: (v) => {
    const reached = (1 - v.median) / (1 - v.median ** (1 / v.fanOut));
    const whole = (1 - v.median) / (1 - v.tail);
    const weight = Math.min(1, roundTo9Digits(Math.log(reached) / Math.log(whole)));
    return v.hops * (v.p50 * (1 - weight) + v.p99 * weight);
  },
};

/** Beyond the p99 the tail goes on from nothing, which is on the safe side: the sum is an upper bound anyway. */
const SLOWEST_TAIL: Formula<"hops" | "p99" | "tail" | "fanOut"> = {
  label: "p99 over the path, at most: the slowest of parallel calls on each hop",
  unit: "ms",
  text: "{hops} × {p99} × round9(ln(1 − {tail}^(1 ÷ {fanOut})) ÷ ln(1 − {tail}))",
  source: "assume.latency.tail",
  evaluate: (v) =>
    v.hops * v.p99 * roundTo9Digits(Math.log(1 - v.tail ** (1 / v.fanOut)) / Math.log(1 - v.tail)),
};

const subject = (quantile: string) => `Latency, ${quantile}`;

/** One hop by one figure: the coefficients `ID.p50`, or another of the median's, and `ID.p99`. */
export function oneHop(
  id: string,
  c: Coefficients,
  trace: Trace | undefined,
  p50Id = `${id}.p50`,
): HopLatency {
  const at = (quantile: "p50" | "p99", figure: string) =>
    run(HOP, { latency: coefficient(c, figure) }, trace, subject(quantile), { latency: figure });
  return { p50Ms: at("p50", p50Id), p99Ms: at("p99", `${id}.p99`) };
}

/** One hop, part of whose requests go through a layer-7 proxy as well. */
export function blendedHop(
  ids: { readonly l7: string; readonly l4: string },
  { l7Share }: HopPath,
  c: Coefficients,
  trace: Trace | undefined,
): HopLatency {
  const at = (quantile: "p50" | "p99") => {
    const [l7, l4] = [`${ids.l7}.${quantile}`, `${ids.l4}.${quantile}`] as const;
    const values = { l7: coefficient(c, l7), l4: coefficient(c, l4), share: l7Share };
    return run(BLENDED_HOP, values, trace, subject(quantile), { l7, l4 });
  };
  return { p50Ms: at("p50"), p99Ms: at("p99") };
}

/** What the way to a layer-7 proxy that may be in another zone adds to a hop, in ms. */
export function detourMs(
  roundTripId: string,
  { l7Share, zones }: HopPath,
  c: Coefficients,
  trace: Trace | undefined,
): number {
  const values = { roundTrip: coefficient(c, roundTripId), share: l7Share, zones };
  return run(DETOUR, values, trace, "Latency of a hop", { roundTrip: roundTripId });
}

/** The whole path: medians add up, and the sum of the p99 is an upper bound. */
export function pathLatency(
  { p50Ms: p50, p99Ms: p99 }: HopLatency,
  { hops, fanOut }: Pick<Traffic, "hops" | "fanOut">,
  trace?: Trace,
): HopLatency {
  const common = { hops, p99, tail: TAIL, fanOut };
  return {
    p50Ms: run(SLOWEST_MEDIAN, { ...common, p50, median: MEDIAN }, trace, "Latency of the path"),
    p99Ms: run(SLOWEST_TAIL, common, trace, "Latency of the path"),
  };
}
