export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Next's parsed parameters as the query string they came from; a repeated key keeps all its values. */
export function queryOf(searchParams: SearchParams): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(searchParams)) {
    if (value === undefined) continue;
    for (const one of typeof value === "string" ? [value] : value) query.append(key, one);
  }
  return query.toString();
}
