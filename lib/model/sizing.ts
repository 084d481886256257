import { ceilWhole, roundUpTo } from "../units/numbers";
import { min, NO_RESOURCES, type Resources } from "../units/resources";
import { type Formula, run, type Trace } from "./formula";
import type { Load, Sizing, SizingPolicy } from "./types";

/**
 * What a component requests under each policy that does not follow its use: the vendor's chart
 * (production profile, plain install) and the user's own figures. Left out means the chart
 * requests nothing.
 */
export type StatedRequests = {
  readonly production?: Resources;
  readonly plain?: Resources;
  readonly own: Resources;
};

/** Right-sizing: predicted use plus headroom, rounded up to a quantum. */
const RIGHT_SIZED: Formula<"use" | "headroom" | "quantum"> = {
  label: "Right-sized request",
  unit: "",
  text: "⌈round9({use} × (1 + {headroom}) ÷ {quantum})⌉ × {quantum}",
  source: "assume.sizing.headroom",
  evaluate: (v) => rightSizedAmount(v.use, v.headroom, v.quantum),
};

function rightSizedAmount(use: number, headroom: number, quantum: number): number {
  return roundUpTo(use * (1 + headroom), quantum);
}

/** The load of one pod of a component under a policy. Requests are whole; use may be fractional. */
export function sizedLoad(
  use: Resources,
  stated: StatedRequests,
  policy: SizingPolicy,
  sizing: Sizing,
  trace: Trace | undefined,
  subject: string,
): Load {
  return { use, request: requestFor(use, stated, policy, sizing, trace, subject) };
}

function requestFor(
  use: Resources,
  stated: StatedRequests,
  policy: SizingPolicy,
  sizing: Sizing,
  trace: Trace | undefined,
  subject: string,
): Resources {
  if (policy === "right-sized") return rightSized(use, sizing, trace, subject);
  const request =
    policy === "own" ? stated.own : policy === "chart-plain" ? stated.plain : stated.production;
  return request === undefined ? NO_RESOURCES : wholeRequest(request);
}

const CPU_CITATIONS = { headroom: "sizing.headroom", quantum: "sizing.cpuQuantum" };
const MEMORY_CITATIONS = { headroom: "sizing.headroom", quantum: "sizing.memoryQuantum" };

function rightSized(
  use: Resources,
  sizing: Sizing,
  trace: Trace | undefined,
  subject: string,
): Resources {
  const { headroomShare: headroom, cpuQuantumMilli, memoryQuantumMiB } = sizing;
  // Runs for every workload of every option: nothing is made that only a trace needs.
  if (trace === undefined) {
    return {
      cpuMilli: rightSizedAmount(use.cpuMilli, headroom, cpuQuantumMilli),
      memoryMiB: rightSizedAmount(use.memoryMiB, headroom, memoryQuantumMiB),
    };
  }
  const cpu = { use: use.cpuMilli, headroom, quantum: cpuQuantumMilli };
  const memory = { use: use.memoryMiB, headroom, quantum: memoryQuantumMiB };
  return {
    cpuMilli: run(RIGHT_SIZED, cpu, trace, `${subject}: CPU request (m)`, CPU_CITATIONS),
    memoryMiB: run(
      RIGHT_SIZED,
      memory,
      trace,
      `${subject}: memory request (MiB)`,
      MEMORY_CITATIONS,
    ),
  };
}

/** Requests never have fractions: rounded up once. */
export function wholeRequest(request: Resources): Resources {
  return { cpuMilli: ceilWhole(request.cpuMilli), memoryMiB: ceilWhole(request.memoryMiB) };
}

/** A component whose replicas share its load. */
export type ReplicatedComponent = {
  readonly subject: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** The largest request a replica is given; load beyond it adds replicas. */
  readonly replicaCap: Resources;
  /** What one replica uses when it is as full as its autoscaler lets it be. */
  readonly fullUse: Resources;
  /** Predicted use of one replica when `replicas` share the load. Falls as replicas grow. */
  readonly oneReplicaUse: (replicas: number) => Resources;
  /** The fewest replicas that hold the load with the cap, before the bounds apply. */
  readonly replicasNeeded: number;
  readonly stated: StatedRequests;
};

/** How many replicas of `capacityOfOne` hold `load`: none for no load, no number is enough without capacity. */
export function replicasFor(load: number, capacityOfOne: number): number {
  if (load <= 0) return 0;
  return capacityOfOne <= 0 ? Number.POSITIVE_INFINITY : ceilWhole(load / capacityOfOne);
}

export type SizedReplicas = {
  readonly replicas: number;
  /** `load.use` is what a replica may use (for planning); it never falls as load grows. */
  readonly load: Load;
  /** What one replica is predicted to use with the load shared evenly. */
  readonly meanUse: Resources;
  /** Replicas the load needs over the most there may be. */
  readonly loadShare: number;
};

/**
 * Fixes the request of one replica first (its load at the fewest replicas, never above the cap),
 * then lets load move only the number of replicas. Both steps only ever grow with load, so more
 * load never makes a component smaller in any respect.
 */
export function sizeReplicas(
  component: ReplicatedComponent,
  policy: SizingPolicy,
  sizing: Sizing,
  trace: Trace | undefined,
): SizedReplicas {
  const fewest = ceilWhole(component.minReplicas);
  const most = Math.max(fewest, ceilWhole(component.maxReplicas));
  const replicas = Math.min(Math.max(fewest, component.replicasNeeded), most);
  const atFewest = component.oneReplicaUse(Math.max(1, fewest));
  const shared = component.oneReplicaUse(Math.max(1, replicas));
  // Beyond the cap a replica uses all it can and no more: the pool is planned for that, and the
  // component is reported as saturated instead of as impossible to place.
  const use = min(atFewest, component.fullUse);
  const request = requestFor(atFewest, component.stated, policy, sizing, trace, component.subject);
  const capped =
    policy === "right-sized" ? min(request, wholeRequest(component.replicaCap)) : request;
  return {
    replicas,
    load: { request: capped, use },
    meanUse: shared,
    loadShare: component.replicasNeeded > 0 ? component.replicasNeeded / most : 0,
  };
}
