import { formatCount } from "../../format/amounts";

export { capital, isPlural, lowered, spoken } from "../../format/spoken";

/** "1 node", "12 nodes". */
export function nodeCount(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "node" : "nodes"}`;
}
