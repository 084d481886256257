import type { InstanceType, Provider } from "../catalog/schema";
import { isCurrentGeneration } from "./generation";

/** Which types are ranked. Every one of these is on the page; none works unseen. */
export type RankingFilters = {
  readonly generations: "current" | "all";
  readonly architecture: "any" | InstanceType["arch"];
  readonly category: "any" | InstanceType["category"];
  /** One family by name ("m7g"); empty takes all. */
  readonly family: string;
  readonly burstable: boolean;
  /** Bounds on a node's vCPU; 0 sets none. */
  readonly minVcpu: number;
  readonly maxVcpu: number;
  /** A pool of fewer nodes is left out. */
  readonly minNodes: number;
  /** No node may be a larger part of its pool: what the loss of one takes with it. */
  readonly maxNodeSharePercent: number;
};

/** What an architect would choose without being asked. */
export const DEFAULT_FILTERS: RankingFilters = {
  generations: "current",
  architecture: "any",
  category: "any",
  family: "",
  burstable: false,
  minVcpu: 0,
  maxVcpu: 0,
  minNodes: 3,
  maxNodeSharePercent: 20,
};

/** Why a type is not ranked, in the order the reasons are tried. */
export const LEFT_OUT_REASONS = [
  "no-price",
  "unknown-capacity",
  "architecture",
  "category",
  "family",
  "size",
  "burstable",
  "no-baseline",
  "generation",
  "too-small",
  "few-nodes",
  "blast-radius",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** What the type itself says, before any pod is placed. */
export function filteredOut(
  type: InstanceType,
  provider: Provider,
  filters: RankingFilters,
): LeftOutReason | undefined {
  if (filters.architecture !== "any" && type.arch !== filters.architecture) return "architecture";
  if (filters.category !== "any" && type.category !== filters.category) return "category";
  if (filters.family !== "" && type.family !== filters.family) return "family";
  if (type.vcpu < filters.minVcpu) return "size";
  if (filters.maxVcpu > 0 && type.vcpu > filters.maxVcpu) return "size";
  if (type.burstable && !filters.burstable) return "burstable";
  // Nothing can be said about the CPU such a machine may use without end.
  if (type.burstable && type.sustainedVcpu === undefined) return "no-baseline";
  if (filters.generations === "current" && !isCurrentGeneration(type, provider)) {
    return "generation";
  }
  return undefined;
}

/** What the size of the pool says: equal nodes, so one node is 1 ÷ nodes of it. */
export function poolTooSmall(nodes: number, filters: RankingFilters): LeftOutReason | undefined {
  if (nodes < filters.minNodes) return "few-nodes";
  return nodes * filters.maxNodeSharePercent < 100 ? "blast-radius" : undefined;
}

/** The fewest nodes a pool may have under both rules. */
export function fewestNodes(filters: RankingFilters): number {
  return Math.max(filters.minNodes, Math.ceil(100 / Math.max(1, filters.maxNodeSharePercent)));
}
