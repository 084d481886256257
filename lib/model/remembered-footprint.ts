import type { Trace } from "./formula";
import type { Footprint } from "./types";

/**
 * The same footprint, worked out once for each number of nodes: the search for the smallest pool
 * asks about the same numbers again and again. A trace is always worked out anew.
 */
export function rememberedFootprint(footprint: Footprint): Footprint {
  return {
    ...footprint,
    // A node is left for an agent to stand on: a pool of one node, whose zone may fail, serves on none.
    agents: onceForEach((nodes, trace) => footprint.agents(Math.max(1, nodes), trace)),
    deployments: onceForEach(footprint.deployments),
  };
}

/** The same function, asked once for each number; with a trace, every time. */
export function onceForEach<T>(
  answer: (nodes: number, trace?: Trace) => T,
): (nodes: number, trace?: Trace) => T {
  const known = new Map<number, T>();
  return (nodes, trace) => {
    const before = trace === undefined ? known.get(nodes) : undefined;
    if (before !== undefined) return before;
    const fresh = answer(nodes, trace);
    known.set(nodes, fresh);
    return fresh;
  };
}
