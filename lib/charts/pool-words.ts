import type { Comparison, PoolPart } from "../model/types";

/** The cluster's node pools, the default one first; none where no option could be planned. */
function poolsOf({ options }: Comparison): readonly PoolPart[] {
  return options.find(({ issues }) => issues.length === 0)?.typical.pools ?? [];
}

/** "2 node pools, default (m6i.xlarge) and batch (c6i.4xlarge)"; undefined where there is but one. */
export function poolsInWords(comparison: Comparison): string | undefined {
  const pools = poolsOf(comparison);
  if (pools.length < 2) return undefined;
  const named = pools.map(({ name, nodeType }) => `${name} (${nodeType})`);
  const last = named.at(-1) ?? "";
  return `${pools.length} node pools, ${named.slice(0, -1).join(", ")} and ${last}`;
}
