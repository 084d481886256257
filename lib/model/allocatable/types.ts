import type { AksCniMode, AllocatablePlatform } from "../../catalog/schema";
import type { Issue } from "../../result";

/** Kept from pods for a named purpose. What is not given is not overridden. */
export type ReservedInput = { readonly cpuMilli?: number; readonly memoryMiB?: number };

/**
 * What is known of a machine and how its kubelet is set. Everything but the platform may be
 * missing: the answer holds whatever the rest determines. Plain JSON from outside is welcome; it
 * is checked, and `null` counts as missing.
 */
export type AllocatableInput = {
  readonly platform: string;
  /** A label, and the key to measured capacities; its facts are the caller's to look up. */
  readonly instanceType?: string | null;
  readonly vcpu?: number;
  /** The size on the price sheet. */
  readonly advertisedMemoryMiB?: number;
  /** What the kubelet reports as capacity; less than advertised. */
  readonly capacityMemoryKi?: number;
  readonly capacityMemoryMiB?: number;
  readonly arch?: "amd64" | "arm64";
  /** The kubelet's maxPods, where set by hand. */
  readonly maxPods?: number;
  readonly enis?: number;
  readonly ipv4PerEni?: number;
  /** EKS: the VPC CNI hands out prefixes instead of single addresses. */
  readonly prefixDelegation?: boolean;
  /** AKS: decides the default maxPods. */
  readonly aksCni?: AksCniMode;
  /** Replaces the platform's own kube-reserved. */
  readonly kubeReserved?: ReservedInput;
  readonly systemReserved?: ReservedInput;
  /** Replaces the platform's own hard eviction threshold. */
  readonly evictionMemoryMiB?: number;
};

/** The input after checking: numbers are numbers, whole where they must be. */
export type MachineFacts = {
  readonly instanceType: string | undefined;
  readonly cpuMilli: number | undefined;
  readonly advertisedMemoryMiB: number | undefined;
  readonly capacityMemoryKi: number | undefined;
  readonly arch: "amd64" | "arm64";
  readonly maxPods: number | undefined;
  readonly enis: number | undefined;
  readonly ipv4PerEni: number | undefined;
  readonly prefixDelegation: boolean;
  readonly aksCni: AksCniMode | undefined;
  readonly kubeReserved: ReservedInput;
  readonly systemReserved: ReservedInput;
  readonly evictionMemoryMiB: number | undefined;
};

export type CheckedInput = {
  readonly platform: AllocatablePlatform;
  readonly facts: MachineFacts;
};

/** Where a pod limit comes from. */
export type MaxPodsBasis =
  | "given"
  | "network-interfaces"
  | "prefix-delegation"
  | "cni"
  | "platform-default";

export type PodLimit = { readonly maxPods: number; readonly basis: MaxPodsBasis };

/**
 * What a platform's rule keeps from pods, before any override; undefined is "not determined by
 * these facts". One file per rule makes one of these.
 */
export type Reservation = {
  readonly podLimit: PodLimit | undefined;
  readonly cpuMilli: number | undefined;
  readonly memoryMiB: number | undefined;
  readonly evictionMemoryMiB: number;
  /** The source of the reservation. */
  readonly sourceId: string;
};

export type CapacityBasis = "given" | "measured" | "estimated";

export type StepId =
  | "hypervisor-kernel"
  | "kube-reserved"
  | "system-reserved"
  | "eviction-threshold"
  | "allocatable";

/** One part of the stacked bar. In each resource that is known, the steps sum to the machine. */
export type AllocatableStep = {
  readonly id: StepId;
  readonly label: string;
  readonly cpuMilli?: number;
  readonly memoryKi?: number;
  readonly sourceId: string;
};

/** Whatever the input determines; the rest is absent. */
export type Allocatable = {
  readonly allocatableCpuMilli?: number;
  readonly allocatableMemoryKi?: number;
  /** Ki / 1024, floored. */
  readonly allocatableMemoryMiB?: number;
  /** Kube- and system-reserved together. */
  readonly cpuReservedMilli?: number;
  /** Kube- and system-reserved together, without the eviction threshold. */
  readonly memoryReservedMiB?: number;
  readonly evictionMemoryMiB?: number;
  readonly maxPods?: number;
  readonly maxPodsBasis?: MaxPodsBasis;
  readonly capacityMemoryKi?: number;
  readonly capacityBasis?: CapacityBasis;
  readonly steps: readonly AllocatableStep[];
  /** The rule's own remarks, for the page that explains the number. */
  readonly notes: readonly string[];
  readonly issues: readonly Issue[];
};
