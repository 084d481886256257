import type { NodeLineId } from "@/lib/model/node-lines";

/** What a line of the count is called. */
export const LINE_LABELS: Readonly<Record<NodeLineId, string>> = {
  pods: "Pods, whole on whole nodes",
  headroom: "Headroom kept free on every node",
  failover: "To survive the loss of a zone",
  minimum: "Up to the minimum you set",
  even: "As many in every zone",
};
