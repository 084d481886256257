/** A field's value as a link spells it: 1 and 0 for flags, a list with commas. */
export function writeValue(value: unknown): string {
  return typeof value === "boolean" ? (value ? "1" : "0") : String(value);
}
