/**
 * What a container, a pod or a node asks for or uses.
 * CPU in whole milli-CPU and memory in whole MiB once it is a request; predicted use may be
 * fractional. Memory is held in MiB, not bytes: 20,000 nodes of 1 TiB in bytes would pass 2^53,
 * and the breakdown of a pool must add up exactly.
 */
export type Resources = {
  readonly cpuMilli: number;
  readonly memoryMiB: number;
};

export const NO_RESOURCES: Resources = { cpuMilli: 0, memoryMiB: 0 };

export function add(a: Resources, b: Resources): Resources {
  return { cpuMilli: a.cpuMilli + b.cpuMilli, memoryMiB: a.memoryMiB + b.memoryMiB };
}

export function subtract(a: Resources, b: Resources): Resources {
  return { cpuMilli: a.cpuMilli - b.cpuMilli, memoryMiB: a.memoryMiB - b.memoryMiB };
}

export function scale(a: Resources, factor: number): Resources {
  return { cpuMilli: a.cpuMilli * factor, memoryMiB: a.memoryMiB * factor };
}

/** The larger of the two, resource by resource. */
export function max(a: Resources, b: Resources): Resources {
  return {
    cpuMilli: Math.max(a.cpuMilli, b.cpuMilli),
    memoryMiB: Math.max(a.memoryMiB, b.memoryMiB),
  };
}

/** The smaller of the two, resource by resource. */
export function min(a: Resources, b: Resources): Resources {
  return {
    cpuMilli: Math.min(a.cpuMilli, b.cpuMilli),
    memoryMiB: Math.min(a.memoryMiB, b.memoryMiB),
  };
}

export function sum(all: readonly Resources[]): Resources {
  return all.reduce(add, NO_RESOURCES);
}
