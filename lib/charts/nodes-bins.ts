import { podLabel } from "../format/pod-label";
import type { PackingProblem, Plan } from "../packing/types";

/** One layer of a node: all its pods of one class. */
export type NodeLayer = {
  readonly name: string;
  readonly pods: number;
  /** Of what one node offers to pods, 0..1. */
  readonly cpuShare: number;
  readonly memoryShare: number;
  /** Index into a palette: the pool's largest classes have their own, the rest share the last. */
  readonly colour: number;
};

/** Nodes with the same pods, drawn once: one bin for CPU and one for memory. */
export type NodeBin = { readonly nodes: number; readonly layers: readonly NodeLayer[] };

/** Classes with a colour of their own. */
export const BIN_COLOURS = 8;
/** Bins drawn; the commonest stand for the pool. */
const BINS = 12;

/** The picture of a plan: its commonest patterns as filled nodes, layer by layer. */
export function nodeBins(problem: PackingProblem, plan: Plan): readonly NodeBin[] {
  const capacity = problem.nodeTypes[0]?.capacity ?? [];
  const colours = colourOf(problem);
  const share = (index: number, dimension: number, pods: number) => {
    const offered = capacity[dimension] ?? 0;
    const size = problem.podClasses[index]?.size[dimension] ?? 0;
    return offered === 0 ? 0 : (pods * size) / offered;
  };
  return [...plan.nodes]
    .sort((a, b) => b.count - a.count)
    .slice(0, BINS)
    .map(({ count, pods }) => ({
      nodes: count,
      layers: pods
        .flatMap((each, index) =>
          each > 0
            ? [
                {
                  name: podLabel(problem.podClasses[index]?.name ?? `class ${index + 1}`),
                  pods: each,
                  cpuShare: share(index, 0, each),
                  memoryShare: share(index, 1, each),
                  colour: colours[index] ?? BIN_COLOURS,
                },
              ]
            : [],
        )
        .sort((a, b) => a.colour - b.colour || b.cpuShare - a.cpuShare),
    }));
}

/** The classes that ask for most of the pool, in CPU or memory, get the first colours. */
function colourOf(problem: PackingProblem): readonly number[] {
  const capacity = problem.nodeTypes[0]?.capacity ?? [];
  const asks = problem.podClasses.map(({ size, count }, index) => {
    const part = (d: number) => ((size[d] ?? 0) * count) / Math.max(1, capacity[d] ?? 0);
    return { index, weight: Math.max(part(0), part(1)) };
  });
  const ranks = new Map(
    asks.sort((a, b) => b.weight - a.weight).map(({ index }, rank) => [index, rank]),
  );
  return problem.podClasses.map((_, index) =>
    Math.min(BIN_COLOURS, ranks.get(index) ?? BIN_COLOURS),
  );
}
