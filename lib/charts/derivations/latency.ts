import { hopPath } from "../../model/pool-estimate";
import { type Derivation, derivationOf } from "../../model/explain";
import type { Formula, Trace } from "../../model/formula";
import { pathLatency } from "../../model/latency";
import type { DerivedOption } from "./derived-option";
import { worked } from "./terms";

/** Sequential hops add up; the sum of their 99th percentiles is an upper bound of the path's. */
const PATH: Formula<"hops" | "perHop"> = {
  label: "Latency added to a request path",
  unit: "ms",
  text: "{hops} × {perHop}",
  source: "bookkeeping",
  words: "hops one after the other × ms a hop",
  evaluate: (v) => v.hops * v.perHop,
};

/** What a request path gains, then what one hop does. */
export function addedLatency(
  { comparison, option, asked, result }: DerivedOption,
  quantile: "p50" | "p99",
): readonly Derivation[] {
  const { traffic } = comparison;
  const trace: Trace = [];
  const hop = option.latencyPerHop(
    asked.coefficients,
    hopPath(comparison, option, asked.totals),
    trace,
  );
  const hops = trace.filter(({ subject }) => !subject.endsWith(other(quantile))).map(derivationOf);
  const perHop = quantile === "p50" ? hop.p50Ms : hop.p99Ms;
  if (traffic.fanOut === 1) {
    const path = worked(`${result.name}: ${quantile}`, PATH, { hops: traffic.hops, perHop });
    return [path, ...hops];
  }
  // Where calls go out at once the slowest of them counts, and both quantiles of a hop.
  const ends: Trace = [];
  pathLatency(hop, traffic, ends);
  const [median, tail] = ends.map(derivationOf);
  const path = quantile === "p50" ? median : tail;
  return path === undefined ? [] : [path, ...trace.map(derivationOf)];
}

const other = (quantile: "p50" | "p99") => (quantile === "p50" ? "p99" : "p50");
