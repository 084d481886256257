import { formatCount } from "../../format/amounts";
import type { ComparisonRow } from "../comparison-rows";

const SPOKEN: Readonly<Record<string, string>> = {
  "istio-sidecar": "Istio sidecars",
  "istio-ambient-l4": "ambient without waypoints",
  "istio-ambient-waypoints": "ambient with waypoints",
};

/** How a sentence names an option. */
export function spoken(row: Pick<ComparisonRow, "id" | "name">): string {
  return SPOKEN[row.id] ?? row.name;
}

export function isPlural(row: Pick<ComparisonRow, "id">): boolean {
  return row.id === "istio-sidecar";
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "1 node", "12 nodes". */
export function nodeCount(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "node" : "nodes"}`;
}
