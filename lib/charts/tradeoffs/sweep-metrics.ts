import { formatCount, formatUsd, formatUsdCents, formatValue } from "../../format/amounts";
import type { SweepMetric } from "./sweep";

/** What a sweep can be read against, as menus name it. */
export const SWEEP_METRICS = [
  { value: "cost", label: "Cost a month" },
  { value: "nodes", label: "Nodes" },
  { value: "costPerPod", label: "Cost per pod" },
  { value: "meshCpu", label: "CPU of the mesh" },
  { value: "meshMemory", label: "Memory of the mesh" },
] as const satisfies readonly { readonly value: SweepMetric; readonly label: string }[];

export type SweepMeasure = {
  /** What the upright axis measures, with its unit. */
  readonly title: string;
  /** The amount that makes one on the axis: a dollar in micro-dollars, a vCPU in milli-CPU. */
  readonly unit: number;
  readonly format: (amount: number) => string;
};

export const SWEEP_MEASURES: Readonly<Record<SweepMetric, SweepMeasure>> = {
  cost: { title: "US dollars a month", unit: 1e6, format: formatUsd },
  nodes: { title: "Nodes", unit: 1, format: formatCount },
  costPerPod: { title: "US dollars a month for each pod", unit: 1e6, format: formatUsdCents },
  meshCpu: {
    title: "CPU requests of the mesh, vCPU",
    unit: 1000,
    format: (cpuMilli) => `${formatValue(Math.round(cpuMilli / 10) / 100)} vCPU`,
  },
  meshMemory: {
    title: "Memory requests of the mesh, GiB",
    unit: 1024,
    format: (memoryMiB) => `${formatValue(Math.round(memoryMiB / 102.4) / 10)} GiB`,
  },
};
