import type { PlatformPrices } from "./platform-prices";
import type { Figure } from "./schema";

/** What a node's disk costs, and on what figure that rests. */
export type NodeDiskPrice = {
  readonly microUsdPerMonth: number;
  readonly sizeGiB: number;
  /** "gp3", "pd-balanced", "Premium SSD P10". */
  readonly diskType: string;
  readonly figure: Figure;
};

/**
 * The price of a node's disk: the platform's default size for a machine of that many vCPUs, or
 * the size given. On tiered disks (Azure) a given size takes the smallest tier that holds it;
 * AKS puts the disk on free local storage where the size has enough of it, so there the answer
 * is an upper bound. Undefined where the price is not known.
 */
export function nodeDiskPrice(
  prices: PlatformPrices,
  machine: { readonly vcpu: number; readonly diskSizeGiB?: number },
): NodeDiskPrice | undefined {
  const disk = prices.nodeDisk;
  if (disk === undefined) return undefined;
  if (disk.kind === "per-gib") {
    const figure = disk.perGiBMonth;
    if (figure === undefined) return undefined;
    const sizeGiB = machine.diskSizeGiB ?? disk.defaultSize.value;
    const microUsdPerMonth = Math.ceil(sizeGiB * figure.value);
    return { microUsdPerMonth, sizeGiB, diskType: disk.diskType, figure };
  }
  const { diskSizeGiB, vcpu } = machine;
  const tier = disk.tiers.find((candidate) =>
    diskSizeGiB === undefined
      ? vcpu <= (candidate.maxVcpu ?? Number.POSITIVE_INFINITY)
      : diskSizeGiB <= candidate.sizeGiB,
  );
  if (tier === undefined) return undefined;
  return {
    microUsdPerMonth: tier.price.value,
    sizeGiB: tier.sizeGiB,
    diskType: `${disk.diskType} ${tier.tier}`,
    figure: tier.price,
  };
}
