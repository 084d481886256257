import type { NodesDecidedBy } from "../model/types";

/** What decides the node count, as a noun. */
const BINDING: Readonly<Record<NodesDecidedBy, string>> = {
  cpu: "CPU requests",
  memory: "memory requests",
  pods: "pod slots",
  "cpu-use": "CPU use",
  "memory-use": "memory use",
  minimum: "the minimum you set",
  spread: "replicas on different nodes",
};

export function formatBinding(resource: NodesDecidedBy): string {
  return BINDING[resource];
}

/** The same as a clause: "CPU requests bind", "memory use binds". */
export function formatBinds(resource: NodesDecidedBy): string {
  if (resource === "minimum") return "your minimum decides";
  if (resource === "spread") return "replicas on different nodes decide";
  const plural = resource === "cpu" || resource === "memory" || resource === "pods";
  return `${BINDING[resource]} ${plural ? "bind" : "binds"}`;
}
