import { nodeDiskPrice } from "@/lib/catalog/node-disk";
import { platformPrices } from "@/lib/catalog/platform-prices";
import { hourlyPrice } from "@/lib/catalog/prices";
import type { Figure, Source } from "@/lib/catalog/schema";
import type { CatalogSlice } from "@/lib/catalog/slice";
import type { FigureKey } from "@/lib/charts/derivations/figure-key";
import { formatUsdCents, formatUsdFine, formatValue } from "@/lib/format/amounts";
import type { BillLine } from "@/lib/model/types";
import { poolScenarios } from "@/lib/scenario/pool-scenarios";
import type { Scenario } from "@/lib/scenario/schema";
import { findInstanceType } from "@/lib/catalog/instance-types";

/** A price in a bill, and where it was read. */
export type PriceSource = {
  /** "m6i.xlarge, on-demand, us-east-1: $0.192 an hour". */
  readonly what: string;
  readonly title: string;
  readonly href: string | undefined;
  /** "2026-07-20", or why there is none. */
  readonly date: string;
};

/** Lines of the bill that rest on published prices; a figure of the whole bill rests on all of them. */
type PricedLine = "nodes" | "disks" | "platform" | "cross-zone";

function linesBehind(figure: FigureKey, bill: readonly BillLine[]): readonly PricedLine[] {
  const all = (["nodes", "disks", "platform", "cross-zone"] as const).filter((line) =>
    bill.some(({ id }) => id === line || id.startsWith(`${line}:`)),
  );
  if (["cost", "delta-cost", "delta-share", "fair-share"].includes(figure)) return all;
  return all.filter((line) => figure === `bill:${line}` || figure.startsWith(`bill:${line}:`));
}

/** The price lists behind a figure of money, each with its link and day. Own prices have none. */
export function priceSources(
  figure: FigureKey,
  bill: readonly BillLine[],
  scenario: Scenario,
  slice: CatalogSlice,
): readonly PriceSource[] {
  const found = linesBehind(figure, bill).flatMap((line) => pricesOf(line, scenario, slice));
  return found.filter(({ what }, index) => found.findIndex((one) => one.what === what) === index);
}

function pricesOf(
  line: PricedLine,
  scenario: Scenario,
  slice: CatalogSlice,
): readonly PriceSource[] {
  const { cluster } = scenario;
  const platform = platformPrices(slice.platforms, cluster.provider, cluster.region);
  const sources = slice.platforms.sources;
  switch (line) {
    case "nodes":
      return poolScenarios(scenario).flatMap(({ scenario: own }) => machinePrice(own, slice));
    case "disks":
      return poolScenarios(scenario).flatMap(({ scenario: own }) => {
        const type = findInstanceType(slice.instanceTypes, own.cluster.instanceType);
        const vcpu = type?.vcpu ?? own.cluster.customCpuMilli / 1000;
        const disk = nodeDiskPrice(platform, { vcpu });
        if (disk === undefined) return [];
        const { diskType, sizeGiB, microUsdPerMonth, figure } = disk;
        const each =
          figure.unit === "microUsdPerGiBMonth"
            ? ` × ${formatUsdFine(figure.value)} a GiB and month`
            : "";
        const size = `${diskType}, ${formatValue(sizeGiB)} GiB${each}`;
        return figureSource(
          `${size} = ${formatUsdCents(microUsdPerMonth)} a month`,
          figure,
          sources,
        );
      });
    case "platform": {
      const { controlPlaneTier: tier } = cluster;
      const { standard, extendedSupport, extendedSupportExtra, ...tiers } = platform.controlPlane;
      // Where extended support is an extra on top of standard, both were read.
      const figures =
        tier === "extended"
          ? extendedSupport === undefined
            ? { standard, "extended support, extra": extendedSupportExtra }
            : { "extended support": extendedSupport }
          : { [tier]: tiers[tier] ?? standard };
      return Object.entries(figures).flatMap(([name, figure]) =>
        figure === undefined
          ? []
          : figureSource(
              `Managed control plane, ${name}: ${formatUsdFine(figure.value)} an hour`,
              figure,
              sources,
            ),
      );
    }
    case "cross-zone": {
      const figure = platform.crossZoneData;
      if (figure === undefined) return [];
      const unit = figure.unit === "microUsdPerGiB" ? "GiB" : "GB";
      const what = `Data between zones, both sides: ${formatUsdFine(figure.value)} a ${unit}`;
      return figureSource(what, figure, sources);
    }
  }
}

function machinePrice({ cluster }: Scenario, slice: CatalogSlice): readonly PriceSource[] {
  const { capacityType, instanceType, region } = cluster;
  if (capacityType === "own-price") return [];
  const price = hourlyPrice(slice.priceList, instanceType, capacityType);
  if (price === undefined) return [];
  const discount =
    cluster.discountPercent === 0 ? "" : `, before your ${formatValue(cluster.discountPercent)} %`;
  const what = `${instanceType}, ${capacityType}, ${region}: ${formatUsdFine(price.microUsdPerHour)} an hour${discount}`;
  const source = slice.priceList.sources.find(({ id }) => id === price.sourceId);
  return [{ what, title: source?.title ?? price.sourceId, href: source?.url, date: price.date }];
}

function figureSource(
  what: string,
  figure: Figure,
  sources: readonly Source[],
): readonly PriceSource[] {
  const source = sources.find(({ id }) => id === figure.source);
  const date = figure.date ?? figure.undated ?? "";
  return [{ what, title: source?.title ?? figure.source, href: source?.url, date }];
}
