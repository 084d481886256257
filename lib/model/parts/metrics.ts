import { BYTES_PER_KB, BYTES_PER_MIB } from "../../units/bytes";
import { NO_RESOURCES } from "../../units/resources";
import { coefficient } from "../coefficient";
import { type Formula, run, type Trace } from "../formula";
import { replicasFor, type StatedRequests, sizeReplicas } from "../sizing";
import type { FootprintInput, MeshDeployment } from "../types";

export const METRICS_COEFFICIENTS = [
  "prometheus.memory.perSeries",
  "prometheus.shard.series",
] as const;

const SERIES_MEMORY: Formula<"series" | "perSeries"> = {
  label: "Memory of Prometheus for the mesh's active series",
  unit: "MiB",
  text: `{series} × {perSeries} × ${BYTES_PER_KB} ÷ ${BYTES_PER_MIB}`,
  source: "l2980-bytes",
  evaluate: (v) => (v.series * v.perSeries * BYTES_PER_KB) / BYTES_PER_MIB,
};

/** Prometheus for the mesh's own series; nothing unless the settings keep it in the cluster. */
export function metricsStore(
  input: FootprintInput,
  series: number,
  trace: Trace | undefined,
): readonly MeshDeployment[] {
  if (input.settings.metrics !== "in-cluster") return [];
  return prometheus(input, series, { own: NO_RESOURCES }, trace);
}

/** Prometheus sharded by series. */
export function prometheus(
  input: FootprintInput,
  series: number,
  stated: StatedRequests,
  trace: Trace | undefined,
): readonly MeshDeployment[] {
  if (series === 0) return [];
  const { coefficients: c, sizing, settings } = input;
  const name = "Prometheus (mesh metrics)";
  const perSeries = coefficient(c, "prometheus.memory.perSeries");
  const citations = { perSeries: "prometheus.memory.perSeries" };
  const totalMiB = run(SERIES_MEMORY, { series, perSeries }, trace, name, citations);
  const shardSeries = coefficient(c, "prometheus.shard.series");
  const shardMiB = SERIES_MEMORY.evaluate({ series: shardSeries, perSeries });
  const sized = sizeReplicas(
    {
      subject: name,
      minReplicas: 1,
      maxReplicas: Number.MAX_SAFE_INTEGER,
      replicaCap: { cpuMilli: 0, memoryMiB: shardMiB * (1 + sizing.headroomShare) },
      fullUse: { cpuMilli: 0, memoryMiB: shardMiB },
      oneReplicaUse: (replicas) => ({ cpuMilli: 0, memoryMiB: totalMiB / replicas }),
      replicasNeeded: replicasFor(series, shardSeries),
      stated,
    },
    settings.sizingPolicy,
    sizing,
    trace,
  );
  return [{ name, owner: "add-ons", ...sized }];
}
