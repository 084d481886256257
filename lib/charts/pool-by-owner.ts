import type { Breakdown, Comparison, Owner } from "../model/types";
import { OWNER_LOOKS } from "./options";

/** The resources a pool can be read in. */
export const POOL_RESOURCES = ["cpu", "memory", "pods"] as const;
export type PoolResource = (typeof POOL_RESOURCES)[number];

export type PoolResourceLook = {
  readonly label: string;
  /** Unit of the amounts as shown. */
  readonly unit: string;
};

export const POOL_RESOURCE_LOOKS: Readonly<Record<PoolResource, PoolResourceLook>> = {
  cpu: { label: "CPU", unit: "vCPU" },
  memory: { label: "Memory", unit: "GiB" },
  pods: { label: "Pod slots", unit: "pods" },
};

export type PoolBar = {
  readonly id: string;
  readonly name: string;
  readonly nodes: number;
  readonly total: number;
  /** In the order of `owners`. */
  readonly amounts: readonly number[];
};

/** Who occupies the pool, one bar an option, in the unit people read. */
export type PoolChart = {
  readonly resource: PoolResource;
  /** Owners with anything to show in any bar, in stacking order. */
  readonly owners: readonly Owner[];
  readonly bars: readonly PoolBar[];
  readonly longest: number;
};

const BOOK: Readonly<Record<PoolResource, keyof Breakdown>> = {
  cpu: "cpuMilli",
  memory: "memoryMiB",
  pods: "pods",
};

/** Milli-CPU to vCPU, MiB to GiB, pods as they are. */
const PER_UNIT: Readonly<Record<PoolResource, number>> = { cpu: 1000, memory: 1024, pods: 1 };

/** The pool of every option that could be planned, at typical coefficients. */
export function poolByOwner(comparison: Comparison, resource: PoolResource): PoolChart {
  const planned = comparison.options.filter((option) => option.issues.length === 0);
  const book = BOOK[resource];
  const owners = OWNER_LOOKS.map((look) => look.owner).filter((owner) =>
    planned.some((option) => option.typical.breakdown[book][owner] > 0),
  );
  const bars = planned.map((option) => {
    const amounts = owners.map(
      (owner) => option.typical.breakdown[book][owner] / PER_UNIT[resource],
    );
    return {
      id: option.id,
      name: option.name,
      nodes: option.typical.nodes,
      total: amounts.reduce((sum, amount) => sum + amount, 0),
      amounts,
    };
  });
  return { resource, owners, bars, longest: Math.max(0, ...bars.map((bar) => bar.total)) };
}
