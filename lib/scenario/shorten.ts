/** At most 80 characters of what was received. */
export function shorten(value: unknown): string {
  const written = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return written.length > 80 ? `${written.slice(0, 79)}…` : written;
}
