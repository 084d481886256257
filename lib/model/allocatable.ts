import type { AllocatablePlatform, AllocatableRules } from "../catalog/schema";
import type { Issue } from "../result";
import { aks129Plus } from "./allocatable/aks-1.29-plus";
import { aksBefore129 } from "./allocatable/aks-before-1.29";
import { type Capacity, memoryCapacity } from "./allocatable/capacity";
import { checkInput } from "./allocatable/check-input";
import { custom } from "./allocatable/custom";
import { eksAl2023 } from "./allocatable/eks-al2023";
import { eksBottlerocket } from "./allocatable/eks-bottlerocket";
import { gkeStandard } from "./allocatable/gke-standard";
import { karpenterAwsEstimate } from "./allocatable/karpenter-aws-estimate";
import { kubeadmDefault } from "./allocatable/kubeadm-default";
import { splitMachine } from "./allocatable/split-machine";
import type {
  Allocatable,
  AllocatableInput,
  CheckedInput,
  MachineFacts,
  Reservation,
} from "./allocatable/types";

export type { Allocatable, AllocatableInput } from "./allocatable/types";

/**
 * What a node leaves to pods: capacity − kube-reserved − system-reserved − eviction threshold, by
 * the platform's rule. Answers with whatever the input determines and leaves the rest out; an
 * input that makes no sense is answered with issues only. Never throws.
 */
export function allocatableWith(rules: AllocatableRules, input: AllocatableInput): Allocatable {
  const checked = checkInput(rules, input);
  if (!checked.ok) return { steps: [], notes: [], issues: checked.issues };
  const { platform, facts } = checked.value;
  const reservation = reservationOf(rules, platform, facts);
  return describe(rules, checked.value, reservation, memoryCapacity(rules, checked.value));
}

function reservationOf(
  { rules }: AllocatableRules,
  platform: AllocatablePlatform,
  facts: MachineFacts,
): Reservation {
  switch (platform) {
    case "eks-al2023":
      return eksAl2023(rules[platform], facts);
    case "eks-bottlerocket":
      return eksBottlerocket(rules[platform], facts);
    case "karpenter-aws-estimate":
      return karpenterAwsEstimate(rules[platform], facts);
    case "gke-standard":
      return gkeStandard(rules[platform], facts);
    case "aks-1.29-plus":
      return aks129Plus(rules[platform], facts);
    case "aks-before-1.29":
      return aksBefore129(rules[platform], facts);
    case "kubeadm-default":
      return kubeadmDefault(rules[platform], facts);
    case "custom":
      return custom(rules[platform], facts);
  }
}

function describe(
  rules: AllocatableRules,
  { platform, facts }: CheckedInput,
  reservation: Reservation,
  capacity: Capacity | undefined,
): Allocatable {
  const { podLimit } = reservation;
  const { steps, cpu, memory } = splitMachine(facts, reservation, capacity);
  const allocatableMemoryKi = memory?.left;
  return {
    ...given({
      allocatableCpuMilli: cpu?.left,
      allocatableMemoryKi,
      allocatableMemoryMiB:
        allocatableMemoryKi === undefined ? undefined : Math.floor(allocatableMemoryKi / 1024),
      cpuReservedMilli: total(
        facts.kubeReserved.cpuMilli ?? reservation.cpuMilli,
        facts,
        "cpuMilli",
      ),
      memoryReservedMiB: total(
        facts.kubeReserved.memoryMiB ?? reservation.memoryMiB,
        facts,
        "memoryMiB",
      ),
      evictionMemoryMiB: facts.evictionMemoryMiB ?? reservation.evictionMemoryMiB,
      maxPods: podLimit?.maxPods,
      maxPodsBasis: podLimit?.basis,
      capacityMemoryKi: capacity?.memoryKi,
      capacityBasis: capacity?.basis,
    }),
    steps,
    notes: notesOf(rules, platform, capacity),
    issues: [
      ...(cpu?.short === true ? [nothingLeft("vcpu", "CPU")] : []),
      ...(memory?.short === true ? [nothingLeft(memoryField(facts), "memory")] : []),
    ],
  };
}

/** The reservation and the system's own on top of it. */
function total(
  kubeReserved: number | undefined,
  { systemReserved }: MachineFacts,
  resource: "cpuMilli" | "memoryMiB",
): number | undefined {
  return kubeReserved === undefined ? undefined : kubeReserved + (systemReserved[resource] ?? 0);
}

function notesOf(
  rules: AllocatableRules,
  platform: AllocatablePlatform,
  capacity: Capacity | undefined,
): readonly string[] {
  const { note, capacityEstimate } = rules.rules[platform];
  if (capacity?.basis !== "estimated" || capacityEstimate === "none") return [note];
  return [note, rules.capacityEstimates[capacityEstimate].note];
}

function memoryField({ capacityMemoryKi }: MachineFacts): string {
  return capacityMemoryKi === undefined ? "advertisedMemoryMiB" : "capacityMemoryKi";
}

function nothingLeft(path: string, resource: string): Issue {
  return {
    code: "nothing-left",
    path,
    message: `the reservations take all the ${resource} of this machine`,
  };
}

/** The fields that are there: absent is absent, not undefined. */
function given<Fields extends object>(
  fields: Fields,
): { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
