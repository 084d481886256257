import { OWNERS, type Owner } from "../../model/types";
import { POOL_RESOURCES, type PoolResource } from "../pool-by-owner";

/** The figures of one option that say how they came about, by the name a click carries. */
export const ROW_FIGURES = [
  "nodes",
  "cost",
  "delta-nodes",
  "delta-cost",
  "delta-share",
  "fair-share",
  "cpu-reserved",
  "cpu-used",
  "memory-reserved",
  "memory-used",
  "latency-p50",
  "latency-p99",
  "pods-restarted",
  "upgrade-time",
] as const;
type RowFigure = (typeof ROW_FIGURES)[number];

/** A line of the bill ("bill:nodes"), or an owner's part of the pool ("pool:cpu:system"). */
type PartFigure = `bill:${string}` | `pool:${PoolResource}:${Owner}`;

/** A row's figure, or a part of one. */
export type FigureKey = RowFigure | PartFigure;

export function isPart(figure: FigureKey): figure is PartFigure {
  return figure.includes(":");
}

/** Reads a key back from text; undefined where it names no figure. */
export function figureKey(text: string): FigureKey | undefined {
  const row = ROW_FIGURES.find((known) => known === text);
  if (row !== undefined) return row;
  if (text.startsWith("bill:")) return `bill:${text.slice("bill:".length)}`;
  const [, resource, owner] = /^pool:([^:]+):([^:]+)$/.exec(text) ?? [];
  const ofResource = POOL_RESOURCES.find((known) => known === resource);
  const ofOwner = OWNERS.find((known) => known === owner);
  return ofResource === undefined || ofOwner === undefined
    ? undefined
    : `pool:${ofResource}:${ofOwner}`;
}
