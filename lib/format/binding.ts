import type { BindingResource } from "../model/types";

/** What decides the node count, as a noun. */
const BINDING: Readonly<Record<BindingResource, string>> = {
  cpu: "CPU requests",
  memory: "memory requests",
  pods: "pod slots",
  "cpu-use": "CPU use",
  "memory-use": "memory use",
  minimum: "the minimum you set",
};

export function formatBinding(resource: BindingResource): string {
  return BINDING[resource];
}

/** The same as a clause: "CPU requests bind", "memory use binds". */
export function formatBinds(resource: BindingResource): string {
  if (resource === "minimum") return "your minimum decides";
  const plural = resource === "cpu" || resource === "memory" || resource === "pods";
  return `${BINDING[resource]} ${plural ? "bind" : "binds"}`;
}
