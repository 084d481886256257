/** What to do first, where a scenario has no pods to place; undefined where it has some. */
export function noPods(source: "example" | "quick" | "rows", pods: number): string | undefined {
  if (pods > 0) return undefined;
  return source === "rows"
    ? "Add rows first: there are no pods to place yet."
    : "Give a number of pods first: there are none to place yet.";
}

/** What the figures of such a scenario are. */
export const EMPTY_CLUSTER =
  "What stands below is the smallest cluster your settings allow, with nothing in it.";
