import { OWNER_LOOKS } from "@/lib/charts/options";
import type { FigureKey } from "@/lib/charts/derivations/figure-key";

const TITLES: Readonly<Record<Exclude<FigureKey, `${string}:${string}`>, string>> = {
  nodes: "nodes",
  cost: "cost",
  "delta-nodes": "nodes against no mesh",
  "delta-cost": "cost against no mesh",
  "delta-share": "cost against no mesh, as a share",
  "fair-share": "fair share",
  "cpu-reserved": "mesh CPU reserved",
  "cpu-used": "mesh CPU used",
  "memory-reserved": "mesh memory reserved",
  "memory-used": "mesh memory used",
  "latency-p50": "added latency, p50",
  "latency-p99": "added latency, p99",
  "pods-restarted": "pods an upgrade restarts",
  "upgrade-time": "duration of an upgrade",
};

/** What a figure is, as the panel's title has it; a line of the bill is named by its derivation. */
export function figureTitle(figure: FigureKey): string {
  if (figure.startsWith("bill:")) return "a line of the bill";
  if (!figure.startsWith("pool:")) return TITLES[figure as keyof typeof TITLES];
  const owner = figure.split(":")[2];
  const look = OWNER_LOOKS.find((candidate) => candidate.owner === owner);
  return `part of the pool: ${(look?.label ?? "").toLowerCase()}`;
}
