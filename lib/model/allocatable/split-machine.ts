import type { Capacity } from "./capacity";
import type { AllocatableStep, MachineFacts, Reservation, StepId } from "./types";

const KI_PER_MIB = 1024;

/** One resource of the machine dealt out to the steps in their order. */
type Split = {
  readonly amounts: Readonly<Partial<Record<StepId, number>>>;
  readonly left: number;
  /** The reservations wanted more than there is. */
  readonly short: boolean;
};

/**
 * The machine cut into the parts of the stacked bar. Each reservation takes at most what is still
 * there, so that the parts sum to the machine exactly and none is negative.
 */
export function splitMachine(
  facts: MachineFacts,
  reservation: Reservation,
  capacity: Capacity | undefined,
): {
  readonly steps: readonly AllocatableStep[];
  readonly cpu: Split | undefined;
  readonly memory: Split | undefined;
} {
  const cpu = splitCpu(facts, reservation);
  const memory = splitMemory(facts, reservation, capacity);
  if (cpu === undefined && memory === undefined) return { steps: [], cpu, memory };
  const steps = stepsFrom(facts, reservation, capacity)
    .filter(({ id }) => id !== "hypervisor-kernel" || memory?.amounts[id] !== undefined)
    .map((step) => {
      const memoryKi = memory?.amounts[step.id];
      return {
        ...step,
        ...(cpu && { cpuMilli: cpu.amounts[step.id] ?? 0 }),
        ...(memoryKi !== undefined && { memoryKi }),
      };
    });
  return { steps, cpu, memory };
}

function splitCpu(facts: MachineFacts, reservation: Reservation): Split | undefined {
  const kubeReserved = facts.kubeReserved.cpuMilli ?? reservation.cpuMilli;
  if (facts.cpuMilli === undefined || kubeReserved === undefined) return undefined;
  return deal(facts.cpuMilli, {
    "kube-reserved": kubeReserved,
    "system-reserved": facts.systemReserved.cpuMilli ?? 0,
  });
}

function splitMemory(
  facts: MachineFacts,
  reservation: Reservation,
  capacity: Capacity | undefined,
): Split | undefined {
  const kubeReservedMiB = facts.kubeReserved.memoryMiB ?? reservation.memoryMiB;
  if (capacity === undefined || kubeReservedMiB === undefined) return undefined;
  const systemReservedMiB = facts.systemReserved.memoryMiB ?? 0;
  const evictionMiB = facts.evictionMemoryMiB ?? reservation.evictionMemoryMiB;
  const advertisedKi =
    facts.advertisedMemoryMiB === undefined ? undefined : facts.advertisedMemoryMiB * KI_PER_MIB;
  return deal(advertisedKi ?? capacity.memoryKi, {
    ...(advertisedKi === undefined
      ? {}
      : { "hypervisor-kernel": advertisedKi - capacity.memoryKi }),
    "kube-reserved": kubeReservedMiB * KI_PER_MIB,
    "system-reserved": systemReservedMiB * KI_PER_MIB,
    "eviction-threshold": evictionMiB * KI_PER_MIB,
  });
}

function deal(machine: number, wanted: Readonly<Partial<Record<StepId, number>>>): Split {
  let left = machine;
  let short = false;
  const amounts: Partial<Record<StepId, number>> = {};
  for (const [id, amount] of Object.entries(wanted) as [StepId, number][]) {
    const taken = Math.min(amount, left);
    short ||= taken < amount;
    amounts[id] = taken;
    left -= taken;
  }
  amounts.allocatable = left;
  return { amounts, left, short };
}

function stepsFrom(
  facts: MachineFacts,
  reservation: Reservation,
  capacity: Capacity | undefined,
): readonly AllocatableStep[] {
  const { kubeReserved, evictionMemoryMiB } = facts;
  const own = kubeReserved.cpuMilli !== undefined || kubeReserved.memoryMiB !== undefined;
  return [
    {
      id: "hypervisor-kernel",
      label: "Firmware, hypervisor and kernel",
      sourceId: capacity?.sourceId ?? "given",
    },
    {
      id: "kube-reserved",
      label: "Kube-reserved",
      sourceId: own ? "given" : reservation.sourceId,
    },
    { id: "system-reserved", label: "System-reserved", sourceId: "given" },
    {
      id: "eviction-threshold",
      label: "Eviction threshold",
      sourceId: evictionMemoryMiB === undefined ? reservation.sourceId : "given",
    },
    { id: "allocatable", label: "Allocatable", sourceId: reservation.sourceId },
  ];
}
