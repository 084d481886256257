import type { Scenario } from "../scenario/schema";

/*
 * What may lie on an axis, by name alone: the page offers these without the model or the
 * scenario's validator in its own thread.
 */

export const AXIS_CHOICES = [
  { value: "pods", label: "Pods" },
  { value: "pod-size", label: "Pod size" },
  { value: "requests", label: "Requests per second" },
  { value: "l7-share", label: "Layer 7 share" },
  { value: "namespaces", label: "Services per namespace" },
  { value: "services-known", label: "Services known to a proxy" },
  { value: "node-size", label: "Node size" },
  { value: "headroom", label: "Headroom" },
] as const;
export type AxisId = (typeof AXIS_CHOICES)[number]["value"];

type AxisChoice = { readonly value: AxisId; readonly label: string };

/**
 * Those a scenario has: what is not described in a few numbers grows in whole copies and has its
 * services where they are, and a machine of one's own comes in one size.
 */
export function axisChoices({
  workloads,
  cluster,
}: Pick<Scenario, "workloads" | "cluster">): readonly AxisChoice[] {
  const quick = workloads.source === "quick";
  return AXIS_CHOICES.filter(
    ({ value }) =>
      (value !== "namespaces" || quick) && (value !== "node-size" || cluster.platform !== "custom"),
  ).map((choice) =>
    choice.value === "pods" && !quick ? { ...choice, label: "Copies of all workloads" } : choice,
  );
}

/** The input asked for by id, where there is such a one; pods otherwise. */
export const sweepAxisOf = (asked: string | undefined): AxisId =>
  AXIS_CHOICES.find(({ value }) => value === asked)?.value ?? "pods";

/** The two inputs a map spans unless others are chosen: traffic, and what of it needs layer 7. */
export function usualMapAxes({ functionLevel }: Scenario): {
  readonly x: AxisId;
  readonly y: AxisId;
} {
  return functionLevel.layer === "l7"
    ? { x: "requests", y: "l7-share" }
    : { x: "pods", y: "requests" };
}
