import type { AllocatableStep, StepId } from "./types";

/** A step in the units of the packing model. */
export type MachinePart = {
  readonly id: StepId;
  readonly label: string;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
};

/**
 * The steps in whole MiB, still summing to the machine (floored): every part is floored, so the
 * allocatable one is never more than the kubelet's, and the first part takes what is left over.
 */
export function partsInMiB(steps: readonly AllocatableStep[]): readonly MachinePart[] {
  const machineKi = steps.reduce((sum, step) => sum + (step.memoryKi ?? 0), 0);
  const floored = steps.map((step) => Math.floor((step.memoryKi ?? 0) / 1024));
  const leftOver = Math.floor(machineKi / 1024) - floored.reduce((sum, mib) => sum + mib, 0);
  return steps.map((step, index) => ({
    id: step.id,
    label: step.label,
    cpuMilli: step.cpuMilli ?? 0,
    memoryMiB: (floored[index] ?? 0) + (index === 0 ? leftOver : 0),
  }));
}
