import { ceilWhole } from "../units/numbers";
import { coefficient } from "./coefficient";
import { type Formula, run, type Trace } from "./formula";
import type { Coefficients, Workload } from "./types";

/*
 * A rolling restart. Some workloads restart at a time, whatever their number; each adds its surge,
 * waits until it is ready, lets as many old pods end, and goes on. No pod is missing meanwhile
 * (maxUnavailable 0), so the surge alone sets the pace.
 */

/** A workload's Deployment, and how many namespaces have one like it. */
export type Rollout = Pick<Workload, "replicas" | "copies">;

/** Kubernetes rounds a surge in percent up to whole pods: one replica is replaced by one. */
const BATCHES: Formula<"replicas" | "surgePercent"> = {
  label: "Batches of the workload that takes most of them",
  unit: "batches",
  text: "⌈{replicas} ÷ max(1, ⌈{replicas} × {surgePercent} ÷ 100⌉)⌉",
  source: "k8s-rolling-max-surge",
  evaluate: (v) => ceilWhole(v.replicas / wholeSurge(v.replicas, v.surgePercent)),
};

const ROLLING_RESTART: Formula<"workloads" | "parallelShare" | "batches" | "start" | "drain"> = {
  label: "Duration of a rolling restart, a share of the workloads at a time whatever their number",
  unit: "s",
  text: "⌈{workloads} ÷ max(1, ⌈{workloads} × {parallelShare}⌉)⌉ × {batches} × ({start} + {drain})",
  source: "assume.upgrade.podStartSeconds",
  evaluate: (v) =>
    ceilWhole(v.workloads / atOnce(v.workloads, v.parallelShare)) * v.batches * (v.start + v.drain),
};

/** Pods a Deployment adds while it is replaced. */
function wholeSurge(replicas: number, surgePercent: number): number {
  return Math.max(1, ceilWhole((replicas * surgePercent) / 100));
}

/** Workloads that restart at the same time. */
function atOnce(workloads: number, parallelShare: number): number {
  return Math.max(1, ceilWhole(workloads * parallelShare));
}

const workloadsIn = (rollouts: readonly (Rollout | undefined)[]) =>
  rollouts.reduce((sum, rollout) => sum + deploymentsOf(rollout), 0);

const deploymentsOf = (rollout: Rollout | undefined) =>
  rollout === undefined || rollout.replicas === 0 ? 0 : rollout.copies;

/** How long one rolling restart of the workloads takes, in seconds; nothing for none. */
export function restartSeconds(
  rollouts: readonly Rollout[],
  c: Coefficients,
  trace?: Trace,
): number {
  const workloads = workloadsIn(rollouts);
  if (workloads === 0) return 0;
  const surgePercent = coefficient(c, "upgrade.maxSurgePercent");
  const batchesOf = (replicas: number) => BATCHES.evaluate({ replicas, surgePercent });
  const replicas = rollouts
    .filter((rollout) => deploymentsOf(rollout) > 0)
    .reduce((most, own) => (batchesOf(own.replicas) > batchesOf(most) ? own.replicas : most), 0);
  const batches = run(BATCHES, { replicas, surgePercent }, trace, "Upgrade", {
    surgePercent: "upgrade.maxSurgePercent",
  });
  return run(
    ROLLING_RESTART,
    {
      workloads,
      batches,
      start: coefficient(c, "upgrade.podStartSeconds"),
      drain: coefficient(c, "upgrade.drainSeconds"),
      parallelShare: coefficient(c, "upgrade.parallelShare"),
    },
    trace,
    "Upgrade",
    {
      start: "upgrade.podStartSeconds",
      drain: "upgrade.drainSeconds",
      parallelShare: "upgrade.parallelShare",
    },
  );
}

/**
 * Pods above the usual count while workloads restart, one entry a rollout: at the worst moment
 * those with the largest surge are under way together.
 */
export function surgePods(
  rollouts: readonly (Rollout | undefined)[],
  c: Coefficients,
): readonly number[] {
  const workloads = workloadsIn(rollouts);
  let left = workloads === 0 ? 0 : atOnce(workloads, coefficient(c, "upgrade.parallelShare"));
  const percent = coefficient(c, "upgrade.maxSurgePercent");
  const surges = rollouts.map((rollout) => wholeSurge(rollout?.replicas ?? 0, percent));
  const pods = rollouts.map(() => 0);
  const largestFirst = [...rollouts.keys()].sort(
    (a, b) => (surges[b] ?? 0) - (surges[a] ?? 0) || a - b,
  );
  for (const index of largestFirst) {
    const underWay = Math.min(left, deploymentsOf(rollouts[index]));
    pods[index] = underWay * (surges[index] ?? 0);
    left -= underWay;
  }
  return pods;
}
