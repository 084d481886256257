import type { BindingResource } from "../model/types";

/** What decides the node count, as a table says it: "CPU binds". */
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
