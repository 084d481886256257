import type { NodeType, PackingProblem, PodClass } from "@/lib/packing/types";

/** A small deterministic generator (mulberry32): the same cases on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Requests as people write them: milli-CPU and MiB. */
const CPU_MENU_MILLI = [
  10, 25, 50, 100, 100, 150, 200, 250, 250, 300, 400, 500, 500, 750, 1000, 1500, 2000,
];
const MEMORY_MENU_MIB = [
  32, 64, 128, 128, 192, 256, 256, 384, 512, 512, 768, 1024, 1536, 2048, 3072, 4096,
];

/** Allocatable of six common node shapes: [cpuMilli, memoryMiB, pods]. */
export const NODE_SHAPES: readonly NodeType[] = [
  { name: "2x8", capacity: [1790, 6600, 29] },
  { name: "4x16", capacity: [3670, 14152, 58] },
  { name: "8x16", capacity: [7600, 13480, 58] },
  { name: "8x32", capacity: [7660, 29440, 110] },
  { name: "16x64", capacity: [15640, 60000, 110] },
  { name: "8x64", capacity: [7660, 59800, 110] },
];

export type CaseOptions = {
  readonly classes: number;
  readonly pods: number;
  readonly shape: NodeType;
  readonly sidecar: boolean;
  readonly irregular?: boolean;
};

const pick = <T>(random: () => number, menu: readonly T[]): T =>
  menu[Math.floor(random() * menu.length)]!;

/** Counts that sum to `pods`: a few large classes and many small ones, at least one pod each. */
function counts(random: () => number, classes: number, pods: number): number[] {
  const shares = Array.from({ length: classes }, () => random() ** 3 + 0.02);
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((s) => Math.max(1, Math.round((s / total) * pods)));
}

/** One cluster's workload on one node type: menu sizes, or sizes down to 1m and 1 MiB. */
export function menuCase(random: () => number, options: CaseOptions): PackingProblem {
  const { shape, sidecar, irregular } = options;
  const [cpuMost, memoryMost] = [shape.capacity[0]!, shape.capacity[1]!];
  const [addCpu, addMemory] = sidecar ? [100, 128] : [0, 0];
  const size = (): number[] => {
    for (;;) {
      const cpu = irregular ? 10 + Math.floor(random() ** 2 * 2000) : pick(random, CPU_MENU_MILLI);
      const memory = irregular
        ? 16 + Math.floor(random() ** 2 * 4000)
        : pick(random, MEMORY_MENU_MIB);
      if (cpu + addCpu <= cpuMost && memory + addMemory <= memoryMost) {
        return [cpu + addCpu, memory + addMemory, 1];
      }
    }
  };
  const podClasses: PodClass[] = counts(random, options.classes, options.pods).map((count, i) => ({
    name: `app-${i}`,
    size: size(),
    count,
  }));
  return { nodeTypes: [shape], podClasses };
}

/** `many` cases over 5-50 classes, 100-100,000 pods, six shapes, with and without sidecars. */
export function* menuCases(seed: number, many: number): Generator<PackingProblem> {
  const random = seededRandom(seed);
  const classCounts = [5, 8, 10, 12, 20, 30, 50];
  const podCounts = [100, 1_000, 10_000, 100_000];
  for (let k = 0; k < many; k++) {
    yield menuCase(random, {
      classes: pick(random, classCounts),
      pods: pick(random, podCounts),
      shape: NODE_SHAPES[k % NODE_SHAPES.length]!,
      sidecar: k % 2 === 1,
    });
  }
}

/** Families as clouds sell them: [name, GiB a vCPU, price of a vCPU-hour in micro-dollars]. */
const FAMILIES = [
  ["c", 2, 42_500],
  ["m", 4, 48_000],
  ["r", 8, 63_000],
  ["c7", 2, 40_000],
  ["m7", 4, 50_400],
  ["r7", 8, 66_150],
  ["t", 4, 41_600],
] as const;

/** The first `many` of a price list: sizes of 2 to 32 vCPU, allocatable after usual reserves. */
export function priceList(many: number): NodeType[] {
  const list = [4, 8, 2, 16, 32].flatMap((vcpu) =>
    FAMILIES.map(([family, gibPerVcpu, price]) => ({
      name: `${family}.${vcpu}`,
      capacity: [
        vcpu * 1000 - 80 - 20 * vcpu,
        Math.floor(vcpu * gibPerVcpu * 1024 * 0.93) - 600,
        vcpu <= 2 ? 29 : vcpu <= 8 ? 58 : 110,
      ],
      priceMicroUsdPerHour: vcpu * price,
    })),
  );
  return list.slice(0, many);
}
