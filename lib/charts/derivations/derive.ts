import { type Derivation, derivationOf, traceBill } from "../../model/explain";
import type { MoneyBasis, MoneyUnits } from "../../format/money-basis";
import type { Trace } from "../../model/formula";
import { podCount } from "../../model/traffic";
import { OWNERS } from "../../model/types";
import { formatValue } from "../../format/amounts";
import { POOL_RESOURCES } from "../pool-by-owner";
import type { DerivedOption } from "./derived-option";
import { type FigureKey, isPart } from "./figure-key";
import { addedLatency } from "./latency";
import { extraCost, extraNodes, extraShare, fairShare, monthlyCost } from "./money";
import { onBasis } from "./money-basis";
import { nodesAtLeast } from "./nodes";
import { meshReserved, meshUsed, ownerPart } from "./pool-parts";
import { sumOf } from "./terms";
import { podsRestarted, upgradeTime } from "./upgrade";

/** What a figure of money is shown for. */
export type MoneyShown = { readonly basis: MoneyBasis; readonly units: MoneyUnits };

const BY_THE_MONTH: MoneyShown = { basis: "month", units: { pods: 0, requestsPerMonth: 0 } };

/**
 * How a figure came about: first the figure itself, then what its parts are. Empty where the
 * option has no such figure.
 */
export function derive(
  derived: DerivedOption,
  figure: FigureKey,
  money: MoneyShown = BY_THE_MONTH,
): readonly Derivation[] {
  const inMoney = (lines: readonly Derivation[]) => {
    const [head] = lines;
    const shown = head === undefined ? undefined : onBasis(head, money.basis, money.units);
    return shown === undefined ? lines : [shown, ...lines];
  };
  if (isPart(figure)) return partOf(derived, figure);
  switch (figure) {
    case "nodes":
      return nodesAtLeast(derived);
    case "cost":
      return inMoney([monthlyCost(derived), ...billLines(derived)]);
    case "delta-nodes":
      return [extraNodes(derived)];
    case "delta-cost":
      return inMoney([extraCost(derived), monthlyCost(derived)]);
    case "delta-share":
      return [extraShare(derived)].filter((line) => line !== undefined);
    case "fair-share":
      return inMoney(fairShare(derived));
    case "cpu-reserved":
      return meshReserved(derived, "cpu");
    case "cpu-used":
      return meshUsed(derived, "cpu");
    case "memory-reserved":
      return meshReserved(derived, "memory");
    case "memory-used":
      return meshUsed(derived, "memory");
    case "latency-p50":
      return addedLatency(derived, "p50");
    case "latency-p99":
      return addedLatency(derived, "p99");
    case "pods-restarted":
      return [podsRestarted(derived)];
    case "upgrade-time":
      return upgradeTime(derived);
  }
}

/** A line of the bill, or an owner's part of the pool. */
function partOf(
  derived: DerivedOption,
  figure: Extract<FigureKey, `${string}:${string}`>,
): readonly Derivation[] {
  if (figure.startsWith("bill:")) return billLines(derived, figure.slice("bill:".length));
  const [, resource, owner] = figure.split(":");
  const ofResource = POOL_RESOURCES.find((known) => known === resource);
  const ofOwner = OWNERS.find((known) => known === owner);
  return ofResource === undefined || ofOwner === undefined
    ? []
    : ownerPart(derived, ofResource, ofOwner);
}

const KB_PER_GB = 1_000_000;

/** The formulas behind the lines of the bill: all of them, or one line's. */
function billLines(derived: DerivedOption, id?: string): readonly Derivation[] {
  const { comparison, option, asked, footprint, pool, pools } = derived;
  const trace: Trace = [];
  const billed = pools.map(({ part: { name, nodes }, input, nodeDiskMicroUsdPerMonth }) => ({
    name,
    node: input.cluster.node,
    nodes,
    nodeDiskMicroUsdPerMonth,
  }));
  traceBill({ comparison, option, asked, footprint, pools: billed }, trace);
  return pool.bill
    .filter((line) => id === undefined || line.id === id)
    .flatMap((line) => [
      ...trace
        .filter(
          ({ subject, result }) =>
            subject === line.label && Math.round(result) === line.microUsdPerMonth,
        )
        .map(derivationOf),
      ...(line.id === "cross-zone" ? [bytesBetweenPods(derived)] : []),
    ]);
}

/** What moves between pods in a second at the peak: requests by the size of their payload. */
function bytesBetweenPods({ asked }: DerivedOption): Derivation {
  const requests = new Map<number, number>();
  for (const workload of asked.workloads) {
    const inbound = podCount(workload) * workload.httpRequestsPerSecondIn;
    requests.set(workload.payloadKB, (requests.get(workload.payloadKB) ?? 0) + inbound);
  }
  const terms = [...requests].map(([payloadKB, perSecond]) => ({
    label: `requests a second at the peak, ${formatValue(payloadKB)} KB each`,
    count: perSecond,
    each: payloadKB,
  }));
  const label = "GB a second between pods";
  return sumOf("Traffic between zones", label, "GB a second", terms, KB_PER_GB);
}
