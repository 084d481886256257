/**
 * `after`, with each part that equals the part in the same place of `before` taken from there: what
 * has not changed stays the same object, and what shows it need not be drawn anew. Plain data only.
 */
export function keepSame<Value>(before: unknown, after: Value): Value {
  if (before === after || !isTree(before) || !isTree(after)) return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const keys = Object.keys(after);
  const kept: Record<string, unknown> = Object.fromEntries(
    keys.map((key) => [key, keepSame(before[key], after[key])]),
  );
  const same =
    keys.length === Object.keys(before).length &&
    keys.every((key) => Object.hasOwn(before, key) && Object.is(kept[key], before[key]));
  if (same) return before as Value;
  return (Array.isArray(after) ? keys.map((key) => kept[key]) : kept) as Value;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
