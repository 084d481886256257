import { z } from "../zod";
import { DEFAULT_POOL } from "../model/default-pool";
import { amount, cpuMilli, flag, label, memoryMiB, oneOf, whole } from "./rules";

/** Pools beside the default one. */
export const MAX_POOLS = 8;
const MAX_DAEMON_SETS = 50;

export const CAPACITY_TYPES = ["on-demand", "spot", "commit-1y", "commit-3y", "own-price"] as const;

const POOL_NAME_RULE = "must be 1 to 40 letters, digits, dots, hyphens or underscores";

export const poolName = z
  .string({ error: POOL_NAME_RULE })
  .regex(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,38}[A-Za-z0-9])?$/, POOL_NAME_RULE);

/** A node pool beside the default one. Zones and discount are the cluster's. */
export const poolSchema = z.strictObject({
  name: poolName.refine(
    (name) => name !== DEFAULT_POOL,
    `must not be "${DEFAULT_POOL}", which names the first pool`,
  ),
  instanceType: label(60).default("m6i.xlarge"),
  capacityType: oneOf(CAPACITY_TYPES).default("on-demand"),
  ownPriceUsdPerHour: amount(0, 1000).default(0),
  /** 0 lets a pool without pods have no nodes. */
  minNodes: whole(0, 20_000).default(0),
  minNodesPerZone: whole(0, 5000).default(0),
  /** Left out, the default pool's headroom holds. */
  headroomPercent: amount(0, 80).optional(),
  /** 0 leaves it to the platform's rule. */
  maxPods: whole(0, 1000).default(0),
  /** Machine of the "custom" platform; left out, the default pool's. */
  customCpuMilli: whole(100, 1_000_000).optional(),
  customMemoryMiB: whole(128, 100_000_000).optional(),
});

export const poolsSchema = z
  .array(poolSchema)
  .max(MAX_POOLS, `must hold at most ${MAX_POOLS} pools beside the default one`)
  .superRefine((pools, context) => {
    pools.forEach(({ name }, index) => {
      if (pools.findIndex((pool) => pool.name === name) === index) return;
      context.addIssue({
        code: "custom",
        path: [index, "name"],
        message: "must be a name no other pool has",
      });
    });
  });

const DAEMON_SET_RULE = "must be named as Kubernetes has it: lower-case letters, digits, - and .";

/** What is said of one system DaemonSet: a change to the platform's list, or one more. */
const daemonSetSchema = z.strictObject({
  /** Optional ones of the platform's list are off until this is false. */
  off: flag.optional(),
  cpuRequestMilli: cpuMilli.optional(),
  memoryRequestMiB: memoryMiB.optional(),
  /** Pools whose nodes run it; left out, all of them. */
  pools: z
    .array(poolName)
    .min(1, "must name a pool; switch the DaemonSet off instead")
    .max(MAX_POOLS + 1, `must name at most ${MAX_POOLS + 1} pools`)
    .optional(),
});

export const systemDaemonSetsSchema = z
  .record(
    z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/, DAEMON_SET_RULE),
    daemonSetSchema,
  )
  .refine(
    (all) => Object.keys(all).length <= MAX_DAEMON_SETS,
    `must hold at most ${MAX_DAEMON_SETS} DaemonSets`,
  );

export type Pool = z.output<typeof poolSchema>;
export type DaemonSetChange = z.output<typeof daemonSetSchema>;
